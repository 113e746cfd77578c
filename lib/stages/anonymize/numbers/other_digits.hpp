// Digits that are neither ASCII nor full-width: ٣ of Arabic and ۳ of Persian keyboards, and
// ③ and ❸, which people write to get past filters.
//
// They are too rare to be looked for by every recognizer: a text with two in a row is
// scanned a second time as FoldedText, which has plain digits in their place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// The value of such a digit, else -1.
int other_digit(char32_t c);
/// The digit of the same kind as `c`, which is one, with another value.
char32_t other_digit_like(char32_t c, int value);

/// Whether two digits of one kind stand at `at`: ① alone is the mark of an item in a list.
bool begins_other_number(std::string_view text, std::size_t at);

/// From 0 to 9, in UTF-8.
using DigitsOfKind = std::array<std::string, 10>;
std::vector<DigitsOfKind> kinds_of_other_digits();

/// A text with full-width characters and such digits, where two or more stand in a row, as ASCII.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text);

  std::string_view text() const { return folded_; }
  std::size_t to_original(std::size_t folded_offset) const;

 private:
  /// So many bytes of the original more than of the folded text lie before `offset` in it.
  struct Shift {
    std::size_t offset, bytes;
  };

  void fold(char ascii, std::size_t bytes);

  std::string folded_;
  std::vector<Shift> shifts_;
};

}  // namespace deskmill
