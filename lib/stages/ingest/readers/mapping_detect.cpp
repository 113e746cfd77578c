// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/mapping_detect.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/ascii.hpp"
#include "stages/ingest/head/dialect.hpp"
#include "stages/ingest/readers/chat_lines.hpp"
#include "stages/ingest/readers/chat_outline.hpp"

namespace deskmill {
namespace {

/// Further cells may follow: somebody's own columns.
bool fits_cells(const Mapping& mapping, const std::vector<std::string>& row) {
  const auto& cells = mapping.detect.cells;
  return row.size() >= cells.size() && std::equal(cells.begin(), cells.end(), row.begin(),
                                                  [](const GatedPattern& cell, const auto& value) {
                                                    return cell.matches(value);
                                                  });
}

double cells_score(const Mapping& mapping, const Sample& sample) {
  const auto first = sample.rows.begin() + (names_columns(mapping, sample) ? 1 : 0);
  const auto fitting = std::count_if(first, sample.rows.end(),
                                     [&](const auto& row) { return fits_cells(mapping, row); });
  const double share =
      static_cast<double>(fitting) / static_cast<double>(sample.rows.end() - first);
  return share >= 0.8 ? 0.95 * share : 0;
}

double columns_score(const Mapping& mapping, const Sample& sample) {
  if (sample.rows.empty()) return 0;
  if (!mapping.detect.columns.empty()) {
    const auto& header = sample.rows.front();
    for (const std::string& column : mapping.detect.columns) {
      if (std::find(header.begin(), header.end(), column) == header.end()) return 0;
    }
    return 0.95;
  }
  return mapping.detect.cells.empty() ? 0 : cells_score(mapping, sample);
}

/// How many lines of a chat begin a message, of those that are no headers.
struct LineCount {
  std::size_t messages = 0;
  std::size_t lines = 0;
  double share() const {
    return lines == 0 ? 0 : static_cast<double>(messages) / static_cast<double>(lines);
  }
};

/// Of a line that matches: the group "text" is not empty. Expressions are
/// compiled by the first match.
bool has_text(const LinePattern& line, const std::vector<MatchSpan>& groups) {
  const auto& names = line.group_names();
  const auto text =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), "text") - names.begin()) + 1;
  return text < groups.size() && groups[text].matched() && groups[text].begin < groups[text].end;
}

/// "ERROR", "[info]", "WARN server": what a program writes in front of its messages. A person may
/// be called Info Desk.
bool is_log_level(std::string_view speaker) {
  constexpr std::array<std::string_view, 8> kLevels = {"trace", "debug",   "info",  "notice",
                                                       "warn",  "warning", "error", "fatal"};
  while (speaker.starts_with('[')) speaker.remove_prefix(1);
  while (speaker.ends_with(']')) speaker.remove_suffix(1);
  const std::string_view word = speaker.substr(0, speaker.find_first_of(" ]"));
  if (word == ascii_uppered(word)) speaker = word;
  return std::find(kLevels.begin(), kLevels.end(), ascii_lowered(speaker)) != kLevels.end();
}

/// Of a line that matches: a program speaks, not a person.
bool is_logged(const LinePattern& line, std::string_view text,
               const std::vector<MatchSpan>& groups) {
  const auto& names = line.group_names();
  for (std::size_t i = 0; i < names.size() && i + 1 < groups.size(); ++i) {
    const MatchSpan& span = groups[i + 1];
    if (!names[i].starts_with("speaker") || !span.matched()) continue;
    if (is_log_level(text.substr(span.begin, span.end - span.begin))) return true;
  }
  return false;
}

/// Only messages that say something count, there or on the line below: a log file, in which every
/// line has a time and a name, is no chat.
LineCount count_messages(const Mapping& mapping, const std::vector<std::string_view>& lines) {
  LineCount count;
  bool waits_for_text = false, was_number = false;
  std::vector<MatchSpan> groups;
  for (const std::string_view line : lines) {
    const bool begins = mapping.line->find(line, groups);
    if (!begins && (is_header_line(mapping, line) || is_date_line(mapping, line))) continue;
    const bool above_is_number = std::exchange(was_number, is_cue_number(line));
    if (!begins && is_skipped_line(mapping, line)) {
      if (above_is_number) --count.lines;
      continue;
    }
    ++count.lines;
    const bool says =
        begins && has_text(*mapping.line, groups) && !is_logged(*mapping.line, line, groups);
    if (says || (waits_for_text && !begins)) ++count.messages;
    waits_for_text = begins && !says;
  }
  return count;
}

double chat_score(const Mapping& mapping, const Sample& sample) {
  constexpr double kLeastShare = 0.2;  // messages may have several lines each
  const double share = count_messages(mapping, sample.lines).share();
  if (share < kLeastShare) return 0;
  const bool named = std::any_of(
      mapping.detect.head.begin(), mapping.detect.head.end(), [&](const std::string& text) {
        return sample.head->text.substr(0, 4096).find(text) != std::string::npos;
      });
  return named ? 0.97 : 0.6 + 0.35 * share;
}

