// How numbers are written: their digits in any script, what may stand between and around them, and
// the checks that some of them carry. Of texts and characters only; digit runs are in scan/.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

/// One or two separators as people put them into numbers: space, '-', '.', brackets, their
/// full-width forms, dashes U+2010..U+2014 and U+2212. "" is none.
bool is_number_gap(std::string_view gap);

/// Emoji and spaces as people put them into numbers to get past filters: at most 24
/// bytes, at least one emoji.
bool is_emoji_gap(std::string_view gap);

/// The value of the Chinese numeral at `at`, plain (一, 〇, 幺) or formal (壹), else -1.
int han_digit_at(std::string_view text, std::size_t at);

/// A number from `begin` to `end` with the bracket directly before it when it closes inside: "(010)
/// 6552" but not "(010-6552 9988)".
std::size_t with_bracket(std::string_view text, std::size_t begin, std::size_t end);

/// No bracket opens inside that closes behind, and none closes that opened before: not
/// "400 701 777（7".
bool has_whole_brackets(std::string_view number);

/// No ASCII letter, digit, '_' directly before `begin`, and no "digit." or "digit-".
bool clean_left_edge(std::string_view text, std::size_t begin);
/// The same after `end`.
bool clean_right_edge(std::string_view text, std::size_t end);

/// A mobile number of mainland China without a prefix: eleven digits, 13 to 19 in front.
bool is_cn_mobile(std::string_view digits);

/// Luhn, ISO/IEC 7812-1 annex B. `digits` are ASCII.
bool passes_luhn(std::string_view digits);
/// Value of ASCII digits, at most nine of them.
int number_of(std::string_view digits);
/// All digits of `text`, as ASCII; of other kinds those of which two stand in a row.
std::string digits_in(std::string_view text);

}  // namespace deskmill
