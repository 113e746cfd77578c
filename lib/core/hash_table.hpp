// A table of values under keys that are hashes already, for millions of them: no allocation per
// entry and no second hash, which std::unordered_map has.
//
// Open addressing with linear probing; the lowest bits of the key give the place. One value
// means that a slot is free, so a slot is no larger than its key and value. Entries cannot be
// taken out one by one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/hash.hpp"
#include "core/large_memory.hpp"
#include "core/prefetch.hpp"

namespace deskmill {

/// `kMostFull` quarters of the slots are taken at most, so an entry has between 4 / kMostFull and
/// twice as many slots of memory, for a moment while the table grows three times as many.
template <typename Key, typename Value, Value kFree, std::size_t kMostFull = 2>
class HashTable {
 public:
  static_assert(kMostFull >= 1 && kMostFull <= 3);

  /// The value under `key`; kFree for a new key, which must then be given another value. Good
  /// until the next call.
  Value& value_of(const Key& key) {
    if ((used_ + 1) * 4 > slots_.size() * kMostFull) grow();
    Slot& slot = slots_[place_of(key)];
    if (slot.value == kFree) {
      slot.key = key;
      ++used_;
    }
    return slot.value;
  }

  /// The value under `key`, or kFree.
  Value known(const Key& key) const { return slots_.empty() ? kFree : slots_[place_of(key)].value; }

  /// Reads ahead for value_of() or known(): best for several keys, before any of them is asked for.
  void expect(const Key& key) const {
    if (!slots_.empty()) prefetch(&slots_[bits_of(key) & (slots_.size() - 1)]);
  }

  std::size_t size() const { return used_; }
  std::size_t memory_bytes() const { return slots_.size() * sizeof(Slot); }
  void clear() {
    slots_.clear();
    used_ = 0;
  }

 private:
  struct Slot {
    Key key{};
    Value value = kFree;
  };
  using Slots = std::vector<Slot, LargeAllocator<Slot>>;
  static constexpr std::size_t kFewestSlots = 1024;

  static std::size_t bits_of(std::uint64_t key) { return key; }
  static std::size_t bits_of(const Hash128& key) { return key.low; }

  std::size_t place_of(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = bits_of(key) & mask;
    while (slots_[place].value != kFree && slots_[place].key != key) place = (place + 1) & mask;
    return place;
  }

  void grow() {
    Slots old(slots_.empty() ? kFewestSlots : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.value != kFree) slots_[place_of(slot.key)] = slot;
    }
  }

  Slots slots_;
  std::size_t used_ = 0;
};

}  // namespace deskmill
