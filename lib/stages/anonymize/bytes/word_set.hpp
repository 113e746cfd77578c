// A few hundred words that are asked for by one look: most words that stand where names
// stand are none of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"

namespace deskmill {

/// Made when compiling, from at most kMost words of ASCII.
class WordSet {
 public:
  static constexpr std::size_t kMost = 511;

  /// `words` must outlive the set; none of them is empty.
  constexpr explicit WordSet(std::span<const std::string_view> words) : words_(words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::size_t slot = slot_of(words[i]);
      while (slots_[slot] != 0) slot = behind(slot);
      slots_[slot] = static_cast<std::uint16_t>(i + 1);
    }
  }

  constexpr bool contains(std::string_view word) const {
    return contains(word, [](char a, char b) { return a == b; });
  }
  /// The same for a set of words in small letters and a word in any.
  constexpr bool contains_small(std::string_view word) const {
    return contains(word, [](char a, char b) { return a == ascii_lower(b); });
  }

 private:
  static constexpr std::size_t kSlots = 1024;

  static constexpr std::size_t behind(std::size_t slot) { return (slot + 1) % kSlots; }
  /// By some of its letters, whatever their case, and by its size.
  static constexpr std::size_t slot_of(std::string_view word) {
    const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(word[i]) & 31; };
    const std::size_t last = word.size() - 1;
    return (letter(0) + 37 * letter(word.size() / 2) + 131 * letter(last) + 17 * last) % kSlots;
  }

  template <typename Equal>
  constexpr bool contains(std::string_view word, Equal equal) const {
    if (word.empty()) return false;
    for (std::size_t slot = slot_of(word); slots_[slot] != 0; slot = behind(slot)) {
      const std::string_view known = words_[slots_[slot] - 1U];
      if (std::equal(known.begin(), known.end(), word.begin(), word.end(), equal)) return true;
    }
    return false;
  }

  std::span<const std::string_view> words_;
  std::array<std::uint16_t, kSlots> slots_{};  ///< a word's index and one; 0: free
};

}  // namespace deskmill