/// Without times only the roles in front of lines tell a transcript: both sides must speak, in
/// turns, and most lines must say who speaks. A single change of speaker is enough where all do.
double transcript_score(const SharedMapping& mapping, const Sample& sample) {
  constexpr double kLeastShare = 0.5;
  if (count_messages(*mapping, sample.lines).share() < kLeastShare / 2) return 0;
  const ChatOutline outline(mapping, sample.head->text);
  const double share = outline.share_of_messages();
  const bool enough = outline.alternations() >= mapping->detect.alternations ||
                      (outline.alternations() > 0 && share == 1);
  return enough && share >= kLeastShare ? 0.6 + 0.35 * share : 0;
}

double json_score(const Mapping& mapping, const Sample& sample) {
  const bool elsewhere = !mapping.records.empty() && sample.framing.pointer != mapping.records;
  if (mapping.detect.keys.empty() || elsewhere) return 0;
  const std::vector<std::string_view> keys(mapping.detect.keys.begin(), mapping.detect.keys.end());
  return 0.95 * sample.share_with(keys);
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(text[at]);
}

/// The sign between the parts of a date at `at`, and a blank behind it: bytes, or 0.
std::size_t date_sign_length(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  for (const std::string_view year : {"年", "년"}) {
    if (text.substr(at).starts_with(year)) length = year.size();
  }
  if (at < text.size() && std::string_view("./-").find(text[at]) != std::string_view::npos) {
    length = 1;
  }
  const bool spaced = length > 0 && at + length < text.size() && text[at + length] == ' ';
  return length + (spaced ? 1 : 0);
}

bool may_hold_date_and_clock(std::string_view line) {
  bool has_date = false, has_clock = false;
  for (std::size_t i = 1; i < line.size() && !(has_date && has_clock); ++i) {
    if (!is_ascii_digit(line[i - 1])) continue;
    const std::size_t sign = date_sign_length(line, i);
    has_date = has_date || (sign > 0 && is_digit_at(line, i + sign));
    has_clock = has_clock || ((line[i] == ':' || line[i] == '.') && is_digit_at(line, i + 1) &&
                              is_digit_at(line, i + 2));
  }
  return has_date && has_clock;
}

/// The way to cut a head whose elements have the members by which the mapping is recognised;
/// nullptr if none has.
Sample* best_by_keys(const Mapping& mapping, std::vector<Sample>& samples) {
  Sample* best = nullptr;
  for (Sample& sample : samples) {
    const double score = sample.is_json() ? json_score(mapping, sample) : 0;
    if (score > (best == nullptr ? 0 : json_score(mapping, *best))) best = &sample;
  }
  return best;
}

/// JSON Lines whose lines are the lists of messages.
bool has_list_each(const Mapping& mapping, const Sample& sample) {
  return sample.is_json() && sample.framing.kind == Framing::Kind::kLines &&
         sample.framing.pointer.empty() && first_visible(sample.head->text) == '[' &&
         sample.share_with({mapping.messages}) > 0;
}

}  // namespace

bool names_columns(const Mapping& mapping, const Sample& sample) {
  const auto& cells = mapping.detect.cells;
  if (cells.empty() || sample.rows.size() < 2 || sample.rows.front().size() < cells.size()) {
    return false;
  }
  const auto is_name = [](const GatedPattern& cell, const std::string& value) {
    return !value.empty() && (cell.matches("") || !cell.matches(value));
  };
  return std::equal(cells.begin(), cells.end(), sample.rows.front().begin(), is_name);
}

bool has_dated_line(const Sample& sample) {
  return std::any_of(sample.lines.begin(), sample.lines.end(), may_hold_date_and_clock);
}

double score_mapping(const SharedMapping& mapping, const Sample& sample) {
  switch (mapping->input) {
    case Mapping::Input::kDelimited:
      return sample.is_delimited() ? columns_score(*mapping, sample) : 0;
    case Mapping::Input::kJson:
      return sample.is_json() ? json_score(*mapping, sample) : 0;
    case Mapping::Input::kChat:
      if (!sample.is_text()) return 0;
      return mapping->detect.alternations > 0 ? transcript_score(mapping, sample)
                                              : chat_score(*mapping, sample);
  }
  return 0;
}

Sample sample_for(const Mapping& mapping, const Head& head) {
  if (mapping.input == Mapping::Input::kChat) return chat_sample(head);
  if (mapping.input == Mapping::Input::kDelimited) {
    Dialect dialect = detect_dialect(head.text, head.complete).value_or(Dialect{});
    if (mapping.delimiter != '\0') dialect.delimiter = mapping.delimiter;
    if (!mapping.quotes) dialect.quote = '\0';
    return delimited_sample(head, dialect);
  }
  if (!mapping.records.empty()) {
    return is_json_lines(head) ? line_elements_sample(head, mapping.records)
                               : elements_sample(head, mapping.records);
  }
  std::vector<Sample> samples = samples_of(head);
  if (Sample* best = best_by_keys(mapping, samples)) return std::move(*best);
  for (Sample& sample : samples) {
    if (has_list_each(mapping, sample)) return std::move(sample);
  }
  for (Sample& sample : samples) {
    if (sample.is_json() && sample.framing.pointer.empty()) return std::move(sample);
  }
  return json_lines_sample(head);
}

}  // namespace deskmill
