// The layout of a run of a record's members, learned from one record and recognised in others.
//
// Records of an export have the same members in the same order; only the number of their turns
// differs. So a record is two runs, the head up to the list of turns and the tail behind it, and
// what was found out about the members of one (which names we know, where values begin and end)
// holds for all that match it. A record without turns is a head alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/record.hpp"
#include "json/records/known_members.hpp"
#include "json/records/object_layout.hpp"
#include "json/tokens/cursor.hpp"

namespace deskmill {

/// Where a member is. Tokens are counted from the first one of the run. Its type is not among what
/// records of a layout share: one has a number where another has null.
struct PlacedMember {
  KnownMember known = kKnownMembers;
  std::uint8_t name = 0;
  std::uint8_t value = 0;     ///< its first token
  std::uint8_t end = 0;       ///< its closing bracket, or the token behind a string or scalar
  std::uint8_t end_size = 0;  ///< 1 for a bracket, which belongs to the value

  /// Both in the record whose run begins at `run`.
  Span name_in(const JsonCursor& run) const { return {run.token(name), run.token(name + 1u)}; }
  Span value_in(const JsonCursor& run) const {
    return {run.token(value), run.token(end) + end_size};
  }
};

struct MemberRun {
  ObjectLayout object;
  std::vector<PlacedMember> members;
  /// The list of turns whose opening bracket ends the run. Its end is not known.
  std::optional<PlacedMember> list;

  bool matches(const JsonCursor& cursor) const {
    const bool ends_record = !list;
    return (!ends_record || cursor.tokens_left() == object.tokens()) && object.matches(cursor);
  }

  /// Of the run that begins at the cursor, in a valid record: `members` of it, and `list` where
  /// one follows them. None when ObjectLayout has none, or a second list of turns is among the
  /// members.
  static std::optional<MemberRun> of(const JsonCursor& run, std::span<const Member> members,
                                     const Member* list);
};

}  // namespace deskmill
