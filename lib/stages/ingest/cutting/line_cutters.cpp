// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/line_cutters.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "stages/ingest/cutting/window_cutter.hpp"

namespace deskmill {
namespace {

class RecordCutter : public WindowCutter {
 public:
  RecordCutter(const Dialect& dialect, std::unique_ptr<ByteSource> source,
               std::size_t max_unit_bytes)
      : WindowCutter(std::move(source), max_unit_bytes), dialect_(dialect) {}

 private:
  std::size_t cut(std::string_view bytes, bool complete, UnitBatch& batch) override {
    const auto separator = window_.line() == 1 ? separator_line(bytes) : std::nullopt;
    std::size_t begin = separator ? separator->bytes : 0;
    batch.units.clear();
    RecordFinder finder(bytes, dialect_, complete, max_unit_bytes_);
    while (begin < bytes.size()) {
      const std::size_t first_cell = behind_bom(bytes, begin);
      const RecordEnd record = finder.at(first_cell);
      if (record.state == RecordEnd::State::kNeedMore) break;
      if (is_blank_record(bytes.substr(first_cell, record.end - first_cell))) {
        tally_.add("input/blank_lines");
      } else {
        add_unit(first_cell, record.end, batch,
                 record.state == RecordEnd::State::kBadQuote ? Unit::Fault::kBadQuote
                                                             : Unit::Fault::kNone);
      }
      begin = record.next;
    }
    return begin;
  }

  /// Blanks alone are no row, but delimiters are one of empty cells.
  bool is_blank_record(std::string_view record) const {
    return is_ascii_blank(record) && record.find(dialect_.delimiter) == record.npos;
  }

  Dialect dialect_;
};

class TextLineCutter : public WindowCutter {
 public:
  TextLineCutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                 std::size_t max_unit_bytes)
      : WindowCutter(std::move(source), max_unit_bytes), framing_(framing) {}

 private:
  std::size_t cut(std::string_view bytes, bool complete, UnitBatch& batch) override {
    std::size_t end = bytes.size();
    if (!complete) {
      const std::size_t newline = bytes.rfind('\n');
      if (newline == std::string_view::npos) return 0;
      end = newline + 1;
    }
    batch.units.clear();
    for (std::size_t begin = 0; begin < end;) {
      begin = behind_bom(bytes, begin);
      const std::size_t newline = std::min(bytes.find('\n', begin), end);
      add_unit(begin, without_comma(bytes, begin, before_returns(bytes, begin, newline)), batch);
      begin = newline + 1;
    }
    if (!complete && framing_.starts_message) end = back_to_message(bytes, end, batch);
    batch.context = context_;
    if (framing_.is_context) remember_context(bytes, batch);
    return end;
  }

  /// Where the line from `begin` to `end` ends when a comma behind its object is left out.
  std::size_t without_comma(std::string_view bytes, std::size_t begin, std::size_t end) {
    if (!framing_.trailing_commas) return end;
    const std::string_view line = without_trailing_comma(bytes.substr(begin, end - begin));
    if (begin + line.size() == end) return end;
    tally_.add("input/trailing_commas");
    return begin + line.size();
  }

  /// Leaves the last message to the next batch: its further lines may still come. When the window
  /// holds no second message, it is cut anyway once it has grown to the limit.
  std::size_t back_to_message(std::string_view bytes, std::size_t end, UnitBatch& batch) const {
    for (std::size_t i = batch.units.size(); i-- > 1;) {
      const Unit& unit = batch.units[i];
      if (!framing_.starts_message(bytes.substr(unit.begin, unit.end - unit.begin))) continue;
      const std::size_t cut = unit.begin;
      batch.units.resize(i);
      return cut;
    }
    return bytes.size() > max_unit_bytes_ ? end : 0;
  }

  void remember_context(std::string_view bytes, const UnitBatch& batch) {
    for (const Unit& unit : batch.units) {
      const std::string_view line = bytes.substr(unit.begin, unit.end - unit.begin);
      if (framing_.is_context(line)) context_ = line;
    }
  }

  Framing framing_;
  std::string context_;
};

}  // namespace

std::string_view without_trailing_comma(std::string_view line) {
  const std::size_t comma = line.find_last_not_of(" \t");
  if (comma == line.npos || line[comma] != ',') return line;
  const std::string_view object = trimmed(line.substr(0, comma), " \t");
  return object.ends_with('}') ? line.substr(0, comma) : line;
}

std::unique_ptr<UnitCutter> make_record_cutter(const Dialect& dialect,
                                               std::unique_ptr<ByteSource> source,
                                               std::size_t max_unit_bytes) {
  return std::make_unique<RecordCutter>(dialect, std::move(source), max_unit_bytes);
}

std::unique_ptr<UnitCutter> make_line_cutter(const Framing& framing,
                                             std::unique_ptr<ByteSource> source,
                                             std::size_t max_unit_bytes) {
  return std::make_unique<TextLineCutter>(framing, std::move(source), max_unit_bytes);
}

}  // namespace deskmill
