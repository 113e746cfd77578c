// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/transcript_cells.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "markup/html.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/sample_names.hpp"
#include "stages/ingest/guessing/string_lists.hpp"
#include "stages/ingest/readers/chat_lines.hpp"
#include "stages/ingest/readers/chat_outline.hpp"
#include "stages/ingest/readers/presets.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

/// Of the lines of a transcript, as for a file of the format `transcript`.
constexpr double kLeastShareOfTurns = 0.5;
constexpr std::string_view kRoles = "transcript";

SharedMapping mapping_of(std::string_view form) {
  static const SharedMapping named_lines = std::make_shared<const Mapping>(
      parse_mapping(preset("named-lines"), "named-lines", Compile::kOnFirstUse));
  return form == "named-lines" ? named_lines : preset_named(form);
}

MessageMapper::Settings settings_of(std::string_view form, std::optional<int> offset_minutes) {
  MessageMapper::Settings settings;
  settings.offset_minutes = offset_minutes;
  if (form == kRoles) settings.date_order = DateOrder::kDayMonthYear;  // any: there is no date
  return settings;
}

/// Where the next turn may begin in a text without line breaks: behind blanks, bars and semicolons,
/// and behind a line break that was written as two letters. `at` itself when there is none of them.
std::size_t behind_separators(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 9> kSeparators = {" ",  "\t",  "|",   ";", "；",
                                                           "　", "\\r", "\\n", "/"};
  for (std::size_t before = text.size() + 1; before != at;) {
    before = at;
    for (const std::string_view separator : kSeparators) {
      if (text.substr(at).starts_with(separator)) at += separator.size();
    }
  }
  return at;
}

/// "客户：在吗 客服：在的", "Agent: Hi|Customer: Is it red?": a transcript that was put into one line,
/// as the lines it had. Any other text stays as it is.
std::string with_lines(const Mapping& mapping, std::string_view text) {
  constexpr std::size_t kLongestLabel = 120;  // bytes that tell who speaks
  std::string lines(text);
  const auto& names = mapping.line->group_names();
  const auto said = std::find(names.begin(), names.end(), "text") - names.begin() + 1;
  std::vector<MatchSpan> groups;
  const auto begins_turn = [&](std::size_t at) {
    return mapping.line->find(text.substr(at, kLongestLabel), groups);
  };
  if (text.find('\n') != text.npos || !begins_turn(0)) return lines;
  // A clock time in front of the word for the role is part of who speaks.
  const auto behind_label = [&](std::size_t at) {
    return at + groups[static_cast<std::size_t>(said)].begin;
  };
  std::size_t at = behind_label(0);
  lines.assign(text.substr(0, at));
  while (at < text.size()) {
    const std::size_t next = behind_separators(text, at);
    std::size_t end = std::max(next, at + 1);
    if (next > at && next < text.size() && begins_turn(next)) {
      lines += '\n';
      at = next;
      end = behind_label(next);
    }
    lines += text.substr(at, end - at);
    at = end;
  }
  return lines;
}

/// By the words for roles: both sides must speak.
bool has_turns_of_roles(std::string_view value) {
  const std::string text = with_lines(*preset_named(kRoles), value);
  if (text.find('\n') == text.npos) return false;
  const ChatOutline outline(preset_named(kRoles), text);
  return outline.alternations() > 0 && outline.share_of_messages() >= kLeastShareOfTurns;
}

std::size_t count_lines(std::string_view text) {
  std::size_t lines = 0;
  while (!text.empty()) lines += is_ascii_blank(take_line(text)) ? 0 : 1;
  return lines;
}

/// By names: two must speak, and say something.
bool has_turns_of_names(const TranscriptCells& cells, std::string_view text) {
  constexpr std::size_t kMostLinesOfTurn = 3;
  Notes ignored;
  const CutTranscript cut = cells.cut(text, ignored);
  std::set<std::pair<std::string_view, Role>> speakers;
  std::size_t turns = 0;
  for (const CutTranscript::Part& part : cut.parts) {
    if (!part.is_turn) continue;
    if (part.message.turn.text.empty()) return false;
    ++turns;
    speakers.insert({part.message.turn.speaker, part.message.turn.role});
  }
  return speakers.size() > 1 && turns * kMostLinesOfTurn >= count_lines(text);
}

/// The text as a person sees it, where it is marked up.
std::string visible(const std::string& value) {
  return has_html_tags(value) ? html_to_text(value) : value;
}

template <typename IsTranscript>
bool are_transcripts(const std::vector<std::string>& values, const IsTranscript& is_transcript) {
  std::size_t given = 0, transcripts = 0;
  for (const std::string& value : values) {
    given += value.empty() ? 0 : 1;
    transcripts += is_transcript(value) ? 1 : 0;
  }
  return transcripts * 2 > given;
}

/// A field that may hold transcripts.
struct Candidate {
  std::string name;
  bool html = false;
  std::vector<std::string> values;  ///< as a person sees them

  TranscriptField as(std::string_view form) const { return {name, std::string(form), html}; }
};

/// Of two turns each has a colon, behind who speaks or in the time. Without line breaks only the
/// first counts: "10:00:05" is no transcript, and a column of such is in most tables.
bool may_be_transcript(const std::string& value) {
  constexpr std::string_view kWide = "：";
  const bool has_lines = value.find_first_of("\n<") != value.npos;
  const auto is_digit = [&](std::size_t at) {
    return at < value.size() && is_ascii_digit(value[at]);
  };
  std::size_t colons = 0;
  for (std::size_t at = 0; at < value.size() && colons < 2; ++at) {
    const bool is_plain =
        value[at] == ':' && (has_lines || at == 0 || !is_digit(at - 1) || !is_digit(at + 1));
    colons += is_plain || value.compare(at, kWide.size(), kWide) == 0 ? 1 : 0;
  }
  return colons == 2;
}

