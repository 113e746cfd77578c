// A reader understands one format: it maps units of the source to messages or whole conversations.
//
// Readers are immutable and called from several threads at once; what they need per call lives in
// the Mapped they write to. Adding one: a source file with a detect and a make function, their
// declaration in readers.hpp, a row of kReaders, a sample, a golden case (docs/adding-a-reader.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/ingest/conversations/mapped.hpp"
#include "stages/ingest/cutting/unit.hpp"
#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/times/date_order.hpp"

namespace deskmill {

class Reader {
 public:
  virtual ~Reader() = default;
  /// How the input is to be cut, usually the sample's framing.
  virtual Framing framing() const = 0;
  virtual Grouping grouping() const = 0;
  /// "chat", "ticket", "email" ..., or "" when the source does not tell.
  virtual std::string channel() const { return {}; }
  /// Maps all units of the batch, in order: every unit must end as a message, or as merged, dropped
  /// or rejected.
  virtual void map(const UnitBatch& batch, Mapped& out) const = 0;

  /// Pointer of an array to be read whole before the first unit (users to join), or "".
  virtual std::string side_table() const { return {}; }
  /// Called before map() for every element of that array.
  virtual void add_side_row(JsonValue) {}
  /// About what is kept of these rows in memory.
  virtual std::size_t side_bytes() const { return 0; }
  /// Where the rules for roles stand, in their order; for explanations.
  virtual std::vector<std::string> role_rules() const { return {}; }
  /// Sentences for the user about what was assumed, each without a final full stop.
  virtual std::vector<std::string> remarks() const { return {}; }
};

/// What every reader is told of the command line.
struct ReaderSettings {
  std::optional<int> offset_minutes;             ///< --tz
  std::optional<std::int64_t> gap_milliseconds;  ///< --group-gap
  std::optional<DateOrder> date_order;           ///< --date-order
};

struct ReaderInfo {
  enum class Shape { kJson, kTable, kChat };

  std::string_view name;     ///< of --from, of meta.source.format and in front of ids
  Shape shape;               ///< it is only asked about samples of this shape
  std::string_view summary;  ///< for --list-formats
  std::string_view preset;   ///< mapping compiled in, or ""
  /// 0 = not mine, 1 = certainly mine. Called for every way of its shape to cut the head.
  double (*detect)(const ReaderInfo& self, const Sample& sample);
  std::unique_ptr<Reader> (*make)(const ReaderInfo& self, const Sample& sample,
                                  const ReaderSettings& settings);
};

/// The sample is of the reader's shape.
inline bool fits(const ReaderInfo& reader, const Sample& sample) {
  return reader.shape == ReaderInfo::Shape::kJson    ? sample.is_json()
         : reader.shape == ReaderInfo::Shape::kTable ? sample.is_delimited()
                                                     : sample.is_text();
}

/// 0 for a sample of another shape.
inline double confidence(const ReaderInfo& reader, const Sample& sample) {
  return fits(reader, sample) ? reader.detect(reader, sample) : 0;
}

}  // namespace deskmill
