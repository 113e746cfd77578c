// What the values of columns and members tell when their names do not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "stages/ingest/head/sample.hpp"
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

/// One of the rules tells a customer; rules for notes alone do not.
bool tell_customers(const std::vector<RoleRule>& rules);

/// Fills what `mapping` lacks, from the first units of the sample:
///
/// role          a name whose values are all words for roles, two roles at least;
/// conversation  "id", "编号" and the like, when neighbours share a value and no value comes back
///               behind another one: a running number would not, a key of conversations does.
void guess_from_values(const Sample& sample, Mapping& mapping);

/// A "user" who differs within a conversation of the sample is the speaker of each
/// message, not the customer.
void tell_users_from_customers(const Sample& sample, Mapping& mapping);

/// Among the first elements of a JSON sample the rules find a customer and somebody who answers.
bool has_both_sides(const Sample& sample, const std::vector<RoleRule>& rules);

}  // namespace deskmill
