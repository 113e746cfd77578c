// Remembers which pairs of items have been compared lately: twins meet in most bands.
//
// A table with one place for a pair; a pair that finds its place taken by another takes it over,
// and at worst is compared again. 8 bytes a place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace deskmill {

class PairMemo {
 public:
  /// Forgets everything. `places` is rounded down to a power of two.
  void reset(std::size_t places) { pairs_.assign(std::bit_floor(places | 1), Pair{}); }

  /// True for a pair that was not asked about before, as far as is remembered. `low` is not `high`.
  bool is_new(std::uint32_t low, std::uint32_t high) {
    Pair& pair = pairs_[place_of(low, high)];
    if (pair.low == low && pair.high == high) return false;
    pair = {low, high};
    return true;
  }

 private:
  struct Pair {
    std::uint32_t low = 0, high = 0;  ///< equal: none
  };

  std::size_t place_of(std::uint32_t low, std::uint32_t high) const {
    const std::uint64_t both = std::uint64_t{low} << 32 | high;
    return (both * 0x9E3779B97F4A7C15u >> 32) & (pairs_.size() - 1);
  }

  std::vector<Pair> pairs_;
};

}  // namespace deskmill
