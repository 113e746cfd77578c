// SPDX-License-Identifier: Apache-2.0
#include "json/records/member_run.hpp"

#include <utility>

namespace deskmill {
namespace {

/// `token` moves to the first one of the run that is at `position` or behind it.
std::uint8_t token_at(const JsonCursor& run, std::size_t& token, std::uint32_t position) {
  while (run.token(token) < position) ++token;
  return static_cast<std::uint8_t>(token);
}

/// `token` moves from the member before to the end of this one.
PlacedMember place_of(const Member& member, const JsonCursor& run, std::size_t& token) {
  const bool is_container = member.type == JsonType::kObject || member.type == JsonType::kArray;
  PlacedMember place;
  place.known = known_member(member.name);
  place.name = token_at(run, token, member.key.begin);
  place.value = token_at(run, token, member.value.begin);
  place.end_size = is_container ? 1 : 0;
  place.end = token_at(run, token, member.value.end - place.end_size);
  return place;
}

}  // namespace

std::optional<MemberRun> MemberRun::of(const JsonCursor& run, std::span<const Member> members,
                                       const Member* list) {
  std::size_t tokens = run.tokens_left();
  if (list != nullptr) tokens = run.tokens_before(list->value.begin) + 1;
  auto object = ObjectLayout::of_tokens(run, tokens);
  if (!object) return std::nullopt;
  MemberRun learned;
  learned.object = std::move(*object);
  std::size_t token = 0;
  for (const Member& member : members) {
    const PlacedMember place = place_of(member, run, token);
    if (is_list_of_turns(place.known) && member.type == JsonType::kArray) return std::nullopt;
    learned.members.push_back(place);
  }
  if (list != nullptr) {
    PlacedMember& place = learned.list.emplace();
    place.known = known_member(list->name);
    place.name = token_at(run, token, list->key.begin);
    place.value = token_at(run, token, list->value.begin);
  }
  return learned;
}

}  // namespace deskmill
