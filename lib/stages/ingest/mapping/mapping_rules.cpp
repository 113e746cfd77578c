// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/mapping_rules.hpp"

#include <algorithm>
#include <initializer_list>

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

RoleRule role_rule(const Node& node) {
  node.only_keys({"field", "map", "regex", "same_as", "starts_with", "empty", "role", "default",
                  "first_speaker"});
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
  only_one_of(node, {"map", "regex", "same_as", "starts_with", "empty"});
  if (const Node map = node["map"]; map.exists()) {
    rule.kind = RoleRule::Kind::kMap;
    for (const auto& [value, role] : map.entries()) rule.map.emplace_back(value, role_of(role));
    return rule;
  }
  if (!node["role"].exists()) node.fail("a role rule needs role");
  rule.role = role_of(node["role"]);
  if (node["regex"].exists()) {
    rule.kind = RoleRule::Kind::kRegex;
    rule.regex = pattern_of(node["regex"]);
  } else if (node["same_as"].exists()) {
    rule.kind = RoleRule::Kind::kSameAs;
    rule.other = fields_of(node["same_as"]);
  } else if (node["starts_with"].exists()) {
    rule.kind = RoleRule::Kind::kStartsWith;
    rule.other = fields_of(node["starts_with"]);
  } else if (node["empty"].exists()) {
    rule.kind = RoleRule::Kind::kEmpty;
  } else {
    node.fail("a role rule needs map, regex, same_as, starts_with or empty beside its field");
  }
  return rule;
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
