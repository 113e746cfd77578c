// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/mapping_reader.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/error.hpp"
#include "stages/ingest/csv.hpp"
#include "stages/ingest/message_mapper.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

using SharedMapping = std::shared_ptr<const Mapping>;

/// What all three kinds of input have in common.
class MappingReader : public Reader {
 public:
  MappingReader(SharedMapping mapping, Framing framing, const ReaderSettings& settings)
      : mapping_(std::move(mapping)), framing_(std::move(framing)) {
    grouping_.kind = kind_of_grouping(settings);
    grouping_.gap_milliseconds = settings.gap_milliseconds.value_or(mapping_->gap_milliseconds);
  }

  Framing framing() const override { return framing_; }
  Grouping grouping() const override { return grouping_; }
  std::string channel() const override { return mapping_->channel; }

 protected:
  /// Sends one mapped row on its way.
  void deliver(const MessageMapper& mapper, const SourceRow& row, std::string_view date,
               std::string_view record, const Unit& unit, Mapped& out) const {
    Message message;
    const std::string dropped_by = mapper.map(row, date, message, out.finished.notes);
    if (!dropped_by.empty()) {
      out.dropped(dropped_by, unit, record);
      return;
    }
    message.line = unit.line;
    if (grouping_.kind == Grouping::Kind::kContiguous && message.conversation.empty()) {
      message.conversation = out.writer().source().file + ":" + std::to_string(unit.line);
    }
    out.message(std::move(message));
  }

  MessageMapper::Settings mapper_settings(const Sample& sample,
                                          const ReaderSettings& settings) const {
    return {settings.offset_minutes, std::nullopt, sample.head->name};
  }

  SharedMapping mapping_;
  Framing framing_;
  Grouping grouping_;

 private:
  Grouping::Kind kind_of_grouping(const ReaderSettings& settings) const {
    if (!mapping_->reply_to.empty()) return Grouping::Kind::kReplies;
    if (mapping_->single) return Grouping::Kind::kSingle;
    if (settings.gap_milliseconds || mapping_->gap_milliseconds > 0) return Grouping::Kind::kGap;
    // Rows that nothing ties together are one conversation each.
    const bool tied = !mapping_->conversation.empty() || mapping_->input == Mapping::Input::kChat;
    return tied ? Grouping::Kind::kContiguous : Grouping::Kind::kSingle;
  }
};

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
  const std::size_t length =
      mapping.detect.cells.empty() ? usual_length(sample.rows) : mapping.detect.cells.size();
  for (std::size_t i = 0; i < length; ++i) names.push_back("#" + std::to_string(i + 1));
  return names;
}

class DelimitedReader : public MappingReader {
 public:
  DelimitedReader(const SharedMapping& mapping, const Sample& sample,
                  const ReaderSettings& settings)
      : MappingReader(mapping, sample.framing, settings),
        columns_(column_names(*mapping, sample)),
        mapper_(mapping, Columns{columns_, false, {}}, mapper_settings(sample, settings)) {}

