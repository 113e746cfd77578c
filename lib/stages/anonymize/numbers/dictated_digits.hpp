// Numbers as people say them: digits one by one or in groups, in Chinese numerals, English words or
// both with plain digits between ("一三八 零零一三 八零零零", "five double two, oh one").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

struct DictatedNumber {
  std::size_t begin = 0, end = 0;  ///< bytes of the text; equal when there is none
  std::string digits;
  bool has_words = false;     ///< English ones
  bool has_numerals = false;  ///< Chinese ones
};

/// Whether commas stand between the groups of a number or behind it.
enum class Commas { kInside, kEnd };

/// The number that begins at `begin`, up to where no digit follows within a few separators.
DictatedNumber dictated_number_at(std::string_view text, std::size_t begin,
                                  Commas commas = Commas::kInside);

/// Where a number begins of which a digit stands at `place`.
std::size_t dictated_begin(std::string_view text, std::size_t place);

/// The digits of a value that is nothing but such a number, with words or numerals in it; else "".
std::string dictated_digits(std::string_view value);

}  // namespace deskmill
