// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/addressed_names.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"

namespace deskmill {

std::size_t signature_begin(std::string_view text) {
  constexpr std::size_t kLongestName = 15;
  std::size_t end = text.size();
  while (end > 0 && is_blank(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestName && is_ascii_letter(text[begin - 1])) --begin;
  const char sign = char_before(text, begin);
  const bool signs = sign == '^' || sign == '*' || sign == '~';
  return signs && is_ascii_upper(char_at(text, begin)) ? begin : text.size();
}

std::size_t next_addressed(std::string_view text, std::size_t from) {
  const auto is_letter_beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0xC3; };
  for (std::size_t at = text.find(", ", from); at != std::string_view::npos;
       at = text.find(", ", at + 2)) {
    const char first = char_at(text, at + 2), second = char_at(text, at + 3);
    const bool capital = is_ascii_upper(first) && !is_ascii_upper(second) && second != ' ';
    if (capital || is_letter_beyond_ascii(first)) return at + 2;
  }
  return text.size();
}

std::size_t addressed_first(std::string_view text) {
  constexpr std::size_t kLongestName = 15;
  std::size_t begin = 0;
  while (char_at(text, begin) == '@' || char_at(text, begin) == '_') {
    begin = std::min(text.find(' ', begin), text.size());
    while (begin < text.size() && is_blank(text[begin])) ++begin;
  }
  if (!is_ascii_upper(char_at(text, begin))) return text.size();
  const std::string_view head = text.substr(begin, kLongestName + 1);
  const std::size_t comma = head.find(',');
  if (comma == std::string_view::npos || char_at(text, begin + comma + 1) != ' ')
    return text.size();
  const char behind = char_at(text, begin + comma + 2);
  const bool goes_on =
      (is_ascii_lower(behind) || behind == 'I') &&
      std::all_of(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(comma), is_ascii_letter);
  return goes_on ? begin : text.size();
}

bool addresses_somebody(std::string_view text) {
  return next_addressed(text, 0) < text.size() || addressed_first(text) < text.size();
}

}  // namespace deskmill
