// One message of the source on its way into a conversation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "json/build.hpp"

namespace deskmill {

/// Where a message has its role from: a rule of its mapping, counted from 1, or one of these.
inline constexpr std::uint8_t kRoleUnknown =
    0;  ///< to be inferred when the conversation is complete
inline constexpr std::uint8_t kRoleTold = 255;  ///< by the format itself

struct Message {
  std::string
      conversation;  ///< id of its conversation in the source; empty when only a gap separates
  std::string customer;
  DraftTurn turn;
  std::uint8_t role_rule = kRoleTold;
  std::optional<std::int64_t> time;  ///< milliseconds, comparable within one input
  bool has_unreadable_time = false;
  std::uint64_t line = 0;    ///< in its input
  std::string meta;          ///< members for the conversation's meta: "\"sku\":\"1\"", or empty
  std::string id, reply_to;  ///< reply chains: own id, id of the message answered
};

/// A conversation that may still grow.
struct OpenConversation {
  std::string conversation;
  std::string customer;
  std::vector<DraftTurn> turns;
  std::vector<std::uint8_t> role_rules;  ///< one per turn
  std::optional<std::int64_t> first_time, last_time;
  std::uint64_t first_line = 0, last_line = 0;
  bool across_inputs = false;  ///< its messages came from several
  bool out_of_order = false;   ///< a message is earlier than the one before it
  std::string meta;

  bool empty() const { return turns.empty(); }
};

/// How messages become conversations.
struct Grouping {
  enum class Kind {
    kWhole,       ///< the reader delivers whole conversations
    kSingle,      ///< each message is one
    kContiguous,  ///< consecutive messages of one id
    kGap,         ///< consecutive messages of one customer, split where nobody wrote for `gap`
    kReplies,     ///< chains of replies: always sorted
    kSections,    ///< consecutive messages of one input, cut where the reader says so
  };
  Kind kind = Kind::kContiguous;
  std::int64_t gap_milliseconds = 0;  ///< kGap
  /// Who is the customer in all conversations of an input where nothing tells a role: one file is
  /// one chat of two, whoever begins again after a silence. Or "".
  std::string likely_customer = {};
};

}  // namespace deskmill
