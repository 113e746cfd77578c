// Where a key was first seen. 24 bytes per slot of a table that is at most 3/4 full:
// 32 to 64 bytes a key.
//
// Keys are XXH3-128 of what they stand for, so the table holds no data; an accidental collision is
// negligible (core/hash.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/hash_table.hpp"

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
  std::size_t size() const { return places_.size(); }
  void clear() { places_.clear(); }

 private:
  HashTable<Hash128, std::uint64_t, 0, 3> places_;  ///< packed; no place is 0
};

}  // namespace deskmill
