// How much a text says, alike in both scripts: a Han counts one and a word two, so that ten Han
// weigh as much as five words. Names of accounts (@shop), tags and addresses count nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace deskmill {

/// Of the characters added, in order; a new one for every stretch of text.
class Weight {
 public:
  /// Either is false for marks and blanks.
  void add(char32_t c, bool is_han, bool is_other_letter, bool is_space) {
    // Without branches: nobody can foretell where words end.
    const bool in_word = is_other_letter | (c == '\'');
    sum_ += kWord * (in_word & !in_word_ & counts_) + is_han;
    in_word_ = in_word;
    counts_ = (counts_ | is_space) & (c != '@') & (c != '#') & (c != '/');
  }
  std::size_t sum() const { return sum_; }

 private:
  static constexpr std::size_t kWord = 2;
  std::size_t sum_ = 0;
  bool in_word_ = false;  ///< in a run of letters
  bool counts_ = true;    ///< the run of characters without a blank counts
};

}  // namespace deskmill
