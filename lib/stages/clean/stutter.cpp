// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/stutter.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::u32string_view kStuttered = U"我你他她它这那就";
constexpr std::array<std::string_view, 11> kWords = {"the", "a",  "an",  "i",  "to", "of",
                                                     "my",  "we", "and", "in", "it"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
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

/// Bytes of further copies when the character [begin, end) stands three or more times before a Han one.
std::size_t repeated_characters(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view one = text.substr(begin, end - begin);
  std::size_t last = end;
  while (text.substr(last, one.size()) == one) last += one.size();
  if (last - begin < 3 * one.size() || last >= text.size()) return 0;
  std::size_t next = last;
  return is_han(next_code_point(text, next)) ? last - end : 0;
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
      skipped = repeated_characters(text, begin, i);
    }
    out.append(text, begin, i - begin);
    after_word = is_word_byte(text[i - 1]) && c < 0x80;
    i += skipped;
    changed = changed || skipped > 0;
  }
  return changed ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace deskmill
