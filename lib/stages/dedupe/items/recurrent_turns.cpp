// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/items/recurrent_turns.hpp"

#include <algorithm>

namespace deskmill {
namespace {

constexpr std::uint32_t kFewestConversations = 30;
constexpr std::uint32_t kOneIn = 10000;

}  // namespace

void RecurrentTurns::add(std::span<const TurnMark> conversation) {
  ++conversations_;
  for (const TurnMark& turn : conversation) {
    TurnCount& count = counts_.value_of(turn.key);
    if (count.last == conversations_) continue;
    count = {count.conversations + 1, conversations_};
  }
}

bool RecurrentTurns::is_recurrent(std::uint64_t turn_key) const {
  return counts_.known(turn_key).conversations >=
         std::max(kFewestConversations, conversations_ / kOneIn);
}

}  // namespace deskmill
