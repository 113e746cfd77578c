// Cutters: bytes to batches of whole units, sequential and cheap. They know where a unit ends and
// nothing of what it says; the readers do the rest in parallel.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/tally.hpp"
#include "io/byte_source.hpp"
#include "stages/ingest/csv.hpp"
#include "stages/ingest/unit.hpp"

namespace deskmill {

/// How an input falls into units.
struct Framing {
  enum class Kind {
    kLines,     ///< one unit per line
    kRecords,   ///< CSV records in `dialect`
    kElements,  ///< elements of the JSON array at `pointer`, or a stream of JSON values
    kChat,      ///< lines; a batch begins only where a message begins
  };
  Kind kind = Kind::kLines;
  Dialect dialect;
  std::string pointer;
  bool by_line = false;  ///< kElements: JSON Lines; every line holds such an array
  /// kChat: this line (in the input's charset) begins a message.
  std::function<bool(std::string_view)> starts_message;
  /// kChat, optional: a line that later messages need (the date above bare clock times).
  std::function<bool(std::string_view)> is_context;
};

class UnitCutter {
 public:
  virtual ~UnitCutter() = default;
  /// Fills the next batch; false at the end of the input. Throws what the source throws.
  virtual bool next(UnitBatch& batch) = 0;
  /// "input/blank_lines", "input/crlf_lines", "input/bom", "input/no_final_newline".
  virtual const Tally& tally() const { return tally_; }
  /// What was wrong with the input as a whole once it has ended, or "": "array is not closed".
  virtual std::string complaint() { return {}; }

 protected:
  Tally tally_;
};

/// `source` delivers ASCII-compatible bytes; a byte order mark is skipped.
std::unique_ptr<UnitCutter> make_cutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                                        std::size_t max_unit_bytes);

/// Delivers `head`, then the rest of `source`.
std::unique_ptr<ByteSource> prepend(std::string head, std::unique_ptr<ByteSource> source);

/// Decodes the stream to UTF-8: for UTF-16, and for JSON in other charsets, whose second bytes may look
/// like brackets. Undecodable bytes become U+FFFD and are counted in `replaced`.
class DecodedSource : public ByteSource {
 public:
  DecodedSource(std::unique_ptr<ByteSource> source, std::string_view charset,
                std::size_t& replaced);
  ~DecodedSource() override;
  std::size_t read(char* buffer, std::size_t capacity) override;
  std::uint64_t raw_bytes() const override;
  Hash128 raw_hash() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