  void map(const UnitBatch& batch, Mapped& out) const override {
    CsvCells cells;
    for (std::size_t i = 0; i < batch.units.size(); ++i) {
      if (i == 0 && batch.first && mapping_->header) {
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
    const bool rest_is_empty =
        row.size() >= columns_.size() &&
        std::all_of(row.begin() + static_cast<std::ptrdiff_t>(columns_.size()), row.end(),
                    [](std::string_view cell) { return cell.empty(); });
    if (!rest_is_empty) {
      out.rejected("csv.ragged",
                   std::to_string(columns_.size()) + " cells expected, " +
                       std::to_string(row.size()) + " found",
                   batch, unit);
      return;
    }
    deliver(mapper_, SourceRow{&row, {}, {}}, {}, *text, unit, out);
  }

  std::vector<std::string> columns_;
  MessageMapper mapper_;
};

class JsonReader : public MappingReader {
 public:
  JsonReader(const SharedMapping& mapping, const Sample& sample, const ReaderSettings& settings)
      : MappingReader(mapping, sample.framing, settings),
        mapper_(mapping, Columns{{}, true, {}}, mapper_settings(sample, settings)) {}

  void map(const UnitBatch& batch, Mapped& out) const override {
    for (const Unit& unit : batch.units) {
      if (const auto root = out.parsed(batch, unit)) map_element(*root, batch, unit, out);
    }
  }

 private:
  void map_element(JsonValue root, const UnitBatch& batch, const Unit& unit, Mapped& out) const {
    if (mapping_->messages.empty()) {
      deliver(mapper_, SourceRow{nullptr, root, {}}, {}, root.raw(), unit, out);
      return;
    }
    const JsonValue messages = root.at_pointer(mapping_->messages);
    if (messages.is(JsonType::kObject)) {  // some exports collapse a list of one to its element
      deliver(mapper_, SourceRow{nullptr, messages, root}, {}, messages.raw(), unit, out);
      return;
    }
    if (!messages.is(JsonType::kArray) || messages.size() == 0) {
      out.rejected("ingest.no_messages", "no messages at " + mapping_->messages, batch, unit);
      return;
    }
    for (const JsonValue message : messages) {
      deliver(mapper_, SourceRow{nullptr, message, root}, {}, message.raw(), unit, out);
    }
  }

  MessageMapper mapper_;
};

/// The named groups of a pattern, in order, as columns.
std::vector<std::string> group_columns(const Pattern& pattern) {
  return pattern.group_names();
}

std::string_view group_text(std::string_view line, const MatchSpan& span) {
  return span.matched() ? line.substr(span.begin, span.end - span.begin) : std::string_view();
}

HeaderValues header_values(const Mapping& mapping, const Sample& sample) {
  HeaderValues values;
  std::vector<MatchSpan> groups;
  for (const std::string_view line : sample.lines) {
    if (mapping.line->matches(line)) break;
    for (const Pattern& header : mapping.header_lines) {
      if (!header.find(line, 0, groups)) continue;
      for (std::size_t i = 0; i < header.group_names().size(); ++i) {
        const std::string& name = header.group_names()[i];
        if (!name.empty()) values.emplace(name, group_text(line, groups[i + 1]));
      }
    }
  }
  return values;
}

std::vector<std::string_view> sample_dates(const Mapping& mapping, const Head& head) {
  std::vector<std::string_view> dates;
  const auto& names = mapping.line->group_names();
  const auto group = std::find(names.begin(), names.end(), "date") - names.begin() + 1;
  std::vector<MatchSpan> groups;
  for (std::string_view rest = head.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (static_cast<std::size_t>(group) > names.size()) break;
    if (!mapping.line->find(line, 0, groups)) continue;
    dates.push_back(group_text(line, groups[static_cast<std::size_t>(group)]));
  }
  return dates;
}

class ChatReader : public MappingReader {
 public:
  ChatReader(const SharedMapping& mapping, const Sample& sample, const ReaderSettings& settings)
      : MappingReader(mapping, chat_framing(mapping, sample.head->charset), settings),
        mapper_(mapping,
                Columns{group_columns(*mapping->line), false, header_values(*mapping, sample)},
                chat_settings(sample, settings)) {}

  void map(const UnitBatch& batch, Mapped& out) const override {
    Pending pending;
    if (!batch.context.empty()) set_date(batch.context, pending);
    for (const Unit& unit : batch.units) map_line(batch, unit, pending, out);
    flush(pending, out);
  }

  std::vector<std::string> remarks() const override { return remarks_; }

 private:
  /// The message whose further lines are still being collected.
  struct Pending {
    const Unit* unit = nullptr;
    std::vector<std::string> cells;
    std::size_t text_cell = 0;
    std::string record, date;
    std::vector<MatchSpan> groups;
  };

  static Framing chat_framing(const SharedMapping& mapping, const std::string& charset) {
    Framing framing;
    framing.kind = Framing::Kind::kChat;
    const auto matches = [charset](const Pattern& pattern, std::string_view line) {
      if (charset == "UTF-8") return pattern.matches(line);
      const auto decoded = decode_strict(line, charset);
      return decoded && pattern.matches(*decoded);
    };
    framing.starts_message = [mapping, matches](std::string_view line) {
      return matches(*mapping->line, line);
    };
    if (mapping->date_line) {
      framing.is_context = [mapping, matches](std::string_view line) {
        return matches(*mapping->date_line, line);
      };
    }
    return framing;
  }

  MessageMapper::Settings chat_settings(const Sample& sample, const ReaderSettings& settings) {
    auto result = mapper_settings(sample, settings);
    if (mapping_->time_formats.front() != "date_order") return result;
    const DateOrderVote vote = decide_date_order(sample_dates(*mapping_, *sample.head));
    result.date_order = vote.order;
    if (!vote.certain && !sample.lines.empty()) {
      remarks_.push_back(std::string("the order of day and month is not certain; taken as ") +
                         (vote.order == DateOrder::kMonthDayYear   ? "month, day, year"
                          : vote.order == DateOrder::kDayMonthYear ? "day, month, year"
                                                                   : "year, month, day"));
    }
    return result;
  }

  void map_line(const UnitBatch& batch, const Unit& unit, Pending& pending, Mapped& out) const {
    if (unit.begin == unit.end) {
      if (pending.unit != nullptr) pending.cells[pending.text_cell] += '\n';
      return;
    }
    if (out.reject_fault(batch, unit)) return;
    const auto line = out.decoded(batch, unit);
    if (!line) return;
    if (mapping_->line->find(*line, 0, pending.groups)) {
      flush(pending, out);
      begin(*line, unit, pending);
    } else if (mapping_->date_line && mapping_->date_line->matches(*line)) {
      flush(pending, out);
      set_date(*line, pending);
      out.dropped("chat_date_line", unit, *line);
    } else if (is_header(*line)) {
      flush(pending, out);
      out.dropped("chat_header", unit, *line);
    } else if (pending.unit != nullptr) {
      pending.cells[pending.text_cell].append("\n").append(*line);
      pending.record.append("\n").append(*line);
      out.finished.notes.count("input/continuation_lines");
    } else {
      out.rejected("chat.no_message", "no message begins here or above", batch, unit);
    }
  }

  bool is_header(std::string_view line) const {
    return std::any_of(mapping_->header_lines.begin(), mapping_->header_lines.end(),
                       [&](const Pattern& header) { return header.matches(line); });
  }

  void begin(std::string_view line, const Unit& unit, Pending& pending) const {
    pending.unit = &unit;
    pending.record = line;
    pending.cells.clear();
    const auto& names = mapping_->line->group_names();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == "text") pending.text_cell = i;
      pending.cells.emplace_back(group_text(line, pending.groups[i + 1]));
    }
  }

