// Short strings in which nothing was found: "android", "7.1.29", "export.json", and turns like "好的" and "Thanks!".
//
// Values of members repeat, as do short answers, and what is found in a string depends on nothing but the string
// and what is expected of it. A string seen lately is answered by one comparison instead of a scan. The
// newer one of two strings that share a slot stays.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stages/anonymize/cues.hpp"
#include "stages/anonymize/short_key.hpp"

namespace deskmill {

class QuietStrings {
 public:
  /// Longer ones are never contained.
  static bool are_short(std::string_view text) { return text.size() <= ShortKey::kLongest; }
  bool contains(std::string_view text, CueMask expected = 0) const {
    if (!are_short(text)) return false;
    const ShortKey key = key_of(text, expected);
    return slots_[slot_of(key)] == key;
  }
  void add(std::string_view text, CueMask expected = 0) {
    if (!are_short(text)) return;
    const ShortKey key = key_of(text, expected);
    slots_[slot_of(key)] = key;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  /// What is expected stands above the size, which is small.
  static ShortKey key_of(std::string_view text, CueMask expected) {
    static_assert(ShortKey::kLongest < 1 << 8);
    ShortKey key = ShortKey::of(text);
    key.size |= std::size_t{expected} << 8;
    return key;
  }
  static std::size_t slot_of(const ShortKey& key) {
    return static_cast<std::size_t>(key.hash(0)) & (kSlots - 1);
  }

  std::vector<ShortKey> slots_ = std::vector<ShortKey>(kSlots);  ///< free: the empty string
};

}  // namespace deskmill
