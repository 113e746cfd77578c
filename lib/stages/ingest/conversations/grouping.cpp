// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/grouping.hpp"

#include <cstdlib>
#include <iterator>
#include <utility>

namespace deskmill {
namespace {

bool same_conversation(const OpenConversation& open, const std::string& conversation,
                       const std::string& customer, const std::optional<std::int64_t>& time,
                       const Grouping& grouping) {
  switch (grouping.kind) {
    case Grouping::Kind::kContiguous:
      return open.conversation == conversation;
    case Grouping::Kind::kGap:
      // A message that names no customer (an agent's) belongs to whoever is being served.
      if (!grouping.by_parties && !open.customer.empty() && !customer.empty() &&
          open.customer != customer)
        return false;
      if (open.conversation != conversation) return false;
      return !time || !open.last_time ||
             std::abs(*time - *open.last_time) <= grouping.gap_milliseconds;
    case Grouping::Kind::kSections:
      return true;  // what ends it is told by end_conversation()
    case Grouping::Kind::kWhole:
    case Grouping::Kind::kSingle:
    case Grouping::Kind::kReplies:
      break;
  }
  return false;
}

}  // namespace

bool has_key(const Grouping& grouping) {
  return grouping.kind != Grouping::Kind::kSingle && grouping.kind != Grouping::Kind::kSections;
}

bool continues(const OpenConversation& open, const Message& message, const Grouping& grouping) {
  return same_conversation(open, message.conversation, message.customer, message.time, grouping);
}

bool continues(const OpenConversation& open, const OpenConversation& next,
               const Grouping& grouping) {
  return same_conversation(open, next.conversation, next.customer, next.first_time, grouping);
}

void append_message(OpenConversation& open, Message&& message) {
  if (open.empty()) {
    open.conversation = std::move(message.conversation);
    open.first_line = message.line;
    open.first_time = message.time;
    open.meta = std::move(message.meta);
  }
  if (open.customer.empty()) open.customer = std::move(message.customer);
  if (message.time) {
    open.out_of_order = open.out_of_order || (open.last_time && *message.time < *open.last_time);
    open.last_time = message.time;
  }
  open.turns.push_back(std::move(message.turn));
  open.role_rules.push_back(message.role_rule);
  open.last_line = message.line;
}

void append_part(OpenConversation& open, OpenConversation&& part) {
  if (open.empty()) {
    open = std::move(part);
    return;
  }
  if (open.customer.empty()) open.customer = std::move(part.customer);
  const bool goes_back = part.first_time && open.last_time && *part.first_time < *open.last_time;
  open.out_of_order = open.out_of_order || part.out_of_order || goes_back;
  if (part.last_time) open.last_time = part.last_time;
  std::move(part.turns.begin(), part.turns.end(), std::back_inserter(open.turns));
  open.role_rules.insert(open.role_rules.end(), part.role_rules.begin(), part.role_rules.end());
  open.last_line = part.last_line;
  open.across_inputs = open.across_inputs || part.across_inputs;
}

ClosedConversation closed_of(const OpenConversation& conversation, const Grouping& grouping) {
  const bool by_customer = grouping.kind == Grouping::Kind::kGap && !grouping.by_parties &&
                           !conversation.customer.empty();
  return {by_customer ? conversation.customer : conversation.conversation, conversation.first_line,
          conversation.first_time, conversation.last_time};
}

}  // namespace deskmill
