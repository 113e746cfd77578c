// Unicode properties and forms. The only room with ICU; hot paths decide by ranges or a scan and
// ask ICU for the rest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

/// CJK ideographs incl. extensions and compatibility forms, and 〇. No radicals, no punctuation.
inline bool is_han(char32_t c) {
  if (c < 0x3007) return false;
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x323AF);
}
/// Hiragana and katakana with their marks, half-width katakana included. The middle dot ・ is not.
inline bool is_kana(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0xFF66 && c <= 0xFF9F);
}
/// Syllables and jamo.
inline bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
         (c >= 0x3131 && c <= 0x318E);
}
inline bool is_cjk(char32_t c) {
  return is_han(c) || is_kana(c) || is_hangul(c);
}

bool is_letter(char32_t c);       ///< general category L*
bool is_upper(char32_t c);        ///< general category Lu
bool is_mark(char32_t c);         ///< general category M*: combining accents
bool is_digit(char32_t c);        ///< decimal digits of any script, full-width included
bool is_space(char32_t c);        ///< Unicode White_Space
bool is_punctuation(char32_t c);  ///< general category P* or S*
bool is_emoji(char32_t c);        ///< Extended_Pictographic or regional indicator or modifier
bool is_assigned(char32_t c);     ///< a character of ICU's Unicode version, no private use
bool is_zero_width(char32_t c);   ///< U+200B-200F, 202A-202E, 2060-2069, FEFF, 00AD, 061C, 180E
bool is_control(char32_t c);      ///< C0 and C1 controls without \t \n \r, DEL, noncharacters
/// Scripts in which U+200C and U+200D shape letters: Arabic, Syriac, Thaana, N'Ko, Mongolian and
/// the Indic ones.
bool joins_letters(char32_t c);

/// NFC. Returns false and leaves `out` alone when the text is NFC already (the usual case, decided
/// by a scan). Full-width forms stay: NFC never turns ，？！ into ASCII, NFKC would.
bool to_nfc(std::string_view text, std::string& out);

/// Key for comparing texts: NFKC, case-folded, white space, punctuation and zero-width removed (of
/// the symbols only ~ ^ ` | and their like: % + and currency signs carry meaning, so do emoji).
/// With `keep_spaces`, runs of white space become one space. A text of nothing but punctuation
/// keeps it, so that "?" and "!" differ. Never shown to anybody.
std::string fold_for_match(std::string_view text, bool keep_spaces = false);

/// NFKC and case folding, nothing removed, as code points: what keys of other rooms are made from.
/// Borrows from `memory`, which grows as needed and may hold anything.
std::u32string_view fold_compatible(std::string_view text, std::u32string& memory);

/// Full-width ASCII (！ to ～) and ideographic space to ASCII, case kept; all else untouched.
/// Patterns fold less: prose punctuation is not theirs to fold (rules/width.hpp).
std::string fold_width(std::string_view text);

std::string to_lower(std::string_view text);  ///< locale-independent

}  // namespace deskmill
