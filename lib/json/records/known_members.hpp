// The members of a record that mean something to us; all others are carried along.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace deskmill {

/// The parser takes the values of those before kTakenMembers; the others are for stages, which look
/// them up by name and so must find one of each.
enum KnownMember : std::uint8_t {
  kKind,
  kId,
  kChannel,
  kLang,
  kCustomer,
  kConversation,
  kTurns,
  kContext,
  kQuestion,
  kAnswer,
  kText,
  kTakenMembers,
  kMeta = kTakenMembers,
  kPii,
  kEntities,
  kIntent,
  kIntentScore,
  kIntentSource,
  kQuestionTurns,
  kAnswerTurns,
  kScore,
  kSignals,
  kDurable,
  kCluster,
  kConversationCluster,
  kDuplicateOf,
  kJaccard,
  kSplit,
  kDroppedBy,
  kKnownMembers,
};
inline constexpr std::array<std::string_view, kKnownMembers> kMemberNames = {
    "kind",         "id",       "channel",  "lang",         "customer",      "conversation",
    "turns",        "context",  "question", "answer",       "text",          "meta",
    "pii",          "entities", "intent",   "intent_score", "intent_source", "question_turns",
    "answer_turns", "score",    "signals",  "durable",      "cluster",       "conversation_cluster",
    "duplicate_of", "jaccard",  "split",    "dropped_by"};

/// kKnownMembers for any other name.
KnownMember known_member(std::string_view name);

/// Whether a value may be the list of a record's turns.
inline bool is_list_of_turns(KnownMember member) {
  return member == kTurns || member == kContext;
}

/// Remembers members, each as a bit; add() is false for one it has seen already.
static_assert(kKnownMembers <= 32);
class SeenMembers {
 public:
  bool add(unsigned member) {
    const unsigned bit = 1U << member;
    const bool is_new = (bits_ & bit) == 0;
    bits_ |= bit;
    return is_new;
  }
  bool has(unsigned member) const { return (bits_ >> member & 1U) != 0; }

 private:
  unsigned bits_ = 0;
};

}  // namespace deskmill
