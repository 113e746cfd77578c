// Short strings in which nothing was found: "android", "7.1.29", "u_192300", and turns
// like "好的" and "Thanks!".
//
// Values of members repeat, as do short answers, and what is found in a string depends on nothing
// but the string and what is expected of it. A string seen lately is answered by one comparison
// instead of a scan. Two strings share a pair of slots, so that two that come in turns both stay;
// of three the one added first goes.
//
// Versions, ids and prices repeat but for the values of their digits. Where no recognizer had to
// look at a string at all, these do not matter either (recognize()): all digits count as 0, and
// "7.1.30" is known with "7.1.29".
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stages/anonymize/bytes/short_key.hpp"
#include "stages/anonymize/scan/cues.hpp"

namespace deskmill {

class QuietStrings {
 public:
  /// Whether strings that differ in the values of their digits are the same.
  enum class Digits { kSame, kApart };

  explicit QuietStrings(Digits digits) : digits_(digits) {}

  /// Longer ones are never contained.
  static bool are_short(std::string_view text) { return text.size() <= ShortKey::kLongest; }
  bool contains(std::string_view text, CueMask expected = 0) const {
    if (!are_short(text)) return false;
    const ShortKey key = key_of(text, expected);
    const Pair& pair = pairs_[place_of(key)];
    return (pair.newer == key) | (pair.older == key);
  }
  /// A string with a backslash is not added: others may be asked for as they are
  /// spelt, with escapes.
  void add(std::string_view text, CueMask expected = 0) {
    if (!are_short(text) || text.find('\\') != std::string_view::npos) return;
    const ShortKey key = key_of(text, expected);
    Pair& pair = pairs_[place_of(key)];
    pair = {key, pair.newer};
  }

 private:
  static constexpr std::size_t kPairs = 512;
  struct Pair {
    ShortKey newer, older;  ///< free: the empty string
  };

  /// What is expected stands above the size, which is small.
  ShortKey key_of(std::string_view text, CueMask expected) const {
    static_assert(ShortKey::kLongest < 1 << 8);
    ShortKey key = ShortKey::of(text);
    if (digits_ == Digits::kSame) key = key.without_values_of_digits();
    key.size |= std::size_t{expected} << 8;
    return key;
  }
  static std::size_t place_of(const ShortKey& key) {
    return static_cast<std::size_t>(key.hash(0)) & (kPairs - 1);
  }

  Digits digits_;
  std::vector<Pair> pairs_ = std::vector<Pair>(kPairs);
};

}  // namespace deskmill
