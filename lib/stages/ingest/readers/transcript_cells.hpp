// Transcripts in the cells of a table or in a member of JSON: one row is a whole call or chat, and
// the lines of its text say who speaks ("客户：…", "Agent: …").
//
// What begins a turn there is what the format `transcript` knows; clock times are left out, since
// the cell has no date for them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/notes.hpp"
#include "stages/ingest/conversations/message.hpp"
#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/readers/line_mapper.hpp"

namespace deskmill {

/// A text cut into its turns. Every line is in one of them, or in one of the two others.
struct CutTranscript {
  struct Part {
    std::string lines;    ///< as they stand
    bool is_turn = true;  ///< else the line of a program ("chat ended") and those behind it
    Message message;      ///< role, speaker and text of a turn, which may have no text
  };
  std::string header;  ///< the lines above the first turn
  std::vector<Part> parts;
};

/// Immutable, shared by all threads.
class TranscriptCells {
 public:
  TranscriptCells();
  /// No part is a turn when no line says who speaks. Counts clock times without a date.
  CutTranscript cut(std::string_view text, Notes& notes) const;

 private:
  SharedMapping mapping_;
  LineMapper mapper_;
};

/// The column, or the member of JSON, of which most values are transcripts of several lines with
/// both sides in them; "" when there is none.
std::string transcript_field(const Sample& sample);

}  // namespace deskmill
