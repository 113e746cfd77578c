// One message of the source on its way into a conversation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "json/build.hpp"

namespace deskmill {

/// Where a message has its role from: a rule of its mapping, counted from 1, or one of these.
inline constexpr std::uint8_t kRoleUnknown = 0;  ///< inferred when the conversation is complete
inline constexpr std::uint8_t kRoleTold = 255;   ///< by the format itself

struct Message {
  std::string conversation;  ///< its id in the source; empty when only a gap separates
  std::string customer;
  DraftTurn turn;
  std::uint8_t role_rule = kRoleTold;
  std::optional<std::int64_t> time;  ///< milliseconds, comparable within one input
  bool has_unreadable_time = false;
  bool has_rounded_id = false;  ///< of the conversation, which is left out
  std::uint64_t line = 0;       ///< in its input
  std::string meta;             ///< members for the conversation's meta: "\"sku\":\"1\"", or empty
  std::string id, reply_to;     ///< reply chains: own id, id of the message answered
};

}  // namespace deskmill
