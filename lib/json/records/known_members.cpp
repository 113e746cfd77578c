// SPDX-License-Identifier: Apache-2.0
#include "json/records/known_members.hpp"

#include <cstring>

namespace deskmill {
namespace {

/// True for the name of `member`. Its length is known at compile time, so the comparison needs no
/// call.
template <KnownMember member>
bool is_name_of(std::string_view name) {
  constexpr std::string_view kName = kMemberNames[member];
  return name.size() == kName.size() && std::memcmp(name.data(), kName.data(), kName.size()) == 0;
}

/// The one of `members` that has this name, else kKnownMembers.
template <KnownMember... members>
KnownMember one_of(std::string_view name) {
  KnownMember found = kKnownMembers;
  ((is_name_of<members>(name) && (found = members, true)) || ...);
  return found;
}

}  // namespace

KnownMember known_member(std::string_view name) {
  switch (name.size()) {
    case 2:
      return one_of<kId>(name);
    case 3:
      return one_of<kPii>(name);
    case 4:
      return one_of<kText, kMeta, kKind, kLang>(name);
    case 5:
      return one_of<kTurns, kScore, kSplit>(name);
    case 6:
      return one_of<kAnswer, kIntent>(name);
    case 7:
      return one_of<kContext, kChannel, kSignals, kDurable, kCluster, kJaccard>(name);
    case 8:
      return one_of<kCustomer, kQuestion, kEntities>(name);
    case 10:
      return one_of<kDroppedBy>(name);
    case 12:
      return one_of<kConversation, kIntentScore, kAnswerTurns, kDuplicateOf>(name);
    case 13:
      return one_of<kIntentSource>(name);
    case 14:
      return one_of<kQuestionTurns>(name);
    case 20:
      return one_of<kConversationCluster>(name);
    default:
      return kKnownMembers;
  }
}

}  // namespace deskmill
