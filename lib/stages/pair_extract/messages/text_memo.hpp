// What was worked out for texts that come again: chats are full of "好的", "thanks" and canned
// sentences, and what a rule says of one of them it says of the next.
//
// A text is known by its hash, which also gives it the one row of places from which its value can
// be found: a look-up touches one cache line. The values lie in a ring of fixed size, in the order
// in which they came; when it is full, the oldest are overwritten. One that is asked for in the
// older half of the ring is written anew, so what comes often stays. So values of any size share
// the memory, new ones go where the processor foresees it, and nothing is ever asked of the heap.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/hash.hpp"
#include "core/large_memory.hpp"
#include "core/prefetch.hpp"

namespace deskmill {

/// Not for several threads. A text is taken for another if its hash is the same in the 64 bits that
/// are compared and in those that give the row: by accident in less than one of 1e19 look-ups.
class TextMemo {
 public:
  using Word = std::uint32_t;  ///< of values

  /// Finds so many texts at most, and has so many words for their values; both are rounded up to
  /// powers of two.
  TextMemo(std::size_t texts, std::size_t words);

  using Key = Hash128;
  /// Reading ahead: memos are larger than the caches near the processor, and a look-up that nobody
  /// has announced waits for memory. Call look_up() for some texts, then expect() for their keys,
  /// then find(), best for those last that expect() has found. Texts of another kind are others.
  Key look_up(std::string_view text, unsigned kind = 0) const {
    Key key = hash128(text);
    key.high += kind;
    prefetch(&row_of(key));
    return key;
  }
  /// Whether there is a value; then it is on its way.
  bool expect(const Key& key) const {
    constexpr std::size_t kUsual = 192;  // bytes
    const Place* const place = place_of(key);
    if (place != nullptr) prefetch(at(place->begin), kUsual);
    return place != nullptr;
  }
  /// The value of the text with this key, empty if there is none. Good until the next call of
  /// find() or keep().
  std::span<const Word> find(const Key& key);
  /// Room for a value of so many words, to be filled before the next call; empty if the ring is too
  /// small for such values. To be called for a text that was not found.
  std::span<Word> keep(const Key& key, std::size_t words);

 private:
  static constexpr std::size_t kRow = 4;
  struct Place {
    std::uint64_t hash;   ///< of the text
    std::uint64_t begin;  ///< of the value, in words written since the memo was made
  };
  struct alignas(64) Row {
    std::array<Place, kRow> places;
  };

  Row& row_of(const Key& key) const { return rows_[key.low & (rows_.size() - 1)]; }
  /// nullptr when there is no value.
  Place* place_of(const Key& key) const {
    for (Place& place : row_of(key).places) {
      if (place.hash == key.high && is_kept(place)) return &place;
    }
    return nullptr;
  }
  bool is_kept(const Place& place) const { return end_ - place.begin <= ring_.size(); }
  /// Where its length stands, with the value behind it.
  Word* at(std::uint64_t begin) const { return &ring_[begin & (ring_.size() - 1)]; }
  /// Where so many words can be written.
  std::uint64_t make_room(std::size_t words);

  LargeBytes memory_;  ///< zeros that cost nothing until they are touched, so a short run is short
  std::span<Row> rows_;    ///< in memory_
  std::span<Word> ring_;   ///< behind them
  std::uint64_t end_ = 0;  ///< where the next value will begin
};

}  // namespace deskmill
