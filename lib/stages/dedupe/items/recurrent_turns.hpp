// Counts in how many distinct conversations a turn occurs; frequent ones are boilerplate.
//
// 16 bytes per slot of a table that is at most half full: 32 to 64 bytes per distinct turn.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/hash_table.hpp"
#include "stages/dedupe/items/remembered.hpp"

namespace deskmill {

struct TurnCount {
  std::uint32_t conversations = 0;
  std::uint32_t last = 0;  ///< the conversation that counted it last, from 1
  bool operator==(const TurnCount&) const = default;
};

class RecurrentTurns {
 public:
  /// Reads ahead for add() and is_recurrent().
  void expect(std::span<const TurnMark> conversation) const {
    for (const TurnMark& turn : conversation) counts_.expect(turn.key);
  }
  /// Each different turn of a conversation counts once.
  void add(std::span<const TurnMark> conversation);
  /// In at least max(30, one in ten thousand) of the conversations.
  bool is_recurrent(std::uint64_t turn_key) const;
  std::size_t memory_bytes() const { return counts_.memory_bytes(); }

 private:
  HashTable<std::uint64_t, TurnCount, TurnCount{}> counts_;
  std::uint32_t conversations_ = 0;
};

}  // namespace deskmill
