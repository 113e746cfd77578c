// Where a key was first seen: an open-addressing table of 24 bytes an entry, at most 48 bytes a key
// while it has just grown.
//
// Keys are XXH3-128 of what they stand for, so the table holds no data; an accidental collision is
// negligible (core/hash.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/hash.hpp"

namespace deskmill {

struct Place {
  std::uint32_t file = 0;   ///< below 2^20
  std::uint32_t group = 0;  ///< below 2^8: the split
  std::uint64_t line = 0;   ///< from 1, below 2^36
};

class PlaceMap {
 public:
  /// Remembers `place` for a new key. Returns whether the key is new; else `first` is its place.
  bool add(Hash128 key, const Place& place, Place& first);
  std::size_t size() const { return used_; }
  void clear();

 private:
  struct Entry {
    Hash128 key;
    std::uint64_t place = 0;  ///< packed; 0: free
  };
  Entry& entry_of(Hash128 key);
  void grow();

  std::vector<Entry> entries_;
  std::size_t used_ = 0;
};

}  // namespace deskmill
