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
#include "stages/ingest/cutting/csv.hpp"
#include "stages/ingest/cutting/unit.hpp"

namespace deskmill {

/// Cutters skip it at the beginning of an input, and where files were put behind one another.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

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
  /// JSON Lines that were written like the elements of a list: a comma behind the object of a line
  /// is none of it.
  bool trailing_commas = false;
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
  /// "input/blank_lines", "input/crlf_lines", "input/bom", "input/no_final_newline",
  /// "input/trailing_commas".
  virtual const Tally& tally() const { return tally_; }
  /// What was wrong with the input as a whole once it has ended, or "": "array is not closed".
  virtual std::string complaint() { return {}; }

 protected:
  Tally tally_;
};

/// `source` delivers ASCII-compatible bytes; a byte order mark is skipped.
std::unique_ptr<UnitCutter> make_cutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                                        std::size_t max_unit_bytes);

}  // namespace deskmill