std::vector<Candidate> candidates_in(const Sample& sample) {
  std::vector<Candidate> candidates;
  std::vector<std::string> names = plain_names(sample);
  names.resize(std::min(names.size(), kSampleMembers));
  for (std::string& name : names) {
    // What is said in the first row is no header: read as one, it would be lost.
    if (name.empty() || may_be_transcript(name)) continue;
    std::vector<std::string> values = values_of(sample, name);
    if (!are_transcripts(values, may_be_transcript)) continue;
    const bool html = std::any_of(values.begin(), values.end(), has_html_tags);
    for (std::string& value : values) value = visible(value);
    candidates.push_back({std::move(name), html, std::move(values)});
  }
  for (StringList& list : string_lists(sample)) {
    if (!are_transcripts(list.values, may_be_transcript)) continue;
    candidates.push_back({std::move(list.name), false, std::move(list.values)});
  }
  return candidates;
}

void append_line(std::string_view line, std::string& lines) {
  if (!lines.empty()) lines += '\n';
  lines += line;
}

}  // namespace

struct TranscriptCells::Cutting {
  CutTranscript& cut;
  Notes& notes;
  std::string date = {};              ///< for the times below
  std::set<std::string> agents = {};  ///< whom the program names as such
  std::vector<MatchSpan> groups = {};
};

TranscriptCells::TranscriptCells(std::string_view form, std::optional<int> offset_minutes)
    : mapping_(mapping_of(form)),
      reads_notices_(form != kRoles),
      mapper_(mapping_, settings_of(form, offset_minutes)) {}

CutTranscript TranscriptCells::cut(std::string_view value, Notes& notes) const {
  CutTranscript cut;
  Cutting cutting{cut, notes};
  const std::string lines = with_lines(*mapping_, value);
  std::string_view text = lines;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    add_line(line.substr(0, before_returns(line, 0, line.size())), cutting);
  }
  for (CutTranscript::Part& part : cut.parts) {
    Message& message = part.message;
    message.turn.text = trimmed(message.turn.text, " \t\n");
    if (message.role_rule != kRoleUnknown || !cutting.agents.contains(message.turn.speaker))
      continue;
    message.turn.role = Role::kAgent;
    message.role_rule = kRoleTold;
  }
  return cut;
}

void TranscriptCells::add_line(std::string_view line, Cutting& cutting) const {
  CutTranscript& cut = cutting.cut;
  if (mapping_->line->find(line, cutting.groups)) return begin_turn(line, cutting);
  if (reads_notices_ && is_date_line(*mapping_, line)) {
    mapping_->date_line->find(line, cutting.groups);
    const MatchSpan& date = cutting.groups[cutting.groups.size() > 1 ? 1 : 0];
    cutting.date = line.substr(date.begin, date.end - date.begin);
    return take_notice(line, "chat_date_line", cutting);
  }
  if (reads_notices_ && is_header_line(*mapping_, line)) {
    return take_notice(line, "chat_header", cutting);
  }
  if (cut.parts.empty()) {
    if (!is_ascii_blank(line)) append_line(line, cut.header);
    return;
  }
  if (separator_in(*mapping_, line, cutting.groups) != nullptr) {
    return take_notice(line, "chat_separator", cutting);
  }
  append_line(line, cut.parts.back().lines);
  if (cut.parts.back().is_turn) append_line(line, cut.parts.back().message.turn.text);
}

void TranscriptCells::begin_turn(std::string_view line, Cutting& cutting) const {
  LineMapper::Line turn = mapper_.map(line, cutting.groups, cutting.notes, cutting.date);
  if (turn.message.has_unreadable_time) cutting.notes.count("times/dateless");
  cutting.cut.has_times = cutting.cut.has_times || turn.message.time.has_value();
  cutting.cut.parts.push_back({std::string(line), true, std::move(turn.message)});
  if (turn.answer) cutting.cut.parts.push_back({std::string(line), true, std::move(*turn.answer)});
}

void TranscriptCells::take_notice(std::string_view line, std::string_view reason,
                                  Cutting& cutting) const {
  for (const GatedPattern& header : mapping_->header_lines) {
    if (!header.find(line, cutting.groups)) continue;
    for (std::size_t i = 0; i < header.group_names().size(); ++i) {
      const MatchSpan& span = cutting.groups[i + 1];
      if (!header.group_names()[i].starts_with("agent") || !span.matched()) continue;
      cutting.agents.emplace(line.substr(span.begin, span.end - span.begin));
    }
    break;
  }
  if (cutting.cut.parts.empty()) return append_line(line, cutting.cut.header);
  cutting.cut.parts.push_back({std::string(line), false, {}, reason});
}

TranscriptField transcript_field(const Sample& sample) {
  constexpr std::array<std::string_view, 4> kForms = {"salesforce-chat", "questions", "named-lines",
                                                      "chat-blocks"};
  const std::vector<Candidate> candidates = candidates_in(sample);
  for (const Candidate& each : candidates) {
    if (are_transcripts(each.values, has_turns_of_roles)) return each.as(kRoles);
  }
  if (candidates.empty()) return {};
  for (const std::string_view form : kForms) {
    const TranscriptCells cells(form, std::nullopt);
    const auto is_transcript = [&](std::string_view text) {
      return has_turns_of_names(cells, text);
    };
    for (const Candidate& each : candidates) {
      if (are_transcripts(each.values, is_transcript)) return each.as(form);
    }
  }
  return {};
}

}  // namespace deskmill
