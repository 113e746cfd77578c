// Chat text: lines of which a pattern says where a message begins; what follows goes on with it.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/ingest/readers/mapping_base.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

/// The named groups of a pattern, in order, as columns.
std::vector<std::string> group_columns(const Pattern& pattern) {
  return pattern.group_names();
}

std::string_view group_text(std::string_view line, const MatchSpan& span) {
  return span.matched() ? line.substr(span.begin, span.end - span.begin) : std::string_view();
}

/// Messages are looked at as well: an account of the shop may be all that names it. What comes
/// first counts.
HeaderValues header_values(const Mapping& mapping, const Sample& sample) {
  HeaderValues values;
  std::vector<MatchSpan> groups;
  for (const std::string_view line : sample.lines) {
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
    flush(batch, pending, out);
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
    if (settings.date_order) {
      result.date_order = settings.date_order;
      result.date_order_given = true;
      return result;
    }
    const DateOrderVote vote = decide_date_order(sample_dates(*mapping_, *sample.head));
    result.date_order = vote.order;
    if (!vote.certain && !sample.lines.empty()) {
      remarks_.push_back("the order of day and month is not certain; taken as " +
                         std::string(name_of(vote.order)) + " (--date-order gives another)");
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
      flush(batch, pending, out);
      begin(*line, unit, pending);
    } else if (mapping_->date_line && mapping_->date_line->matches(*line)) {
      flush(batch, pending, out);
      set_date(*line, pending);
      out.dropped("chat_date_line", unit, *line);
    } else if (is_header_line(*mapping_, *line)) {
      flush(batch, pending, out);
      out.dropped("chat_header", unit, *line);
    } else if (pending.unit != nullptr) {
      pending.cells[pending.text_cell].append("\n").append(*line);
      pending.record.append("\n").append(*line);
      out.finished.notes.count("input/continuation_lines");
    } else {
      out.rejected("chat.no_message", "no message begins here or above", batch, unit);
    }
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

  void flush(const UnitBatch& batch, Pending& pending, Mapped& out) const {
    if (pending.unit == nullptr) return;
    std::string& text = pending.cells[pending.text_cell];
    text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
    while (text.ends_with('\n')) text.pop_back();
    const std::vector<std::string_view> cells(pending.cells.begin(), pending.cells.end());
    deliver(mapper_, SourceRow{&cells, {}, {}}, pending.date, pending.record, batch, *pending.unit,
            out);
    pending.unit = nullptr;
  }

  std::vector<std::string> remarks_;
  MessageMapper mapper_;
};

}  // namespace

bool is_header_line(const Mapping& mapping, std::string_view line) {
  return std::any_of(mapping.header_lines.begin(), mapping.header_lines.end(),
                     [&](const Pattern& header) { return header.matches(line); });
}

std::unique_ptr<Reader> make_chat_reader(const SharedMapping& mapping, const Sample& sample,
                                         const ReaderSettings& settings) {
  return std::make_unique<ChatReader>(mapping, sample, settings);
}

}  // namespace deskmill
