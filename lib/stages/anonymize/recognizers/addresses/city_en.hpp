// How an English address goes on behind its street: city, state, and the codes of three countries.
//
// With capitals a city may be any words; in small letters, where an address was announced, it takes
// a state and a code to end it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"

namespace deskmill {

/// Over ", Springfield, IL 62704", ", Leeds LS6 2AB", ", Springfield, IL" or a city that ends the
/// clause; `end` for none.
std::size_t with_english_city(std::string_view text, std::size_t end);

/// Over " los angeles ca 90017" in small letters: up to three words, a state and a code; `end` for
/// none.
std::size_t with_small_english_city(std::string_view text, std::size_t end);

/// End of a postal code of Britain or Canada in its two halves (LS6 2AB), or `begin`.
std::size_t english_postal_code_end(std::string_view text, std::size_t begin);

/// End of the letters, digits and apostrophes at `at`, and of hyphens before a letter.
inline std::size_t address_word_end(std::string_view text, std::size_t at) {
  const auto is_in_word = [text](std::size_t i) {
    return is_ascii_alnum(text[i]) || text[i] == '\'' ||
           static_cast<unsigned char>(text[i]) >= 0x80 ||
           (text[i] == '-' && is_ascii_letter(char_at(text, i + 1)));
  };
  while (at < text.size() && is_in_word(at)) ++at;
  return at;
}

}  // namespace deskmill
