// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/rules/builtin_rules.hpp"

#include <string>
#include <utility>

#include "stages/clean/rules/tables.hpp"

namespace deskmill {
namespace {

Rule rule_of(Row row) {
  Rule rule;
  rule.name = std::move(row.name);
  rule.match = std::move(row.match);
  rule.no_match = std::move(row.no_match);
  rule.action = row.pattern.empty() ? "builtin" : std::move(row.action);
  if (row.pattern.empty()) return rule;
  rule.pattern = std::move(row.pattern);
  rule.options.ignore_case = true;
  rule.extra.emplace_back("needs", std::move(row.needs));
  if (row.max_chars > 0) rule.extra.emplace_back("max_chars", std::to_string(row.max_chars));
  if (!row.roles.empty()) rule.extra.emplace_back("roles", std::move(row.roles));
  return rule;
}

}  // namespace

const std::vector<std::string_view>& clean_actions() {
  static const std::vector<std::string_view> kActions = {"drop_turn", "remove", "replace", "count",
                                                         "builtin"};
  return kActions;
}

const std::vector<std::string_view>& clean_rule_keys() {
  static const std::vector<std::string_view> kKeys = {"needs", "max_chars", "roles"};
  return kKeys;
}

std::vector<Rule> builtin_clean_rules() {
  std::vector<Rule> rules;
  for (const auto table : {text_rules, mail_rules, notice_rules, media_rules, turn_rules}) {
    for (Row& row : table()) rules.push_back(rule_of(std::move(row)));
  }
  return rules;
}

}  // namespace deskmill
