// Which of many strings stand at a place of a text, in one binary search and without regard to
// ASCII case.
//
// Sorted, all those that the text begins with are the last one that is not greater than the text,
// those that this one begins with, those that these begin with, and so on: each entry knows the
// longest other one that it begins with. Thousands of names that begin alike (customer_0001) cost
// as little as one, and so do values of which each is the last one and a character more.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ascii.hpp"

namespace deskmill {

class Beginnings {
 public:
  /// Bytes that are looked at; of longer strings only so many count.
  static constexpr std::size_t kLongest = 128;

  void clear() { entries_.clear(); }
  void add(std::string_view text, std::uint32_t number) {
    entries_.push_back({ascii_lowered(text.substr(0, kLongest)), number, kNone});
  }
  /// Once, before the first search.
  void sort();

  /// Calls with the number of each string that `text` begins with, the longest first.
  template <typename Visit>
  void for_each_of(std::string_view text, Visit visit) const {
    const std::string folded = ascii_lowered(text.substr(0, kLongest));
    const auto behind = std::upper_bound(
        entries_.begin(), entries_.end(), folded,
        [](const std::string& sought, const Entry& entry) { return sought < entry.text; });
    std::size_t i = behind == entries_.begin() ? kNone : last_before(behind);
    for (; i != kNone; i = entries_[i].beginning) {
      if (folded.starts_with(entries_[i].text)) visit(entries_[i].number);
    }
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};
  struct Entry {
    std::string text;
    std::uint32_t number;
    std::size_t beginning;  ///< the entry that this one begins with, the longest there is
  };

  std::size_t last_before(std::vector<Entry>::const_iterator behind) const {
    return static_cast<std::size_t>(behind - entries_.begin()) - 1;
  }

  std::vector<Entry> entries_;
};

}  // namespace deskmill
