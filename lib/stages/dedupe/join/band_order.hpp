// Brings the items of a band into order: those that share a band key, best rank first.
//
// Most keys of most corpora are alone, and a comparing sort would spend its time on them. Here
// items are counted in as many places as there are items, by some bits of their key; those that
// have a place for themselves are left out, the others are written to their place and sorted
// there.
//
// At most 24 bytes per item: 16 of an entry, 4 to 8 of a place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/large_memory.hpp"
#include "stages/dedupe/join/band_keys.hpp"

namespace deskmill {

class BandOrder {
 public:
  /// The items of `band` bucket after bucket, each followed by kNoItem. A bucket has at least two
  /// items, by `rank_of` (by item).
  std::vector<std::uint32_t> of(const BandKeys& keys, std::size_t band,
                                std::span<const std::uint32_t> rank_of);

 private:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t rank = 0, item = 0;
    bool operator<(const Entry& other) const {
      return key != other.key ? key < other.key : rank < other.rank;
    }
  };

  std::size_t place_of(std::uint64_t key) const { return key & (ends_.size() - 1); }
  void count(const BandKeys& keys, std::size_t band);
  void reserve_places();
  void distribute(const BandKeys& keys, std::size_t band, std::span<const std::uint32_t> rank_of);
  void sort_places();
  std::vector<std::uint32_t> buckets() const;

  std::vector<std::uint32_t, LargeAllocator<std::uint32_t>>
      ends_;  ///< by place: how many, then where the next one goes
  std::vector<Entry, LargeAllocator<Entry>> entries_;
  std::string scratch_;
};

}  // namespace deskmill
