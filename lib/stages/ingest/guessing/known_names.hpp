// Names of columns and members that help desks, chat systems and telephone systems export, by what
// they hold. Only names are judged here; values are in guessed_values.hpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

enum class KnownField {
  kConversation,
  kText,
  kQuestion,  ///< the text of a row that has its answer, too
  kAnswer,
  kBotAnswer,
  kOutcome,      ///< what became of a ticket: an answer where it is told in words
  kDescription,  ///< the text of a ticket, where each row is one
  kTime,
  kStart,  ///< of a conversation, where each row is one
  kSpeaker,
  kRole,
  kCustomer,
  kHandler  ///< who writes where no customer has a column; beside one, who works on the ticket
};

/// "Ticket ID", "ticket-id", "ticketId", "Ticket ID (new)" and the pointer "/ticket/id" are
/// "ticket_id".
std::string canonical_name(std::string_view name);

/// Of the names an input has, the one known best as this field; "" when none is.
std::string known_name(const std::vector<std::string>& names, KnownField field);

/// "ParentId" where Salesforce names the case of a comment or mail so, else "": in other exports it
/// is the message that is answered.
std::string parent_case_name(const std::vector<std::string>& names);

/// "id", "uuid" or "number" where `names` has one of them, else "": what tells the elements of a
/// list apart when no name says more.
std::string element_id_name(const std::vector<std::string>& names);

}  // namespace deskmill
