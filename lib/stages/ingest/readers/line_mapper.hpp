// One line of chat text as the message that begins with it: its groups are the fields of a row.
//
// For those who look at single lines: the outline of a chat, and transcripts in cells. A file of
// chat text is read by chat_reader.cpp, which waits for the further lines of a message first.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/notes.hpp"
#include "stages/ingest/conversations/message.hpp"
#include "stages/ingest/mapping/message_mapper.hpp"

namespace deskmill {

/// Immutable, shared by all threads.
class LineMapper {
 public:
  explicit LineMapper(SharedMapping mapping, MessageMapper::Settings settings = {});

  struct Line {
    Message message;
    std::optional<Message> answer;  ///< in the same line
    bool has_text = false;          ///< else it stands on the lines below, and the message has none
    bool has_time = false;
  };
  /// `groups` are what Mapping::line found in `line`; `date` is what a line above said of the day.
  Line map(std::string_view line, const std::vector<MatchSpan>& groups, Notes& notes,
           std::string_view date = {}) const;

 private:
  Columns columns_;
  MessageMapper mapper_;
  FieldChoice time_;
  std::size_t text_;  ///< its column; behind the last when there is none
};

}  // namespace deskmill
