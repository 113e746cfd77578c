// Members by name: which names mean something, and the values of those at the top level, for stages
// that need one or two beside what Record shows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/record.hpp"

namespace deskmill {

/// A member of this name means something in a record of one kind or another (docs/records.md).
bool is_record_member(std::string_view name);
/// Likewise in a turn.
bool is_turn_member(std::string_view name);

/// The value of a member that names something: a string decoded, a number as spelt (so that 7 and
/// "7" are one name); empty when it is absent or neither. Edits do not show.
std::string name_member(const Record& record, std::string_view name);
/// The conversation that a record is or came from: its id, its member `conversation`, or of a pair
/// without one what its id says ("zendesk:8812#4.1" gives "zendesk:8812"); empty when unknown.
std::string conversation_of(const Record& record);

/// The value of a number member; nullopt when it is absent, no number, or beyond a double.
std::optional<double> number_member(const Record& record, std::string_view name);

/// The raw token of a member's value in `object`, which is one valid JSON object; empty when it has
/// no such member. Names are compared as they are spelt; of a repeated one the first counts.
std::string_view raw_member(std::string_view object, std::string_view name);

}  // namespace deskmill
