// The initials or the first name by which an agent signs a post: "It left today. ^JK", "… *TJH",
// "… ^Maria 2/2".
//
// Desks that answer on social networks end nearly every post in them. They are no part of the
// answer, they name a person, and a model learns them first of all. Code, not a pattern, because it
// is asked of every text of an agent and its last byte nearly always says no.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "core/ascii.hpp"

namespace deskmill {

/// What is said ends at `said`: the text's size when there are no initials, which never are all
/// there is. A mark of parts behind them ("2/2") is `part` and stays.
struct Initials {
  std::size_t said;
  std::string_view part;
};

/// False for most texts, by their last byte.
inline bool may_end_in_initials(std::string_view text) {
  if (text.size() < 3) return false;
  const char last = text.back();
  return is_ascii_alnum(last) || last == ')' || last == ' ';
}

Initials initials_of(std::string_view text);

}  // namespace deskmill
