// Where words and names in Latin script end, by the letters they are written with.
//
// Not only ASCII: Latin with marks, and Greek and Cyrillic, which are written like it. Whether a
// word is a name's is another question (common_words_en.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// End of the word at byte `begin`: letters, with apostrophes and hyphens inside; `begin` when
/// there is none, or one too long for a name.
std::size_t latin_word_end(std::string_view text, std::size_t begin);

/// Where the word begins that ends at byte `end`, full stops included ("J."), at most 32 bytes
/// back; `end` when there is none.
std::size_t latin_word_begin(std::string_view text, std::size_t end);

/// Of capitalised words from byte `begin` on, at most three, initials ("J.") and the small words
/// between them ("van der") included; `begin` when the first is not a name. The next word must
/// follow after one space.
std::size_t latin_name_end(std::string_view text, std::size_t begin);

/// San Jose, Santa Barbara, St. Louis, Port Stanley: a place is named after the person whose name
/// stands behind `before`.
bool ends_before_place(std::string_view before);

/// "Los Angeles", "San Jose": the first word of many places that have two stands at `begin`.
bool begins_place(std::string_view text, std::size_t begin);

/// "China Southern Airlines", "Anna Bank": one of its words, or the next, says so.
bool is_organisation(std::string_view text, std::size_t begin, std::size_t end);
/// The same by words that are no surnames either: "Gordon Wells University".
bool is_institution(std::string_view text, std::size_t begin, std::size_t end);

bool has_several_words(std::string_view name);

}  // namespace deskmill
