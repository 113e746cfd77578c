// What the values of columns and members tell when their names do not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// The values of one column or member in order; those that are missing are empty.
std::vector<std::string> values_of(const Sample& sample, const std::string& name);

/// Fills what `mapping` lacks, from the first units of the sample:
///
/// role          a name whose values are all words for roles, two roles at least; words that mean
///               another side beside certain others (a user beside customers) are set;
/// conversation  "id", "编号" and the like, when neighbours share a value and no value comes back
///               behind another one: a running number would not, a key of conversations does.
void guess_from_values(const Sample& sample, Mapping& mapping);

/// Neighbours share a value, and none comes back behind another one.
bool are_conversations(const std::vector<std::string>& values);

/// Not only the names of speakers tell who is a customer.
bool has_role_column(const Mapping& mapping);

/// A "user" who differs within a conversation of the sample is the speaker of each message, and the
/// customer only where the message is one of the customer's.
void tell_users_from_customers(const Sample& sample, Mapping& mapping);

/// Times that are only clock times take their day from a column of dates.
void guess_day(const Sample& sample, Mapping& mapping);

/// The words of `rule` that the sample holds in its field, each once, as spelt there.
std::vector<std::pair<std::string, Role>> words_seen(const Sample& sample, const RoleRule& rule);

/// Among the first elements of a JSON sample the rules find a customer and somebody who answers.
bool has_both_sides(const Sample& sample, const std::vector<RoleRule>& rules);

}  // namespace deskmill
