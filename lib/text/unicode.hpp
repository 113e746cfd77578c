// Unicode properties and forms. The only room with ICU; hot paths decide in a table or a scan and ask
// ICU for the rest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

bool is_han(char32_t c);                ///< CJK ideographs incl. extensions and compatibility forms, 〇
bool is_kana(char32_t c);
bool is_hangul(char32_t c);
inline bool is_cjk(char32_t c) { return is_han(c) || is_kana(c) || is_hangul(c); }
bool is_letter(char32_t c);             ///< general category L*
bool is_digit(char32_t c);              ///< decimal digits of any script, full-width included
bool is_space(char32_t c);              ///< Unicode White_Space
bool is_punctuation(char32_t c);        ///< general category P* or S*
bool is_emoji(char32_t c);              ///< Extended_Pictographic or regional indicator or modifier
bool is_zero_width(char32_t c);         ///< U+200B-200F, 202A-202E, 2060-2069, FEFF, 00AD, 061C, 180E
bool is_control(char32_t c);            ///< C0 and C1 controls without \t \n \r, and noncharacters

/// NFC. Returns false and leaves `out` alone when the text is NFC already (the usual case, decided
/// by a scan). Full-width forms stay: NFC never turns ，？！ into ASCII, NFKC would.
bool to_nfc(std::string_view text, std::string& out);

/// Key for comparing texts: NFKC, case-folded, white space, punctuation and zero-width removed.
/// With `keep_spaces`, runs of white space become one space. Never shown to anybody.
std::string fold_for_match(std::string_view text, bool keep_spaces = false);

/// Full-width ASCII (！ to ～) and ideographic space to ASCII, case kept; all else untouched.
std::string fold_width(std::string_view text);

std::string to_lower(std::string_view text);  ///< locale-independent

}  // namespace deskmill