  void set_date(std::string_view line, Pending& pending) const {
    if (!mapping_->date_line->find(line, 0, pending.groups)) return;
    const bool has_group = pending.groups.size() > 1 && pending.groups[1].matched();
    pending.date = group_text(line, pending.groups[has_group ? 1 : 0]);
  }

  void flush(Pending& pending, Mapped& out) const {
    if (pending.unit == nullptr) return;
    std::string& text = pending.cells[pending.text_cell];
    while (text.ends_with('\n')) text.pop_back();
    const std::vector<std::string_view> cells(pending.cells.begin(), pending.cells.end());
    deliver(mapper_, SourceRow{&cells, {}, {}}, pending.date, pending.record, *pending.unit, out);
    pending.unit = nullptr;
  }

  std::vector<std::string> remarks_;
  MessageMapper mapper_;
};

double columns_score(const Mapping& mapping, const Sample& sample) {
  if (sample.rows.empty()) return 0;
  if (!mapping.detect.columns.empty()) {
    const auto& header = sample.rows.front();
    for (const std::string& column : mapping.detect.columns) {
      if (std::find(header.begin(), header.end(), column) == header.end()) return 0;
    }
    return 0.95;
  }
  if (mapping.detect.cells.empty()) return 0;
  std::size_t fitting = 0;
  for (const auto& row : sample.rows) {
    bool fits = row.size() == mapping.detect.cells.size();
    for (std::size_t i = 0; fits && i < row.size(); ++i)
      fits = mapping.detect.cells[i].matches(row[i]);
    fitting += fits ? 1 : 0;
  }
  const double share = static_cast<double>(fitting) / static_cast<double>(sample.rows.size());
  return share >= 0.8 ? 0.95 * share : 0;
}

double chat_score(const Mapping& mapping, const Sample& sample) {
  constexpr double kLeastShare = 0.3;  // messages may have several lines each
  if (sample.lines.empty()) return 0;
  const auto matching =
      std::count_if(sample.lines.begin(), sample.lines.end(),
                    [&](std::string_view line) { return mapping.line->matches(line); });
  const double share = static_cast<double>(matching) / static_cast<double>(sample.lines.size());
  if (share < kLeastShare) return 0;
  const bool named = std::any_of(
      mapping.detect.head.begin(), mapping.detect.head.end(), [&](const std::string& text) {
        return sample.head->text.substr(0, 4096).find(text) != std::string::npos;
      });
  return named ? 0.97 : 0.6 + 0.35 * share;
}

double json_score(const Mapping& mapping, const Sample& sample) {
  if (mapping.detect.keys.empty() || sample.framing.pointer != mapping.records) return 0;
  const std::vector<std::string_view> keys(mapping.detect.keys.begin(), mapping.detect.keys.end());
  return 0.95 * sample.share_with(keys);
}

}  // namespace

double score_mapping(const Mapping& mapping, const Sample& sample) {
  switch (mapping.input) {
    case Mapping::Input::kDelimited:
      return sample.is_delimited() ? columns_score(mapping, sample) : 0;
    case Mapping::Input::kJson:
      return sample.is_json() ? json_score(mapping, sample) : 0;
    case Mapping::Input::kChat:
      return sample.is_text() ? chat_score(mapping, sample) : 0;
  }
  return 0;
}

std::unique_ptr<Reader> make_mapping_reader(std::shared_ptr<const Mapping> mapping,
                                            const Sample& sample, const ReaderSettings& settings) {
  switch (mapping->input) {
    case Mapping::Input::kJson:
      return std::make_unique<JsonReader>(mapping, sample, settings);
    case Mapping::Input::kChat:
      return std::make_unique<ChatReader>(mapping, sample, settings);
    case Mapping::Input::kDelimited:
      break;
  }
  return std::make_unique<DelimitedReader>(mapping, sample, settings);
}

Sample sample_for(const Mapping& mapping, const Head& head) {
  if (mapping.input == Mapping::Input::kChat) return chat_sample(head);
  if (mapping.input == Mapping::Input::kDelimited) {
    Dialect dialect = detect_dialect(head.text, head.complete).value_or(Dialect{});
    if (mapping.delimiter != '\0') dialect.delimiter = mapping.delimiter;
    if (!mapping.quotes) dialect.quote = '\0';
    return delimited_sample(head, dialect);
  }
  if (!mapping.records.empty()) return elements_sample(head, mapping.records);
  for (Sample& sample : samples_of(head)) {
    if (sample.is_json() && sample.framing.pointer.empty()) return std::move(sample);
  }
  return json_lines_sample(head);
}

}  // namespace deskmill
