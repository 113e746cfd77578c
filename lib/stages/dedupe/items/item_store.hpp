// What dedupe remembers of each distinct text: the fixed part in memory, the bulky part in arenas.
//
// In memory per distinct match key: an Item (80 bytes) and its bitmap (64); while records arrive,
// its slot in the key table (48 to 96); while bands are joined, rank, partner and similarity (12),
// and per job its place in the band (24 and 6, see band_order.hpp) and a pair that was compared
// (8). That is less than kItemBytes at either time; edges of alike items (12 bytes each) come on
// top.
// Per record 4 bytes more. Sets (4 bytes a shingle), band keys (8 a band), the order of bands (at
// most 6 a band) and ids live in SpillArenas.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.hpp"
#include "core/hash_table.hpp"
#include "core/large_memory.hpp"
#include "core/record.hpp"
#include "io/spill_arena.hpp"
#include "stages/dedupe/texts/shingles.hpp"

namespace deskmill {

/// Bytes of memory per distinct key that cannot be spilled, with two jobs.
inline constexpr std::size_t kItemBytes = 256;

/// Which of several alike records stays: the earlier, the longer, then by content and id. Depends
/// on the records alone, neither on their order nor on shards.
struct Priority {
  std::int64_t time = 0;  ///< seconds since 1970 of the first dated turn; the largest value if none
  std::uint32_t length = 0;   ///< code points of all texts
  std::uint64_t content = 0;  ///< hash of the texts
  std::uint64_t id = 0;       ///< hash of the id
  std::uint64_t line = 0;     ///< hash of the whole line, the last resort

  bool outranks(const Priority& other) const;
};

struct Item {
  Priority priority{};
  std::uint64_t guard = 0;  ///< numbers, negations and kind: different guards are never twins
  std::uint64_t set_offset = 0;
  std::uint64_t id_offset = 0;
  std::uint32_t set_size = 0;
  std::uint32_t id_size = 0;
  std::uint32_t best = 0;  ///< ordinal of the record that stands for the item
  Kind kind = Kind::kUtterance;
};
static_assert(sizeof(Item) == 80, "kItemBytes counts on it");

/// Finds items by the hash of their match key.
inline constexpr std::uint32_t kNoItem = 0xFFFFFFFF;
using KeyTable = HashTable<Hash128, std::uint32_t, kNoItem>;

/// What two sets are read into; kept by whoever compares many.
struct SetScratch {
  std::string first, second;
};

class ItemStore {
 public:
  ItemStore(std::size_t arena_bytes, const std::string& directory)
      : sets_(arena_bytes, directory), ids_(arena_bytes / 8, directory) {}

  std::uint32_t add(const Item& item);
  void set_shingles(std::uint32_t item, ShingleSet set);
  void set_id(std::uint32_t item, std::string_view id);
  void seal();

  std::size_t size() const { return items_.size(); }
  Item& operator[](std::uint32_t item) { return items_[item]; }
  const Item& operator[](std::uint32_t item) const { return items_[item]; }
  const Bitmap& bitmap(std::uint32_t item) const { return bitmaps_[item]; }
  /// Valid until `scratch` changes.
  ShingleSet set(std::uint32_t item, std::string& scratch) const;
  std::string id(std::uint32_t item) const;

  /// False when guards differ, or sizes and bitmaps tell that two items are less alike than that.
  bool may_reach(std::uint32_t a, std::uint32_t b, double threshold) const {
    const Item& first = items_[a];
    const Item& second = items_[b];
    return first.guard == second.guard &&
           deskmill::may_reach(bitmaps_[a], bitmaps_[b], first.set_size, second.set_size,
                               threshold);
  }
  /// Reads ahead what may_reach() will look at.
  void expect(std::uint32_t item) const;
  /// Jaccard of two items as their kind compares.
  double similarity(std::uint32_t a, std::uint32_t b, SetScratch& scratch) const;
  /// The same, 0 when it may not reach `threshold`.
  double similarity(std::uint32_t a, std::uint32_t b, double threshold, SetScratch& scratch) const {
    return may_reach(a, b, threshold) ? similarity(a, b, scratch) : 0;
  }

 private:
  std::vector<Item, LargeAllocator<Item>> items_;
  std::vector<Bitmap, LargeAllocator<Bitmap>> bitmaps_;
  SpillArena sets_, ids_;
};

}  // namespace deskmill
