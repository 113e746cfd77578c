// Answers that were posted in numbered parts: "... your seat reserves itself, but you (1/2) ^EC".
//
// Where posts are short, an agent cuts an answer and numbers the parts, and an export often holds
// one of them without the others. Half an answer teaches to stop in mid-sentence, so it has to be
// told from a whole one. A mark is "n/m" in brackets at either end of a message, or bare at the end
// of a long one; an agent's sign may stand behind it. "on 1/2" is a date.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// Which part of how many a message is, and what stands beside the mark.
struct PostPart {
  unsigned number = 0, of = 0;  ///< from 1, at most 9; 0: the message is no part
  std::string_view text;        ///< without the mark, where nothing stands on its other side

  bool is_part() const { return of != 0; }
};

/// Views into `message`.
PostPart post_part(std::string_view message);

}  // namespace deskmill
