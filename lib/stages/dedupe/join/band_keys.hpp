// The band keys of all items, in blocks of some thousand items, of which each holds band after
// band: a band is read in long strides, and all bands of an item are written at one time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "io/spill_arena.hpp"
#include "stages/dedupe/items/item_store.hpp"
#include "stages/dedupe/join/min_hash.hpp"

namespace deskmill {

class BandKeys {
 public:
  BandKeys(std::size_t arena_bytes, const std::string& directory)
      : arena_(arena_bytes, directory) {}

  /// Works them out for a sealed store, with as many threads as `jobs`. Once.
  void compute(const ItemStore& store, const MinHash& min_hash, unsigned jobs);

  std::size_t bands() const { return bands_; }
  std::size_t blocks() const { return blocks_.size(); }
  std::size_t items() const { return items_; }
  static constexpr std::size_t first_item(std::size_t block) { return block * kItemsPerBlock; }
  /// One for each item of a block. Valid until `scratch` changes; thread-safe.
  std::span<const std::uint64_t> read(std::size_t block, std::size_t band,
                                      std::string& scratch) const;

 private:
  /// Not a power of two: the keys of an item must not all fall into one set of a cache.
  static constexpr std::size_t kItemsPerBlock = 4000;
  struct Range {
    std::size_t begin = 0, end = 0;
    std::vector<std::uint64_t> keys;
  };

  std::size_t items_in(std::size_t block) const;
  void compute(const ItemStore& store, const MinHash& min_hash, Range& range) const;

  SpillArena arena_;
  std::vector<std::uint64_t> blocks_;  ///< offsets
  std::size_t bands_ = 0, items_ = 0;
};

}  // namespace deskmill
