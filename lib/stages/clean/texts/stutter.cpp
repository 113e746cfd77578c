// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/texts/stutter.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

constexpr std::u32string_view kStuttered = U"我你他她它这那就";
constexpr std::array<std::string_view, 11> kWords = {"the", "a",  "an",  "i",  "to", "of",
                                                     "my",  "we", "and", "in", "it"};

bool is_word_byte(char c) {
  return is_ascii_letter(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view word_at(std::string_view text, std::size_t i) {
  std::size_t end = i;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  return text.substr(i, end - i);
}

/// Bytes behind `word` at `i` that repeat it: " the the".
std::size_t repeated_words(std::string_view text, std::size_t i, std::string_view word) {
  const std::string lower = to_lower(word);
  if (std::find(kWords.begin(), kWords.end(), lower) == kWords.end()) return 0;
  std::size_t end = i + word.size();
  while (end < text.size() && text[end] == ' ') {
    const std::string_view next = word_at(text, end + 1);
    if (to_lower(next) != lower) break;
    end += 1 + next.size();
  }
  return end - i - word.size();
}

/// Where the copies of the character [begin, end) that follow it end.
std::size_t end_of_copies(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view one = text.substr(begin, end - begin);
  while (text.substr(end, one.size()) == one) end += one.size();
  return end;
}

/// Three or more characters of `width` bytes, before a Han one.
bool is_stutter(std::string_view text, std::size_t begin, std::size_t end, std::size_t width) {
  return end - begin >= 3 * width && end < text.size() && is_han(next_code_point(text, end));
}

}  // namespace

std::optional<std::string> without_stutter(std::string_view text) {
  std::string out;
  bool changed = false, after_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    std::size_t skipped = 0;
    if (c < 0x80 && is_letter(c) && !after_word) {
      const std::string_view word = word_at(text, begin);
      i = begin + word.size();
      skipped = repeated_words(text, begin, word);
    } else if (kStuttered.find(c) != kStuttered.npos) {
      // A run that is none is passed as a whole: its rest is none either.
      const std::size_t end = end_of_copies(text, begin, i);
      if (is_stutter(text, begin, end, i - begin)) {
        skipped = end - i;
      } else {
        i = end;
      }
    }
    out.append(text, begin, i - begin);
    after_word = is_word_byte(text[i - 1]) && c < 0x80;
    i += skipped;
    changed = changed || skipped > 0;
  }
  return changed ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace deskmill
