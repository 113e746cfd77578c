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
    : mapping_(preset_named("transcript")), mapper_(mapping_, settings()) {}

CutTranscript TranscriptCells::cut(std::string_view text, Notes& notes) const {
  CutTranscript cut;
  std::vector<MatchSpan> groups;
  while (!text.empty()) {
    std::string_view line = take_line(text);
    line = line.substr(0, before_returns(line, 0, line.size()));
    if (mapping_->line->find(line, 0, groups)) {
      cut.parts.push_back({std::string(line), true, mapper_.map(line, groups, notes).message});
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
