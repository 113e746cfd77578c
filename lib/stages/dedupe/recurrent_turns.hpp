// Counts in how many distinct conversations a turn occurs; frequent ones are boilerplate.
//
// 16 bytes a slot, load at most one half: up to 48 bytes per distinct turn.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stages/dedupe/remembered.hpp"

namespace deskmill {

class RecurrentTurns {
 public:
  /// Each different turn of a conversation counts once.
  void add(std::span<const TurnMark> conversation);
  /// In at least max(30, one in ten thousand) of the conversations.
  bool is_recurrent(std::uint64_t turn_key) const;
  std::size_t memory_bytes() const { return slots_.size() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t conversations = 0;  ///< 0 = free
    std::uint32_t last = 0;           ///< the conversation that counted it last, from 1
  };

  /// The slot that has the key, or the free one where it belongs.
  std::size_t slot_of(std::uint64_t key) const;
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::uint32_t conversations_ = 0;
};

}  // namespace deskmill
