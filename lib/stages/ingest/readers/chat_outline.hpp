// What the lines at the beginning of a chat are, as its mapping sees them: the ground on which a
// transcript without dates is told from other text, and blank lines between conversations from
// those between messages.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

class ChatOutline {
 public:
  /// Looks at the first 1,000 lines of `text`.
  ChatOutline(const SharedMapping& mapping, std::string_view text);

  /// Lines that begin a message, of all that are neither blank nor separators nor headers nor the
  /// text of a message whose first line has none: 0 to 1.
  double share_of_messages() const;
  std::size_t messages() const;
  /// How often customer and agent (or bot) change.
  std::size_t alternations() const;
  bool has_separators() const;
  /// A message tells its time.
  bool has_times() const { return has_times_; }
  /// The first line, from 1, that begins with a word and a colon as one in ten messages does, but
  /// begins no message: perhaps a speaker whom the mapping does not know. 0 when there is none.
  std::size_t unknown_speaker() const;
  /// True when blank lines stand between conversations: there are no separators, nineteen of
  /// twenty blocks of lines begin with a message, nine of ten hold both sides, and half of them
  /// three messages or more (blocks of two may be the questions and answers of one conversation).
  bool blank_lines_separate() const;

 private:
  struct Line {
    enum class Kind { kMessage, kSeparator, kBlank, kOther };
    Kind kind = Kind::kOther;
    Role role = Role::kCustomer;  ///< of a message
  };
  /// Beginnings "WORD:" of lines that begin no message.
  struct Label {
    std::size_t count = 0, first_line = 0;
  };
  std::size_t count(Line::Kind kind) const;
  void add_label(std::string_view line, std::size_t number);

  bool has_times_ = false;
  std::vector<Line> lines_;  ///< that share_of_messages() counts, blank lines and separators
  std::map<std::string, Label, std::less<>> labels_;
};

}  // namespace deskmill
