// Chat text: lines of which a pattern says where a message begins; what follows goes on with it.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "stages/ingest/conversations/service_greeting.hpp"
#include "stages/ingest/readers/chat_lines.hpp"
#include "stages/ingest/readers/chat_outline.hpp"
#include "stages/ingest/readers/mapping_reader_base.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

std::string_view group_text(std::string_view line, const MatchSpan& span) {
  return span.matched() ? line.substr(span.begin, span.end - span.begin) : std::string_view();
}

/// 0 when there is none of that name.
std::size_t group_of(const LinePattern& line, const std::string& name) {
  const auto& names = line.group_names();
  const auto group = std::find(names.begin(), names.end(), name);
  if (name.empty() || group == names.end()) return 0;
  return static_cast<std::size_t>(group - names.begin()) + 1;
}

/// What a date line says: its group, else all of it.
std::string_view date_in(const Mapping& mapping, std::string_view line,
                         std::vector<MatchSpan>& groups) {
  if (!mapping.date_line->find(line, groups)) return {};
  const bool has_group = groups.size() > 1 && groups[1].matched();
  return group_text(line, groups[has_group ? 1 : 0]);
}

/// Messages are looked at as well: an account of the shop may be all that names it. What comes
/// first counts.
HeaderValues header_values(const Mapping& mapping, const Sample& sample) {
  HeaderValues values;
  std::vector<MatchSpan> groups;
  for (const std::string_view line : sample.lines) {
    for (const GatedPattern& header : mapping.header_lines) {
      if (!header.find(line, groups)) continue;
      for (std::size_t i = 0; i < header.group_names().size(); ++i) {
        const std::string& name = header.group_names()[i];
        if (!name.empty()) values.emplace(name, group_text(line, groups[i + 1]));
      }
    }
  }
  return values;
}

/// Dates of the head: of messages, and of lines that hold one for the messages below.
std::vector<std::string_view> sample_dates(const Mapping& mapping, const Head& head) {
  std::vector<std::string_view> dates;
  const auto& names = mapping.line->group_names();
  const auto group = std::find(names.begin(), names.end(), "date") - names.begin() + 1;
  std::vector<MatchSpan> groups;
  for (std::string_view rest = head.text; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (is_date_line(mapping, line)) dates.push_back(date_in(mapping, line, groups));
    if (static_cast<std::size_t>(group) > names.size()) continue;
    if (!mapping.line->find(line, groups)) continue;
    dates.push_back(group_text(line, groups[static_cast<std::size_t>(group)]));
  }
  return dates;
}

class ChatReader : public MappingReader {
 public:
  ChatReader(const SharedMapping& mapping, const Sample& sample, const ReaderSettings& settings)
      : MappingReader(mapping, chat_framing(mapping, sample), settings),
        reads_dates_(framing_.is_context != nullptr),
        mapper_(mapping, Columns{chat_columns(*mapping), false, header_values(*mapping, sample)},
                chat_settings(sample, settings)),
        has_sections_(deskmill::has_sections(*mapping)),
        opening_group_(group_of(*mapping->line, mapping->opened_by)),
        blank_lines_separate_(decide_blank_lines(sample)) {
    const bool one_chat = grouping_.kind == Grouping::Kind::kGap && mapping->customer.empty();
    if (one_chat) grouping_.likely_customer = first_of_two(sample);
    if (opening_group_ > 0) {
      remarks_.push_back("each question begins a conversation of its own (opened_by in a mapping)");
    }
  }

  void map(const UnitBatch& batch, Mapped& out) const override {
    Pending pending;
    pending.is_between = has_sections_ && batch.first;
    if (!batch.context.empty()) set_date(batch.context, pending);
    for (const Unit& unit : batch.units) map_line(batch, unit, pending, out);
    flush(batch, pending, out);
    end_header(batch, pending, out);
    // A batch ends where a message begins: the blank line is the one above it.
    if (pending.below_blank && blank_lines_separate_) out.end_conversation();
  }

 private:
  /// The message whose further lines are still being collected.
  struct Pending {
    const Unit* unit = nullptr;
    const Unit* last_line = nullptr;  ///< of its further lines
    std::vector<std::string> cells;
    std::size_t text_cell = 0;
    std::string record, date;
    bool below_blank = false;  ///< the line above is blank
    bool has_begun = false;    ///< a message in this batch
    bool is_between = false;   ///< no message of this conversation has begun yet
    std::vector<std::pair<const Unit*, std::string>> header;  ///< lines above its first message
    std::string section;                                      ///< what they say
    std::vector<MatchSpan> groups;
  };

  /// Where a mapping was detected, a line with a date counts only if messages have clock times:
  /// else it may be what somebody wrote.
  static bool has_date_lines(const SharedMapping& mapping, const Sample& sample) {
    if (!mapping->date_line) return false;
    return mapping->detect.alternations == 0 || ChatOutline(mapping, sample.head->text).has_times();
  }

