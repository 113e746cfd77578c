// Short strings in which nothing was found: "android", "7.1.29", "export.json".
//
// Values of members repeat, and what is found in a string by itself depends on nothing but the string. A
// string seen lately is answered by one comparison instead of a scan. The newer one of two strings
// that share a slot stays.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stages/anonymize/short_key.hpp"

namespace deskmill {

class QuietStrings {
 public:
  bool contains(std::string_view text) const {
    if (text.size() > ShortKey::kLongest) return false;
    const ShortKey key = ShortKey::of(text);
    return slots_[slot_of(key)] == key;
  }
  void add(std::string_view text) {
    if (text.size() > ShortKey::kLongest) return;
    const ShortKey key = ShortKey::of(text);
    slots_[slot_of(key)] = key;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static std::size_t slot_of(const ShortKey& key) {
    return static_cast<std::size_t>(key.hash(0)) & (kSlots - 1);
  }

  std::vector<ShortKey> slots_ = std::vector<ShortKey>(kSlots);  ///< free: the empty string
};

}  // namespace deskmill
