// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/transcript_cells.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/sample_names.hpp"
#include "stages/ingest/readers/chat_lines.hpp"
#include "stages/ingest/readers/chat_outline.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

/// Of the lines of a transcript, as for a file of the format `transcript`.
constexpr double kLeastShareOfTurns = 0.5;

MessageMapper::Settings settings() {
  MessageMapper::Settings settings;
  settings.date_order = DateOrder::kDayMonthYear;  // any: there is no date
  return settings;
}

bool is_transcript(std::string_view text) {
  if (text.find('\n') == text.npos) return false;
  const ChatOutline outline(preset_named("transcript"), text);
  return outline.alternations() > 0 && outline.share_of_messages() >= kLeastShareOfTurns;
}

bool are_transcripts(const std::vector<std::string>& values) {
  std::size_t given = 0, transcripts = 0;
  for (const std::string& value : values) {
    given += value.empty() ? 0 : 1;
    transcripts += is_transcript(value) ? 1 : 0;
  }
  return transcripts * 2 > given;
}

void append_line(std::string_view line, std::string& lines) {
  if (!lines.empty()) lines += '\n';
  lines += line;
}

}  // namespace

TranscriptCells::TranscriptCells()
    : mapping_(preset_named("transcript")),
      columns_{chat_columns(*mapping_), false, {}},
      mapper_(mapping_, columns_, settings()) {}

CutTranscript::Part TranscriptCells::turn_in(std::string_view line,
                                             const std::vector<MatchSpan>& groups,
                                             Notes& notes) const {
  std::vector<std::string_view> cells(columns_.names.size());
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const MatchSpan& span = groups[i];
    if (span.matched()) cells[i - 1] = line.substr(span.begin, span.end - span.begin);
  }
  const auto text = std::find(columns_.names.begin(), columns_.names.end(), "text");
  std::string_view& said = cells[static_cast<std::size_t>(text - columns_.names.begin())];
  const bool says = !is_ascii_blank(said);
  if (!says) said = "…";  // it may stand on the lines below; without any the role stays unknown
  CutTranscript::Part part;
  part.lines = line;
  mapper_.map(SourceRow{&cells, {}, {}}, {}, part.message, notes);
  if (!says) part.message.turn.text.clear();
  return part;
}

CutTranscript TranscriptCells::cut(std::string_view text, Notes& notes) const {
  CutTranscript cut;
  std::vector<MatchSpan> groups;
  while (!text.empty()) {
    std::string_view line = take_line(text);
    line = line.substr(0, before_returns(line, 0, line.size()));
    if (mapping_->line->find(line, 0, groups)) {
      cut.parts.push_back(turn_in(line, groups, notes));
    } else if (cut.parts.empty()) {
      if (!is_ascii_blank(line)) append_line(line, cut.header);
    } else if (separator_in(*mapping_, line, groups) != nullptr) {
      cut.parts.push_back({std::string(line), false, {}});
    } else if (!cut.parts.back().is_turn) {
      append_line(line, cut.parts.back().lines);
    } else {
      append_line(line, cut.parts.back().lines);
      append_line(line, cut.parts.back().message.turn.text);
    }
  }
  for (CutTranscript::Part& part : cut.parts) {
    part.message.turn.text = trimmed(part.message.turn.text, " \t\n");
  }
  return cut;
}

std::string transcript_field(const Sample& sample) {
  std::vector<std::string> names = plain_names(sample);
  names.resize(std::min(names.size(), kSampleMembers));
  for (const std::string& name : names) {
    if (!name.empty() && are_transcripts(values_of(sample, name))) return name;
  }
  return {};
}

}  // namespace deskmill
