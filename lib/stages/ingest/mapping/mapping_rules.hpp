// The parts of a mapping file that are alike wherever they stand: names of fields, rules for roles,
// tests. mapping.cpp puts them together.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/node.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

// All throw Error(kUsage) with the place of the node.

/// None where the node is missing.
FieldNames fields_of(const Node& node);
Role role_of(const Node& node);
GatedPattern pattern_of(const Node& node);
/// One rule, or those that `role_words` stands for.
std::vector<RoleRule> role_rules(const Node& node);
/// Without a field of its own the test looks at the text.
FieldTest field_test(const Node& node, std::string_view name_key, const FieldNames& text);
/// `taken` are names that the record uses for something else.
std::vector<std::pair<std::string, FieldNames>> named_fields(
    const Node& node, const std::vector<std::string_view>& taken);

}  // namespace deskmill
