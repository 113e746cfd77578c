// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/rule_choice.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "config/node.hpp"
#include "core/error.hpp"
#include "stages/clean/rules/builtin_rules.hpp"

namespace deskmill {
namespace {

/// "mail" and "mail.quoted" both mean mail.quoted.
bool is_meant(std::string_view rule, std::string_view selector) {
  return rule == selector || (rule.size() > selector.size() && rule[selector.size()] == '.' &&
                              rule.substr(0, selector.size()) == selector);
}

void check_selectors(const std::vector<Rule>& rules, const std::vector<std::string>& selectors,
                     const std::string& option) {
  for (const std::string& selector : selectors) {
    const bool known = std::any_of(rules.begin(), rules.end(),
                                   [&](const Rule& rule) { return is_meant(rule.name, selector); });
    if (known) continue;
    std::vector<std::string_view> names;
    for (const Rule& rule : rules) {
      names.push_back(rule.name);
      names.push_back(std::string_view(rule.name).substr(0, rule.name.find('.')));
    }
    const std::string nearest = nearest_name(selector, names);
    throw OptionError(option, selector,
                      "there is no rule " + quoted(selector) +
                          (nearest.empty() ? "; --dump-rules lists all"
                                           : "; did you mean " + quoted(nearest) + "?"));
  }
}

/// Throws for a rule of action `builtin` for which there is no code.
void check_builtin_names(const std::vector<Rule>& rules) {
  const std::vector<Rule> builtin = builtin_clean_rules();
  for (const Rule& rule : rules) {
    if (rule.action != "builtin") continue;
    const bool exists = std::any_of(builtin.begin(), builtin.end(), [&](const Rule& known) {
      return known.name == rule.name && known.action == "builtin";
    });
    if (exists) continue;
    throw Error(Exit::kUsage, rule.place() + " needs a pattern and another action than builtin");
  }
}

bool is_any_meant(std::string_view rule, const std::vector<std::string>& selectors) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [rule](const std::string& selector) { return is_meant(rule, selector); });
}

}  // namespace

std::vector<Rule> clean_rules(const CleanOptions& options, std::string_view rules_yaml,
                              std::string_view file) {
  std::vector<Rule> rules = builtin_clean_rules();
  if (!rules_yaml.empty()) {
    const Node root = parse_yaml(rules_yaml, file);
    root.only_keys({"rules"});
    merge_rules(rules, load_rules(root, clean_actions(), clean_rule_keys()));
  }
  check_builtin_names(rules);
  check_selectors(rules, options.without, "without");
  check_selectors(rules, options.only, "only");
  for (Rule& rule : rules) {
    if (!options.only.empty()) rule.enabled = rule.enabled && is_any_meant(rule.name, options.only);
    if (is_any_meant(rule.name, options.without)) rule.enabled = false;
  }
  return rules;
}

}  // namespace deskmill
