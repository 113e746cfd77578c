// Rules as data: named, with examples that must and must not match, loaded from YAML or built in,
// and printed back in the same form by --dump-rules.
//
//   - name: recall_zh
//     pattern: '^.{0,20}撤回了一条消息$'
//     action: drop_turn
//     match: [ 对方撤回了一条消息 ]
//     no_match: [ 我想撤回退款申请 ]
//
// Further keys: replacement, enabled, ignore_case, fold_width, multi_line, boundary (none, word,
// digit), and those the stage names. A rule whose examples do not hold cannot be loaded:
// Error(kUsage) with file, rule and example.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/node.hpp"
#include "rules/pattern.hpp"

namespace deskmill {

struct Rule {
  std::string name;     ///< letters, digits, "_.-" and non-ASCII; goes into stats as "rules/NAME"
  std::string pattern;  ///< RE2; may be empty for a rule implemented in code (examples remain)
  std::string action;   ///< the stage says which actions exist
  std::string replacement;  ///< RE2 syntax, \1 is the first group
  PatternOptions options;
  bool enabled = true;
  std::vector<std::string> match, no_match;
  std::vector<std::pair<std::string, std::string>> extra;  ///< stage-specific keys, as written
  std::string where = "builtin";                           ///< or "rules.yaml:12"

  /// Value of a stage-specific key, or "".
  std::string_view extra_value(std::string_view key) const;
  /// The pattern; a built-in one is compiled when first used. Throws Error(kUsage).
  Pattern compile() const;
  /// "rules.yaml:12: rule \"recall_zh\"": for messages.
  std::string place() const;
};

/// Reads `rules:` (a list of maps) of a file's root; other keys of the root are the caller's
/// business. Throws for unknown keys, a repeated name, actions not in `actions`, bad patterns and
/// replacements, and examples that do not hold. A rule of name and `enabled` alone is a switch for
/// merge_rules.
std::vector<Rule> load_rules(const Node& root, const std::vector<std::string_view>& actions,
                             const std::vector<std::string_view>& extra_keys = {});
/// Adds `more` to `base`; a rule of the same name replaces the one in base, keeping its place. A
/// switch only sets `enabled`; throws Error(kUsage) when it names no rule of base.
void merge_rules(std::vector<Rule>& base, std::vector<Rule> more);
/// Throws Error(kUsage) for the first example that does not hold. A rule without pattern passes:
/// the stage tests its examples itself.
void check_examples(const Rule& rule);
/// YAML that load_rules() reads back to the same rules.
std::string dump_rules(const std::vector<Rule>& rules);

}  // namespace deskmill
