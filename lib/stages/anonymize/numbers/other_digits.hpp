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

/// Zero-width space, word joiner or byte order mark: nobody sees them within a number.
constexpr bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}
inline constexpr std::array<std::string_view, 3> kInvisible = {"\u200B", "\u2060", "\uFEFF"};

/// A text with full-width characters and such digits, where two or more stand in a row, as ASCII,
/// and without invisible characters.
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

  /// So many bytes of the original become what was appended to the folded text last.
  void shift(std::size_t original, std::size_t folded);

  std::string folded_;
  std::vector<Shift> shifts_;
};

}  // namespace deskmill
