// Names that are words for a role: Customer 2, 客服小王, Ann (Agent). What `role_words` of a mapping
// stands for, so that the forms of chat text need not say it each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/record.hpp"

namespace deskmill {

/// An expression for the names of each role, in the order in which they are asked.
std::vector<std::pair<Role, std::string>> role_name_expressions();

/// 客户, Agent: words alone, which tell the role and are nobody's name.
const std::vector<std::string>& bare_role_names();

}  // namespace deskmill
