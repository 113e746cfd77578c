// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/builtin_rules.hpp"

#include <utility>

#include "stages/pair_extract/tags/tags.hpp"

namespace deskmill {
namespace {

Rule rule_of(BuiltinRule&& builtin) {
  Rule rule;
  rule.name = builtin.name;
  rule.action = builtin.tag;
  rule.pattern = std::move(builtin.pattern);
  rule.options.ignore_case = true;
  rule.options.boundary = builtin.boundary;
  rule.match = std::move(builtin.match);
  rule.no_match = std::move(builtin.no_match);
  return rule;
}

}  // namespace

std::vector<Rule> builtin_pair_rules() {
  std::vector<Rule> rules;
  for (auto* group : {question_rules, customer_rules, boilerplate_rules, agent_rules,
                      transient_rules, courtesy_rules, answer_type_rules}) {
    for (BuiltinRule& builtin : group()) rules.push_back(rule_of(std::move(builtin)));
  }
  return rules;
}

}  // namespace deskmill
