// Which rules a run applies: the built-in ones, those of the user's file, and what --only and
// --without switch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rules/rule_table.hpp"
#include "stages/clean/options.hpp"

namespace deskmill {

/// The built-in rules, those of `rules_yaml` (named `file` in messages; may be empty) merged in,
/// and the switches of the options applied: rules that are off stay in the list. Throws
/// Error(kUsage), OptionError for a switch that means no rule.
std::vector<Rule> clean_rules(const CleanOptions& options, std::string_view rules_yaml,
                              std::string_view file);

}  // namespace deskmill
