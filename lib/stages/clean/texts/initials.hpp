// The initials or the first name by which an agent signs a post: "It left today. ^JK", "… *TJH",
// "… ^Maria 2/2".
//
// Desks that answer on social networks end nearly every post in them. They are no part of the
// answer, they name a person, and a model learns them first of all. Code, not a pattern, because it
// is asked of every text, and a look at the last bytes nearly always says no.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/load.hpp"

namespace deskmill {

/// What is said ends at `said`: the text's size when there are no initials, which never are all
/// there is. A mark of parts behind them ("2/2") is `part` and stays.
struct Initials {
  std::size_t said;
  std::string_view part;
};

/// Whether a "^" or "*" stands among the last sixteen bytes: hardly ever, so that the branch on it
/// costs nothing, which one on the last byte or on the role would. Texts under eight bytes have
/// none.
inline bool may_end_in_initials(std::string_view text) {
  if (text.size() < 8) return false;
  const auto marks_in = [](std::uint64_t bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101u;
    const std::uint64_t caret = bytes ^ kOnes * '^', star = bytes ^ kOnes * '*';
    return (((caret - kOnes) & ~caret) | ((star - kOnes) & ~star)) & kOnes << 7;
  };
  const char* const end = text.data() + text.size();
  const std::size_t reach = text.size() < 16 ? text.size() : 16;
  return (marks_in(load<std::uint64_t>(end - 8)) | marks_in(load<std::uint64_t>(end - reach))) != 0;
}

Initials initials_of(std::string_view text);

}  // namespace deskmill