  static Framing chat_framing(const SharedMapping& mapping, const Sample& sample) {
    Framing framing;
    framing.kind = Framing::Kind::kChat;
    const auto matches = [charset = sample.head->charset](const auto& pattern,
                                                          std::string_view line) {
      if (charset == "UTF-8") return pattern.matches(line);
      const auto decoded = decode_strict(line, charset);
      return decoded && pattern.matches(*decoded);
    };
    framing.starts_message = [mapping, matches](std::string_view line) {
      return matches(*mapping->line, line);
    };
    if (has_date_lines(mapping, sample)) {
      framing.is_context = [mapping, matches](std::string_view line) {
        return matches(*mapping->date_line, line);
      };
    }
    return framing;
  }

  MessageMapper::Settings chat_settings(const Sample& sample, const ReaderSettings& settings) {
    auto result = mapper_settings(sample, settings);
    if (mapping_->time_formats.front() != "date_order") return result;
    set_date_order(sample_dates(*mapping_, *sample.head), settings, result);
    return result;
  }

  void map_line(const UnitBatch& batch, const Unit& unit, Pending& pending, Mapped& out) const {
    if (unit.begin == unit.end || (has_sections_ && is_ascii_blank(batch.text(unit)))) {
      if (pending.unit != nullptr) pending.cells[pending.text_cell] += '\n';
      pending.below_blank = true;
      return;
    }
    if (out.reject_fault(batch, unit)) return;
    const auto line = out.decoded(batch, unit);
    if (!line) return;
    const bool below_blank = std::exchange(pending.below_blank, false);
    if (mapping_->line->find(*line, pending.groups)) {
      flush(batch, pending, out);
      if ((below_blank && blank_lines_separate_) || opens_another(pending)) {
        end_section(pending, out);
      }
      if (pending.is_between) begin_section(pending, out);
      begin(*line, unit, pending);
    } else if (reads_dates_ && is_date_line(*mapping_, *line)) {
      flush(batch, pending, out);
      if (separator_in(*mapping_, *line, pending.groups) != nullptr) end_section(pending, out);
      set_date(*line, pending);
      out.dropped("chat_date_line", unit, *line);
    } else if (is_skipped_line(*mapping_, *line)) {
      drop_cue_number(pending, out);
      out.dropped("chat_skipped", unit, *line);
    } else if (is_header_line(*mapping_, *line)) {
      flush(batch, pending, out);
      out.dropped("chat_header", unit, *line);
    } else if (const GatedPattern* separator = separator_in(*mapping_, *line, pending.groups)) {
      flush(batch, pending, out);
      end_section(pending, out);
      take_separator(*line, *separator, unit, pending, out);
    } else if (pending.is_between) {
      add_header(unit, *line, *line, pending);
    } else if (pending.unit != nullptr) {
      pending.cells[pending.text_cell].append("\n").append(without_voice_end(*line));
      pending.record.append("\n").append(*line);
      pending.last_line = &unit;
      out.finished.notes.count("input/continuation_lines");
    } else {
      out.rejected("chat.no_message", "no message begins here or above", batch, unit);
    }
  }

  /// Of a line that matches: the group that begins a conversation is there.
  bool opens_another(const Pending& pending) const {
    return opening_group_ > 0 && pending.groups[opening_group_].matched();
  }

  /// Without the "</v>" that ends what one voice of a WebVTT caption says.
  std::string_view without_voice_end(std::string_view line) const {
    constexpr std::string_view kEnd = "</v>";
    const bool ends = !mapping_->skip_lines.empty() && line.ends_with(kEnd);
    return ends ? line.substr(0, line.size() - kEnd.size()) : line;
  }

  /// The number above the time of a caption was taken for text, or for the
  /// header of a conversation.
  static void drop_cue_number(Pending& pending, Mapped& out) {
    if (pending.unit != nullptr) {
      std::string& text = pending.cells[pending.text_cell];
      const std::size_t above = text.rfind("\n\n");  // the blank line between two captions
      if (above == text.npos) return;
      const std::string number = text.substr(above + 2);
      if (!is_cue_number(number)) return;
      text.resize(above + 1);
      out.dropped("chat_skipped", *pending.last_line, number);
      out.finished.notes.count("input/continuation_lines", -1);
      return;
    }
    if (pending.header.empty() || !is_cue_number(pending.header.back().second)) return;
    const auto& [unit, number] = pending.header.back();
    out.dropped("chat_skipped", *unit, number);
    const std::size_t kept = pending.section.size() - number.size();
    pending.section.resize(kept - (kept > 0 ? 1 : 0));
    pending.header.pop_back();
  }

  void end_section(Pending& pending, Mapped& out) const {
    out.end_conversation();
    if (!pending.is_between) pending.section.clear();
    pending.is_between = true;
  }

