// Tables and JSON under a mapping; chat text is in chat_reader.cpp.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/mapping_reader.hpp"

#include <algorithm>
#include <map>

#include "core/ascii.hpp"
#include "core/counted.hpp"
#include "stages/ingest/cutting/csv.hpp"
#include "stages/ingest/cutting/cutters.hpp"
#include "stages/ingest/mapping/mapping_check.hpp"
#include "stages/ingest/readers/mapping_detect.hpp"
#include "stages/ingest/readers/mapping_reader_base.hpp"
#include "stages/ingest/times/time_format.hpp"

namespace deskmill {
namespace {

std::size_t usual_length(const std::vector<std::vector<std::string>>& rows) {
  std::map<std::size_t, std::size_t> count;
  std::size_t best = 0;
  for (const auto& row : rows) {
    if (++count[row.size()] > count[best]) best = row.size();
  }
  return best;
}

std::vector<std::string> column_names(const Mapping& mapping, const Sample& sample) {
  if (sample.rows.empty()) return {};
  if (mapping.header) {
    std::vector<std::string> names = sample.rows.front();
    while (!names.empty() && names.back().empty()) names.pop_back();
    return names;
  }
  std::vector<std::string> names;
  const std::size_t length = std::max(usual_length(sample.rows), mapping.detect.cells.size());
  for (std::size_t i = 0; i < length; ++i) names.push_back("#" + std::to_string(i + 1));
  return names;
}

bool same_but_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return ascii_lower(x) == ascii_lower(y);
         });
}

/// Times of the sample, as spelt.
std::vector<std::string_view> sample_times(const Mapping& mapping, const Sample& sample,
                                           const Columns& columns) {
  const FieldChoice time(mapping.time, columns);
  std::vector<std::string_view> times;
  for (std::size_t i = mapping.header ? 1 : 0; i < sample.rows.size(); ++i) {
    const std::vector<std::string_view> cells(sample.rows[i].begin(), sample.rows[i].end());
    times.push_back(time.text(SourceRow{&cells, {}, {}}));
  }
  for (const JsonDocument& document : sample.documents) {
    const JsonValue root = document.root();
    if (mapping.messages.empty()) {
      times.push_back(time.text(SourceRow{nullptr, root, {}}));
      continue;
    }
    for (const JsonValue message : root.at_pointer(mapping.messages)) {
      times.push_back(time.text(SourceRow{nullptr, message, root}));
    }
  }
  return times;
}

/// Dates whose order is to be found out: of the times that "auto" cannot read.
std::vector<std::string_view> numeric_dates(const std::vector<std::string_view>& times) {
  std::vector<std::string_view> dates;
  for (const std::string_view time : times) {
    const auto numeric = split_numeric_time(time);
    if (numeric && !TimeFormat::parse(time, "auto")) dates.push_back(numeric->date);
  }
  return dates;
}

/// What tables and JSON have in common.
class RowsReader : public MappingReader {
 public:
  using MappingReader::MappingReader;

 protected:
  MessageMapper::Settings row_settings(const Sample& sample, const Columns& columns,
                                       const ReaderSettings& settings) {
    auto result = mapper_settings(sample, settings);
    const auto& formats = mapping_->time_formats;
    const bool any_order = std::any_of(formats.begin(), formats.end(), [](const auto& format) {
      return format == "auto" || format == "date_order";
    });
    if (!any_order) return result;
    const auto dates = numeric_dates(sample_times(*mapping_, sample, columns));
    if (dates.empty() && !settings.date_order) return result;
    result.whole_times = true;
    set_date_order(dates, settings, result);
    return result;
  }
};

class DelimitedReader : public RowsReader {
 public:
  DelimitedReader(const SharedMapping& mapping, const Sample& sample,
                  const ReaderSettings& settings)
      : RowsReader(mapping, sample.framing, settings),
        columns_(column_names(*mapping, sample)),
        begins_with_names_(mapping->header || names_columns(*mapping, sample)),
        mapper_(mapping, Columns{columns_, false, {}},
                row_settings(sample, Columns{columns_, false, {}}, settings)) {
    for (std::string& sentence : repeated_columns(*mapping, columns_)) {
      remarks_.push_back(std::move(sentence));
    }
  }

  void map(const UnitBatch& batch, Mapped& out) const override {
    CsvCells cells;
    for (std::size_t i = 0; i < batch.units.size(); ++i) {
      if (i == 0 && batch.first && begins_with_names_) {
        out.finished.notes.count("input/header_rows");
        continue;
      }
      map_row(batch, batch.units[i], cells, out);
    }
  }

 private:
  void map_row(const UnitBatch& batch, const Unit& unit, CsvCells& cells, Mapped& out) const {
    if (out.reject_fault(batch, unit)) return;
    const auto text = out.decoded(batch, unit);
    if (!text) return;
    const auto& row = cells.split(*text, framing_.dialect);
    if (mapping_->header && is_header_again(row)) {
      return out.dropped("repeated_header", unit, *text);
    }
    if (mapping_->header && is_header_in_other_order(row)) {
      return out.rejected("csv.other_header",
                          "the names of the columns in another order: rows below are misread, put "
                          "them into a file of their own",
                          batch, unit);
    }
    const bool rest_is_empty =
        row.size() >= columns_.size() &&
        std::all_of(row.begin() + static_cast<std::ptrdiff_t>(columns_.size()), row.end(),
                    [](std::string_view cell) { return cell.empty(); });
    if (!rest_is_empty) {
      out.rejected(
          "csv.ragged",
          counted(columns_.size(), "cell") + " expected, " + std::to_string(row.size()) + " found",
          batch, unit);
      return;
    }
    const bool has_lines = text->find('\n') != std::string_view::npos;
    if (has_lines && seems_to_swallow_rows(*text, row.size(), framing_.dialect)) {
      out.odd("input/rows_in_cells", unit);
    }
    deliver(mapper_, SourceRow{&row, {}, {}}, {}, *text, batch, unit, out);
  }

