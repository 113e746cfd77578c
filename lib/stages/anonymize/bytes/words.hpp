// A text held against a few words: whether it begins or ends with one, or is one in any case.
//
// For lists of some dozens at most, which are gone through. Longer ones, and those that are asked
// at every place of a text, are sets (word_set.hpp, han_set.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "core/ascii.hpp"

namespace deskmill {

constexpr bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.starts_with(word); });
}

constexpr bool ends_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.ends_with(word); });
}

/// Whether `word` is `small`, a word in small letters, in any case of ASCII letters.
constexpr bool is_in_any_case(std::string_view word, std::string_view small) {
  return std::equal(word.begin(), word.end(), small.begin(), small.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

}  // namespace deskmill