  void begin_section(Pending& pending, Mapped& out) const {
    for (const auto& [unit, line] : pending.header) out.merged("chat_header", *unit, line);
    pending.header.clear();
    pending.is_between = false;
  }

  /// A header that no message follows. Without any message at all the input is no chat.
  void end_header(const UnitBatch& batch, const Pending& pending, Mapped& out) const {
    for (const auto& [unit, line] : pending.header) {
      if (pending.has_begun) {
        out.dropped("chat_header", *unit, line);
      } else {
        out.rejected("chat.no_message", "no message begins here or above", batch, *unit);
      }
    }
  }

  /// What a separator says about the conversation that follows is kept with it.
  void take_separator(std::string_view line, const GatedPattern& separator, const Unit& unit,
                      Pending& pending, Mapped& out) const {
    const auto& names = separator.group_names();
    const auto group =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), "header") - names.begin());
    const std::string_view header =
        group < names.size() ? group_text(line, pending.groups[group + 1]) : std::string_view();
    if (header.empty()) return out.dropped("chat_separator", unit, line);
    add_header(unit, line, header, pending);
  }

  static void add_header(const Unit& unit, std::string_view line, std::string_view text,
                         Pending& pending) {
    pending.header.emplace_back(&unit, line);
    if (!pending.section.empty()) pending.section += '\n';
    pending.section += text;
  }

  void begin(std::string_view line, const Unit& unit, Pending& pending) const {
    pending.unit = &unit;
    pending.has_begun = true;
    pending.record = line;
    pending.cells.clear();
    const auto& names = mapping_->line->group_names();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == "text") pending.text_cell = i;
      pending.cells.emplace_back(group_text(line, pending.groups[i + 1]));
    }
    const auto answer = std::find(names.begin(), names.end(), "answer") - names.begin();
    const bool has_answer = static_cast<std::size_t>(answer) < names.size() &&
                            !pending.cells[static_cast<std::size_t>(answer)].empty();
    if (has_answer) pending.text_cell = static_cast<std::size_t>(answer);  // it goes on below
    if (has_sections_) pending.cells.push_back(pending.section);
  }

  void set_date(std::string_view line, Pending& pending) const {
    pending.date = date_in(*mapping_, line, pending.groups);
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

  /// Of two speakers in the head whose roles nothing tells, the first, or the other when the first
  /// greets as agents do; of more or fewer "".
  std::string first_of_two(const Sample& sample) const {
    Pending pending;
    Notes ignored;
    bool greets = false;
    std::vector<std::string> speakers;
    for (const std::string_view line : sample.lines) {
      if (!mapping_->line->find(line, pending.groups)) continue;
      begin(line, Unit{}, pending);
      const std::vector<std::string_view> cells(pending.cells.begin(), pending.cells.end());
      Message message;
      mapper_.map(SourceRow{&cells, {}, {}}, {}, message, ignored);
      const std::string& speaker = message.turn.speaker;
      const bool is_new = !speaker.empty() && message.role_rule == kRoleUnknown &&
                          std::find(speakers.begin(), speakers.end(), speaker) == speakers.end();
      if (!is_new) continue;
      if (speakers.empty()) greets = is_service_greeting(message.turn.text);
      speakers.push_back(speaker);
    }
    if (speakers.size() != 2) return {};
    return greets ? speakers.back() : speakers.front();
  }

  /// Whether blank lines part conversations, and a remark where that was decided by the head.
  bool decide_blank_lines(const Sample& sample) {
    if (mapping_->blank_lines != Mapping::BlankLines::kDetect) {
      return mapping_->blank_lines == Mapping::BlankLines::kSeparate;
    }
    const ChatOutline outline(mapping_, sample.head->text);
    if (const std::size_t line = outline.unknown_speaker(); line > 0) {
      remarks_.push_back("line " + std::to_string(line) +
                         " begins as many do, with a word and a colon, but no speaker is known by "
                         "it: such lines go on with the turn above (line in a mapping)");
    }
    if (outline.blank_lines_separate()) {
      remarks_.push_back("a conversation ends where a line is blank (blank_lines in a mapping)");
      return true;
    }
    if (!outline.has_separators() && outline.messages() > kManyMessages) {
      remarks_.push_back(
          "no line tells where a conversation ends: the whole file is one (separators in a "
          "mapping)");
    }
    return false;
  }

  /// Beyond what one conversation usually has.
  static constexpr std::size_t kManyMessages = 100;

  bool reads_dates_;
  MessageMapper mapper_;
  bool has_sections_;
  std::size_t opening_group_;  ///< 0: no line begins a conversation by itself
  bool blank_lines_separate_;
};

}  // namespace

std::unique_ptr<Reader> make_chat_reader(const SharedMapping& mapping, const Sample& sample,
                                         const ReaderSettings& settings) {
  return std::make_unique<ChatReader>(mapping, sample, settings);
}

}  // namespace deskmill
