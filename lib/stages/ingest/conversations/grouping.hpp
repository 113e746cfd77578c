// What ties messages together, and the conversation that grows of them.
//
// Workers group the messages of their batches and the assembler what batch boundaries cut, by the
// same functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stages/ingest/conversations/message.hpp"

namespace deskmill {

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
  /// kGap: the id of the conversation is the key, and the customer only a name: two who write to
  /// each other, or a group.
  bool by_parties = false;
  /// Who is the customer in all conversations of an input where nothing tells a role: one file is
  /// one chat of two, whoever begins again after a silence. Or "".
  std::string likely_customer = {};
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

/// False for conversations that only their place ties together: none of them can open again.
bool has_key(const Grouping& grouping);
/// True when `message` belongs to the conversation that is open.
bool continues(const OpenConversation& open, const Message& message, const Grouping& grouping);
void append_message(OpenConversation& open, Message&& message);
/// True when `next` goes on where `open` ends: the two are parts of one conversation.
bool continues(const OpenConversation& open, const OpenConversation& next,
               const Grouping& grouping);
void append_part(OpenConversation& open, OpenConversation&& part);

/// A conversation that ended: its id must not come again.
struct ClosedConversation {
  std::string key;  ///< id of the conversation; with gap grouping, of the customer
  std::uint64_t first_line = 0;
  std::optional<std::int64_t> first_time, last_time;
};
ClosedConversation closed_of(const OpenConversation& conversation, const Grouping& grouping);

}  // namespace deskmill