  /// Tables put behind one another bring their header with them, and sometimes its byte order mark.
  bool is_header_again(const std::vector<std::string_view>& row) const {
    if (columns_.size() < 2 || row.size() < columns_.size()) return false;
    const std::size_t mark = row[0].starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    return same_but_case(row[0].substr(mark), columns_[0]) &&
           std::equal(columns_.begin() + 1, columns_.end(), row.begin() + 1, same_but_case);
  }

  /// So do tables of another export.
  bool is_header_in_other_order(const std::vector<std::string_view>& row) const {
    const auto is_name = [&](std::string_view cell) {
      return !cell.empty() && std::find(columns_.begin(), columns_.end(), cell) != columns_.end();
    };
    return columns_.size() > 2 && row.size() >= columns_.size() && is_name(row[0]) &&
           std::is_permutation(columns_.begin(), columns_.end(), row.begin(),
                               row.begin() + static_cast<std::ptrdiff_t>(columns_.size()));
  }

  std::vector<std::string> columns_;
  bool begins_with_names_;
  MessageMapper mapper_;
};

class JsonReader : public RowsReader {
 public:
  JsonReader(const SharedMapping& mapping, const Sample& sample, const ReaderSettings& settings)
      : RowsReader(mapping, sample.framing, settings),
        mapper_(mapping, Columns{{}, true, {}, &members_},
                row_settings(sample, Columns{{}, true, {}}, settings)) {}

  void map(const UnitBatch& batch, Mapped& out) const override {
    for (const Unit& unit : batch.units) {
      if (const auto root = out.parsed(batch, unit)) map_element(*root, batch, unit, out);
    }
  }

 private:
  SourceRow row_of(JsonValue message, JsonValue parent, Mapped& out) const {
    std::vector<JsonValue>& members = out.workspace.members;
    const std::uint64_t present = members_.find_in(message, members);
    return {nullptr, message, parent, &members, present};
  }

  void map_element(JsonValue root, const UnitBatch& batch, const Unit& unit, Mapped& out) const {
    if (mapping_->messages.empty()) {
      deliver(mapper_, row_of(root, {}, out), {}, root.raw(), batch, unit, out);
      return;
    }
    const JsonValue messages = root.at_pointer(mapping_->messages);
    const bool is_open = map_opening(root, messages, batch, unit, out);
    if (messages.is(JsonType::kObject)) {  // some exports collapse a list of one to its element
      deliver(mapper_, row_of(messages, root, out), {}, messages.raw(), batch, unit, out);
      return;
    }
    if (!messages.is(JsonType::kArray) || messages.size() == 0) {
      if (is_open) {
        if (!messages.exists()) out.odd("conversations/without_messages", unit);
        return;
      }
      // Nobody wrote, or nobody was there: an export of all chats has such ones.
      if (messages.is(JsonType::kArray) || messages.is(JsonType::kNull)) {
        return out.dropped("no_messages", unit, root.raw());
      }
      out.rejected("ingest.no_messages", "no messages at " + mapping_->messages, batch, unit);
      return;
    }
    for (const JsonValue message : messages) {
      deliver(mapper_, row_of(message, root, out), {}, message.raw(), batch, unit, out);
    }
  }

  /// What stands in front of the messages; true when it says something.
  bool map_opening(JsonValue root, JsonValue messages, const UnitBatch& batch, const Unit& unit,
                   Mapped& out) const {
    const JsonValue opening = opening_of(*mapping_, root);
    if (!opening.exists()) return false;
    const SourceRow row{nullptr, opening, root};
    const std::string text = text_of(row);
    if (text.empty()) return false;
    // Some help desks repeat it as the first message.
    const bool again = messages.is(JsonType::kArray) && messages.size() > 0 &&
                       text_of(SourceRow{nullptr, messages.element(0), root}) == text;
    if (!again) deliver(mapper_, row, {}, opening.raw(), batch, unit, out);
    return true;
  }

  std::string text_of(const SourceRow& row) const {
    Message message;
    Notes ignored;
    return mapper_.map(row, {}, message, ignored).fate == Fate::kKept ? message.turn.text
                                                                      : std::string();
  }

  MemberNumbers members_;  ///< of the mapper's fields
  MessageMapper mapper_;
};

}  // namespace

std::unique_ptr<Reader> make_mapping_reader(std::shared_ptr<const Mapping> mapping,
                                            const Sample& sample, const ReaderSettings& settings) {
  switch (mapping->input) {
    case Mapping::Input::kJson:
      return std::make_unique<JsonReader>(mapping, sample, settings);
    case Mapping::Input::kChat:
      return make_chat_reader(mapping, sample, settings);
    case Mapping::Input::kDelimited:
      break;
  }
  return std::make_unique<DelimitedReader>(mapping, sample, settings);
}

}  // namespace deskmill
