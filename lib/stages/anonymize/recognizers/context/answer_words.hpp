// A short answer to a question, without the words that any answer may have: "yes its ab12cd,
// thanks" is ab12cd, and 好的 尾号4421 is 4421.
//
// What was asked for needs no word beside it and hardly a shape. But many answers to "your order
// number?" are none ("i never got one"), so it counts what else is said.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace deskmill {

struct AnswerWord {
  std::string_view text;
  std::size_t begin = 0;  ///< byte of the answer
  std::size_t digits = 0, letters = 0;

  std::size_t end() const { return begin + text.size(); }
};

class AnswerWords {
 public:
  /// A text that is too long for a short answer has no words, and something unknown.
  explicit AnswerWords(std::string_view answer);

  /// Of ASCII letters and digits, with single signs between them.
  std::span<const AnswerWord> all() const { return {words_.data(), count_}; }
  /// How many of them have no digit, and how many runs of other characters say something.
  std::size_t unknown() const { return unknown_; }

 private:
  static constexpr std::size_t kMost = 8;

  /// False when the answer is too long for a short one.
  bool read(std::string_view answer);
  bool add(std::string_view answer, std::size_t begin, std::size_t end);

  std::array<AnswerWord, kMost> words_;
  std::size_t count_ = 0, unknown_ = 0;
};

/// Nothing but words that any answer may have.
bool says_nothing(std::string_view answer);

/// What introduces an answer in English: "yes", "it's", "sure".
bool is_lead_in(std::string_view word);

/// Behind the Chinese words at `at` that answers begin or end with, and the blanks and marks
/// between them: 好的，我的是.
std::size_t behind_fillers_zh(std::string_view answer, std::size_t at);

}  // namespace deskmill
