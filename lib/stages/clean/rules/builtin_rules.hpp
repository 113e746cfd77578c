// The rules that clean comes with, as the table that --dump-rules prints. Adding a rule that is a
// pattern means adding a row to a table (tables.hpp); its examples are tested by loading it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rules/rule_table.hpp"

namespace deskmill {

/// What a rule does when its pattern matches: `drop_turn` removes the turn, `remove` and `replace`
/// change what matched, `count` only counts. `builtin` is done in code and has no pattern.
const std::vector<std::string_view>& clean_actions();

/// Further keys of a clean rule. `needs`: phrases separated by "|", one of which every match has
/// (see TextScan: Chinese ones anywhere in the text, ASCII ones in its first or last 16 bytes);
/// without it the pattern is tried on every text. `max_chars`: only texts of at most so many code
/// points; prefer it to counted repetition (`.{0,60}`), which makes large automata. `roles`: only
/// turns of these roles ("agent, bot").
const std::vector<std::string_view>& clean_rule_keys();

/// In the order in which they are applied.
std::vector<Rule> builtin_clean_rules();

}  // namespace deskmill
