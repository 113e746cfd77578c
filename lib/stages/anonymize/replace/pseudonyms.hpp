// What stands for the values of members under `pseudonym`: "p_" and digits of the keyed hash.
//
// A speaker has a pseudonym in every turn and a customer in every conversation, and the hash costs
// as much as reading a turn does. Those of short values made lately are kept, each in the one
// place that its value has.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stages/anonymize/bytes/short_key.hpp"
#include "stages/anonymize/replace/keyed_hash.hpp"

namespace deskmill {

/// Not for several threads.
class Pseudonyms {
 public:
  /// `key` must outlive the object; without one there are no pseudonyms to ask for.
  explicit Pseudonyms(const KeyedHash* key) : key_(key), places_(key != nullptr ? kPlaces : 0) {}

  /// A function of key and value alone. Good until the next call.
  std::string_view of(std::string_view value) {
    const ShortKey short_value = ShortKey::of(value);
    if (short_value.size > ShortKey::kLongest) return made(value);
    Place& place = places_[static_cast<std::size_t>(short_value.hash(0)) & (kPlaces - 1)];
    if (!place.taken || place.value != short_value) {
      made(value).copy(place.pseudonym.data(), kSize);
      place.value = short_value;
      place.taken = true;
    }
    return {place.pseudonym.data(), kSize};
  }

 private:
  /// 64 bits: no collision to be feared below 1e9 people.
  static constexpr std::size_t kDigits = 16;
  static constexpr std::string_view kBeginning = "p_";
  static constexpr std::size_t kSize = kBeginning.size() + kDigits;
  static constexpr std::size_t kPlaces = 256;
  struct Place {
    ShortKey value;
    std::array<char, kSize> pseudonym;
    bool taken = false;
  };

  std::string_view made(std::string_view value) {
    made_ = kBeginning;
    key_->append_hex("member", value, kDigits, made_);
    return made_;
  }

  const KeyedHash* key_;
  std::vector<Place> places_;
  std::string made_;
};

}  // namespace deskmill
