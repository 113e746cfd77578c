// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/dictated_digits.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostDigits = 32;
constexpr std::size_t kLongestGap = 3;  ///< characters

constexpr std::array<std::string_view, 10> kWords = {"zero", "one", "two",   "three", "four",
                                                     "five", "six", "seven", "eight", "nine"};
constexpr std::string_view kGaps[] = {" ", "-", ".", "–", "—", "·", "　", ",", "，", "、"};
constexpr std::size_t kCommas = 3;  ///< of these, the last

std::size_t word_end(std::string_view text, std::size_t at) {
  while (is_ascii_letter(char_at(text, at))) ++at;
  return at;
}

/// "five" is 5, "oh" and "o" are 0; -1 for other words.
int digit_of_word(std::string_view word) {
  if (is_in_any_case(word, "oh") || is_in_any_case(word, "o")) return 0;
  for (std::size_t digit = 0; digit < kWords.size(); ++digit) {
    if (is_in_any_case(word, kWords[digit])) return static_cast<int>(digit);
  }
  return -1;
}

/// "double" and "triple" stand before a digit.
std::size_t times_of_word(std::string_view word) {
  return is_in_any_case(word, "double") ? 2 : is_in_any_case(word, "triple") ? 3 : 1;
}

std::size_t gap_bytes_at(std::string_view text, std::size_t at, Commas commas) {
  const auto* const last = std::end(kGaps) - (commas == Commas::kInside ? 0 : kCommas);
  const std::string_view rest = text.substr(std::min(at, text.size()));
  const auto* const gap = std::find_if(
      std::begin(kGaps), last, [rest](std::string_view one) { return rest.starts_with(one); });
  return gap == last ? 0 : gap->size();
}

/// Behind the separators at `at`, and behind the word that says one: "five dash two".
std::size_t behind_gap(std::string_view text, std::size_t at, Commas commas) {
  constexpr std::string_view kDash = " dash ";
  if (text.substr(std::min(at, text.size())).starts_with(kDash)) return at + kDash.size();
  for (std::size_t i = 0; i < kLongestGap; ++i) at += gap_bytes_at(text, at, commas);
  return at;
}

std::size_t before_gap(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < kLongestGap; ++i) {
    for (const std::string_view gap : kGaps) {
      if (text.substr(0, at).ends_with(gap)) at -= gap.size();
    }
  }
  return at;
}

/// Takes the word at `at`; false when it is none of a digit.
bool take_word(std::string_view text, std::size_t at, DictatedNumber& number) {
  std::size_t end = word_end(text, at);
  const std::size_t times = times_of_word(text.substr(at, end - at));
  if (times > 1) {
    at = end < text.size() && text[end] == ' ' ? end + 1 : end;
    end = word_end(text, at);
  }
  const int digit = digit_of_word(text.substr(at, end - at));
  if (digit < 0) return false;
  number.digits.append(times, static_cast<char>('0' + digit));
  number.has_words = true;
  number.end = end;
  return true;
}

bool take_digit(std::string_view text, std::size_t at, DictatedNumber& number) {
  if (is_ascii_digit(char_at(text, at))) {
    number.digits += text[at];
    number.end = at + 1;
    return true;
  }
  if (const int digit = han_digit_at(text, at); digit >= 0) {
    number.digits += static_cast<char>('0' + digit);
    number.has_numerals = true;
    number.end = at + 3;
    return true;
  }
  const bool inside = is_ascii_alnum(char_before(text, at));
  return !inside && is_ascii_letter(char_at(text, at)) && take_word(text, at, number);
}

/// Where the digit before `at` begins, `at` itself for none.
std::size_t digit_before(std::string_view text, std::size_t at) {
  if (at >= 3 && han_digit_at(text, at - 3) >= 0) return at - 3;
  std::size_t begin = at;
  while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
  if (begin < at) return begin;
  while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin, at - begin);
  return digit_of_word(word) >= 0 || times_of_word(word) > 1 ? begin : at;
}

}  // namespace

DictatedNumber dictated_number_at(std::string_view text, std::size_t begin, Commas commas) {
  DictatedNumber number;
  number.begin = number.end = begin;
  std::size_t at = begin;
  while (number.digits.size() < kMostDigits && take_digit(text, at, number)) {
    at = behind_gap(text, number.end, commas);
  }
  return number;
}

std::size_t dictated_begin(std::string_view text, std::size_t place) {
  std::size_t begin = place;
  for (std::size_t i = 0; i < kMostDigits; ++i) {
    const std::size_t before = before_gap(text, begin);
    const std::size_t digit = digit_before(text, before);
    if (digit == before) break;
    begin = digit;
  }
  return begin;
}

std::string dictated_digits(std::string_view value) {
  const bool plain = !value.empty() && is_all_ascii(value) && is_ascii_digit(value.back()) &&
                     !is_ascii_letter(value.front());
  if (plain) return {};
  DictatedNumber number = dictated_number_at(value, 0);
  const bool spelled = number.has_words || number.has_numerals;
  return spelled && number.end == value.size() ? std::move(number.digits) : std::string();
}

}  // namespace deskmill
