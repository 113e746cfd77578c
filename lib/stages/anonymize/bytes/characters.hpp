// A text byte by byte: what stands at a place and before it, and where the characters there begin.
//
// Beyond either end there is a space: an edge of a number or a word is one of the text as well, and
// those who look at edges have no case of their own for it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace deskmill {

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// The byte before `position`, or a space at the beginning.
inline char char_before(std::string_view text, std::size_t position) {
  return position == 0 ? ' ' : text[position - 1];
}
/// The byte at `position`, or a space at the end.
inline char char_at(std::string_view text, std::size_t position) {
  return position < text.size() ? text[position] : ' ';
}

/// Behind the blanks at `position`.
inline std::size_t skip_blanks(std::string_view text, std::size_t position) {
  while (position < text.size() && is_blank(text[position])) ++position;
  return position;
}

/// An ASCII letter or digit stands directly before `begin` or at `end`.
inline bool is_inside_word(std::string_view text, std::size_t begin, std::size_t end) {
  return is_ascii_alnum(char_before(text, begin)) || is_ascii_alnum(char_at(text, end));
}

/// Whether a Han character of the usual block stands at `position`.
inline bool is_han_at(std::string_view text, std::size_t position) {
  // U+4E00..U+9FFF is E4 B8 80 .. E9 BF BF; U+3400.. (E3 90) are too rare in names to matter here.
  if (position + 2 >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[position]);
  return lead >= 0xE4 && lead <= 0xE9 &&
         (lead != 0xE4 || static_cast<unsigned char>(text[position + 1]) >= 0xB8);
}

/// Byte offset of the character that ends at `position` (> 0).
inline std::size_t previous_character(std::string_view text, std::size_t position) {
  do {
    --position;
  } while (position > 0 && is_continuation(text[position]));
  return position;
}

/// Length in bytes of the character at `position`.
inline std::size_t character_bytes(std::string_view text, std::size_t position) {
  const std::size_t bytes = sequence_length(static_cast<unsigned char>(text[position]));
  return position + bytes <= text.size() ? bytes : text.size() - position;
}

}  // namespace deskmill
