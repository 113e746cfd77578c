// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/digits.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/other_digits.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kAsciiSeparators = " -.()";
constexpr std::string_view kWideSeparators[] = {"\xC2\xA0", "（", "）", "　", "－", "‐",
                                                "‑",        "‒",  "–",  "—",  "−",  "．"};

std::size_t separator_bytes(std::string_view text) {
  if (static_cast<unsigned char>(text[0]) < 0x80) {
    return kAsciiSeparators.find(text[0]) != std::string_view::npos ? 1 : 0;
  }
  for (const std::string_view separator : kWideSeparators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

/// Blocks of pictures and symbols, from Arrows and Dingbats to the planes beyond U+FFFF.
bool is_picture(char32_t c) {
  return (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) ||
         (c >= 0x1F000 && c <= 0x1FAFF);
}

constexpr char32_t kJoiner = 0x200D, kEmojiStyle = 0xFE0F;

constexpr std::array<std::string_view, 10> kNumerals = {"零〇", "一幺壹", "二贰", "三叁", "四肆",
                                                        "五伍", "六陆",   "七柒", "八捌", "九玖"};

std::string ascii_digits_in(std::string_view text) {
  std::string out(text.size(), '\0');
  out.erase(std::copy_if(text.begin(), text.end(), out.begin(), is_ascii_digit), out.end());
  return out;
}

}  // namespace

bool is_emoji_gap(std::string_view gap) {
  constexpr std::size_t kLongest = 24;
  if (gap.size() < 3 || gap.size() > kLongest) return false;
  bool any = false;
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = next_code_point(gap, at);
    any |= is_picture(c);
    if (!is_picture(c) && c != kJoiner && c != kEmojiStyle && c != U' ') return false;
  }
  return any;
}

int han_digit_at(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return -1;
  const std::string_view character = text.substr(at, 3);
  for (std::size_t value = 0; value < kNumerals.size(); ++value) {
    const std::size_t place = kNumerals[value].find(character);
    if (place != std::string_view::npos && place % 3 == 0) return static_cast<int>(value);
  }
  return -1;
}

bool is_number_gap(std::string_view gap) {
  constexpr std::size_t kLongest = 2 * 3;
  if (gap.size() > kLongest) return false;
  std::size_t characters = 0;
  while (!gap.empty()) {
    const std::size_t bytes = separator_bytes(gap);
    if (bytes == 0 || ++characters > 2) return false;
    gap.remove_prefix(bytes);
  }
  return characters > 0;
}

std::size_t with_bracket(std::string_view text, std::size_t begin, std::size_t end) {
  const bool opens = char_before(text, begin) == '(';
  return opens && text.substr(begin, end - begin).find(')') != std::string_view::npos ? begin - 1
                                                                                      : begin;
}

bool has_whole_brackets(std::string_view number) {
  int open = 0;
  for (std::size_t at = 0; at < number.size(); ++at) {
    if (is_ascii_digit(number[at])) continue;
    const std::string_view rest = number.substr(at);
    if (rest[0] == '(' || rest.starts_with("（")) ++open;
    if ((rest[0] == ')' || rest.starts_with("）")) && --open < 0) return false;
  }
  return open == 0;
}

bool clean_left_edge(std::string_view text, std::size_t begin) {
  const char before = char_before(text, begin);
  if (is_ascii_alnum(before) || before == '_') return false;
  if (before != '.' && before != '-') return true;
  return begin < 2 || !is_ascii_digit(text[begin - 2]);
}

bool clean_right_edge(std::string_view text, std::size_t end) {
  const char after = char_at(text, end);
  if (is_ascii_alnum(after) || after == '_') return false;
  if (after != '.' && after != '-') return true;
  return !is_ascii_digit(char_at(text, end + 1));
}

bool is_cn_mobile(std::string_view digits) {
  constexpr std::size_t kMobileDigits = 11;
  return digits.size() == kMobileDigits && digits[0] == '1' && digits[1] >= '3';
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
    int digit = digits[i] - '0';
    if (twice) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
    sum += digit;
  }
  return sum % 10 == 0;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string digits_in(std::string_view text) {
  return ascii_digits_in(is_all_ascii(text) ? text : FoldedText(text).text());
}

}  // namespace deskmill
