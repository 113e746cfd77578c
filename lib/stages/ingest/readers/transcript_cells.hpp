// Transcripts in the cells of a table or in a member of JSON: one row is a whole call or chat, and
// the lines of its text say who speaks ("客户：…", "Agent: …", "( 12s ) Ann: …").
//
// What begins a turn there is what one of the formats for files of chat text knows. Clock times are
// left out where the text has no date for them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
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
    std::string_view reason = "chat_separator";  ///< why what is no turn is dropped
  };
  std::string header;  ///< the lines above the first turn
  std::vector<Part> parts;
  bool has_times = false;  ///< a turn has one
};

/// Immutable, shared by all threads.
class TranscriptCells {
 public:
  /// `form` is "transcript" or another name that Mapping::transcript_form may have.
  TranscriptCells(std::string_view form, std::optional<int> offset_minutes);
  /// No part is a turn when no line says who speaks. Counts clock times without a date.
  /// A text of one line is cut where the next turn begins behind a blank, a bar or a semicolon.
  CutTranscript cut(std::string_view value, Notes& notes) const;

 private:
  struct Cutting;
  void add_line(std::string_view line, Cutting& cutting) const;
  void begin_turn(std::string_view line, Cutting& cutting) const;
  /// A line above the turns, or of a program between them.
  void take_notice(std::string_view line, std::string_view reason, Cutting& cutting) const;

  SharedMapping mapping_;
  bool reads_notices_;  ///< dates and lines of the program, which `transcript` leaves alone
  LineMapper mapper_;
};

/// The column, or the member of JSON, of which most values are transcripts of several lines with
/// both sides in them; without a name when there is none.
struct TranscriptField {
  std::string name, form;
  bool html = false;
};
TranscriptField transcript_field(const Sample& sample);

}  // namespace deskmill
