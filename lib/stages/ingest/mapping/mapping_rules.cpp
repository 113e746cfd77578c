// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/mapping_rules.hpp"

#include <algorithm>
#include <initializer_list>

#include "stages/ingest/mapping/role_names.hpp"

namespace deskmill {
namespace {

/// All but the first would be passed over.
void only_one_of(const Node& node, std::initializer_list<std::string_view> keys) {
  std::string_view seen;
  for (const std::string_view key : keys) {
    if (!node[key].exists()) continue;
    if (!seen.empty()) {
      node.fail("a role rule has one of " + std::string(seen) + " and " + std::string(key) +
                ", not both; write two rules");
    }
    seen = key;
  }
}

RoleRule regex_rule(const Node& node, Role role, GatedPattern regex) {
  RoleRule rule;
  rule.kind = RoleRule::Kind::kRegex;
  rule.where = node.where();
  rule.field = fields_of(node["field"]);
  rule.regex = std::move(regex);
  rule.role = role;
  return rule;
}

std::vector<RoleRule> rules_of_role_words(const Node& node) {
  std::vector<RoleRule> rules;
  for (const auto& [role, expression] : role_name_expressions()) {
    rules.push_back(
        regex_rule(node, role, GatedPattern(expression, PatternOptions{}, node.where())));
  }
  return rules;
}

/// A rule that compares its field and gives one role.
RoleRule comparing_rule(const Node& node) {
  if (!node["role"].exists()) node.fail("a role rule needs role");
  const Role role = role_of(node["role"]);
  if (node["regex"].exists()) return regex_rule(node, role, pattern_of(node["regex"]));
  RoleRule rule;
  rule.where = node.where();
  rule.field = fields_of(node["field"]);
  rule.role = role;
  if (node["same_as"].exists()) {
    rule.kind = RoleRule::Kind::kSameAs;
    rule.other = fields_of(node["same_as"]);
  } else if (node["starts_with"].exists()) {
    rule.kind = RoleRule::Kind::kStartsWith;
    rule.other = fields_of(node["starts_with"]);
  } else if (node["empty"].exists()) {
    rule.kind = RoleRule::Kind::kEmpty;
  } else {
    node.fail(
        "a role rule needs map, regex, same_as, starts_with, empty or role_words beside its field");
  }
  return rule;
}

RoleRule role_rule(const Node& node) {
  RoleRule rule;
  rule.where = node.where();
  rule.field = fields_of(node["field"]);
  if (node["default"].exists()) {
    rule.kind = RoleRule::Kind::kAlways;
    rule.role = role_of(node["default"]);
    return rule;
  }
  if (node["first_speaker"].exists()) return rule;
  if (rule.field.empty()) node.fail("a role rule needs field, default or first_speaker");
  only_one_of(node, {"map", "regex", "same_as", "starts_with", "empty", "role_words"});
  const Node map = node["map"];
  if (!map.exists()) return comparing_rule(node);
  rule.kind = RoleRule::Kind::kMap;
  for (const auto& [value, role] : map.entries()) rule.map.emplace_back(value, role_of(role));
  return rule;
}

}  // namespace

GatedPattern pattern_of(const Node& node) {
  return GatedPattern(node.text(), PatternOptions{}, node.where());
}

FieldNames fields_of(const Node& node) {
  return node.exists() ? FieldNames(node.texts(), node.where()) : FieldNames();
}

Role role_of(const Node& node) {
  const auto role = role_named(node.text());
  if (!role)
    node.fail("unknown role \"" + node.text() + "\"; known: customer agent bot system note");
  return *role;
}

std::vector<RoleRule> role_rules(const Node& node) {
  node.only_keys({"field", "map", "regex", "same_as", "starts_with", "empty", "role_words", "role",
                  "default", "first_speaker"});
  std::vector<RoleRule> rules;
  const bool has_words = node["role_words"].exists() && !fields_of(node["field"]).empty();
  if (has_words) {
    only_one_of(node, {"map", "regex", "same_as", "starts_with", "empty", "role_words", "role"});
    return rules_of_role_words(node);
  }
  rules.push_back(role_rule(node));
  return rules;
}

FieldTest field_test(const Node& node, std::string_view name_key, const FieldNames& text) {
  node.only_keys({name_key, "field", "equals", "regex"});
  FieldTest test;
  test.name = node[name_key].text();
  test.field = fields_of(node["field"]);
  if (test.field.empty()) test.field = text;
  if (node["equals"].exists()) test.equals = node["equals"].texts();
  if (node["regex"].exists()) test.regex = pattern_of(node["regex"]);
  if (test.equals.empty() && !test.regex) node.fail("needs equals or regex");
  return test;
}

std::vector<std::pair<std::string, FieldNames>> named_fields(
    const Node& node, const std::vector<std::string_view>& taken) {
  std::vector<std::pair<std::string, FieldNames>> fields;
  if (!node.exists()) return fields;
  for (const auto& [name, field] : node.entries()) {
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) {
      field.fail("\"" + name + "\" is a member of the record itself; choose another name");
    }
    fields.emplace_back(name, fields_of(field));
  }
  return fields;
}

}  // namespace deskmill
