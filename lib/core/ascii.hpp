// Classes and case of ASCII characters, one byte at a time.
//
// <cctype> depends on the locale and must not be given the bytes of other characters; these may be
// given any byte and are false for all that are not ASCII.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

constexpr bool is_ascii(char c) {
  return static_cast<signed char>(c) >= 0;
}
constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii_letter(char c) {
  return is_ascii_lower(static_cast<char>(c | 0x20));
}
constexpr bool is_ascii_alnum(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}
constexpr bool is_hex_digit(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return is_ascii_digit(c) || (lower >= 'a' && lower <= 'f');
}

constexpr char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr char ascii_upper(char c) {
  return is_ascii_lower(c) ? static_cast<char>(c - ('a' - 'A')) : c;
}

/// Space, tab, line feed, carriage return: also the blanks between the tokens of JSON.
inline constexpr std::string_view kAsciiBlanks = " \t\r\n";

/// True for a text that is empty or holds nothing but such blanks.
constexpr bool is_ascii_blank(std::string_view text) {
  return text.find_first_not_of(kAsciiBlanks) == std::string_view::npos;
}
/// The first character that is no such blank; '\0' when there is none.
constexpr char first_visible(std::string_view text) {
  const std::size_t at = text.find_first_not_of(kAsciiBlanks);
  return at == std::string_view::npos ? '\0' : text[at];
}

/// A text without the blanks at its ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = kAsciiBlanks) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// True for a text that holds ASCII alone, or nothing.
constexpr bool is_all_ascii(std::string_view text) {
  for (const char c : text) {
    if (!is_ascii(c)) return false;
  }
  return true;
}

/// A text with its ASCII letters in lower or upper case; all else stays.
inline std::string ascii_lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}
inline std::string ascii_uppered(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = ascii_upper(c);
  return upper;
}

}  // namespace deskmill
