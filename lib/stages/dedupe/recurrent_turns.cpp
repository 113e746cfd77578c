// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/recurrent_turns.hpp"

#include <algorithm>

namespace deskmill {
namespace {

constexpr std::uint32_t kFewestConversations = 30;
constexpr std::uint32_t kOneIn = 10000;

}  // namespace

std::size_t RecurrentTurns::slot_of(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key & mask;
  while (slots_[slot].conversations != 0 && slots_[slot].key != key) slot = (slot + 1) & mask;
  return slot;
}

void RecurrentTurns::grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.conversations != 0) slots_[slot_of(slot.key)] = slot;
  }
}

void RecurrentTurns::add(std::span<const TurnMark> conversation) {
  ++conversations_;
  for (const TurnMark& turn : conversation) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[slot_of(turn.key)];
    if (slot.conversations == 0) ++used_;
    if (slot.last == conversations_) continue;
    slot = {turn.key, slot.conversations + 1, conversations_};
  }
}

bool RecurrentTurns::is_recurrent(std::uint64_t turn_key) const {
  if (slots_.empty()) return false;
  return slots_[slot_of(turn_key)].conversations >=
         std::max(kFewestConversations, conversations_ / kOneIn);
}

}  // namespace deskmill
