// Words by which exports name who speaks, in cells, in names of speakers, in columns of yes and no;
// and the rules of a mapping that know them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// The role that a word such as "客服" or "Customer" names.
std::optional<Role> role_of_word(std::string_view word);

/// A map of all words that name a role, over the values of `column`.
RoleRule role_words(const std::string& column);

/// Names in `column` that begin with such a word (客服小王, "Agent 7"), have it in brackets behind
/// ("Ann (Agent)"), or are an address of support.
std::vector<RoleRule> role_names(const std::string& column);

/// Rules for columns that say yes or no, such as "incoming", "waiterSend" or "private" (an internal
/// note).
std::vector<RoleRule> flag_rules(const std::vector<std::string>& names);

/// The rules for notes that flag_rules() did not give for want of their names: a flag may first
/// stand in the thousandth object, and a note that is taken for an answer is the worst that can
/// happen.
std::vector<RoleRule> unseen_note_rules(const std::vector<std::string>& names);

/// "true", "1", "是" and the like; "false", "0", "否" and the like. In any case of letters.
bool says_yes(std::string_view value);
bool says_no(std::string_view value);

bool tells_customers(const RoleRule& rule);
/// Notes and nothing else.
bool tells_notes(const RoleRule& rule);
/// One of the rules tells a customer; rules for notes alone do not.
bool tell_customers(const std::vector<RoleRule>& rules);

}  // namespace deskmill
