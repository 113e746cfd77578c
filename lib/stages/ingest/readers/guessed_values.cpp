// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/guessed_values.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "stages/ingest/readers/guessed.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 32> kRoleValues = {{
    {"customer", Role::kCustomer}, {"user", Role::kCustomer},   {"client", Role::kCustomer},
    {"visitor", Role::kCustomer},  {"buyer", Role::kCustomer},  {"end-user", Role::kCustomer},
    {"human", Role::kCustomer},    {"in", Role::kCustomer},     {"incoming", Role::kCustomer},
    {"inbound", Role::kCustomer},  {"客户", Role::kCustomer},   {"顾客", Role::kCustomer},
    {"用户", Role::kCustomer},     {"买家", Role::kCustomer},   {"访客", Role::kCustomer},
    {"agent", Role::kAgent},       {"assistant", Role::kAgent}, {"staff", Role::kAgent},
    {"support", Role::kAgent},     {"operator", Role::kAgent},  {"seller", Role::kAgent},
    {"waiter", Role::kAgent},      {"out", Role::kAgent},       {"outgoing", Role::kAgent},
    {"outbound", Role::kAgent},    {"客服", Role::kAgent},      {"坐席", Role::kAgent},
    {"小二", Role::kAgent},        {"商家", Role::kAgent},      {"bot", Role::kBot},
    {"机器人", Role::kBot},        {"system", Role::kSystem},
}};

/// Names that say "number of something" and leave open of what.
constexpr std::array<std::string_view, 12> kKeyNames = {"id",     "_id",  "编号",   "单号",
                                                        "序列号", "key",  "no",     "number",
                                                        "case",   "chat", "thread", "group_id"};

/// The values of one column or member in order; those that are missing are empty.
using Values = std::vector<std::string>;

Values values_of_column(const Sample& sample, std::size_t column) {
  Values values;
  for (std::size_t i = 1; i < sample.rows.size(); ++i) {
    const std::vector<std::string>& row = sample.rows[i];
    values.push_back(column < row.size() ? row[column] : std::string());
  }
  return values;
}

Values values_of_member(const Sample& sample, const std::string& name) {
  Values values;
  for (const JsonDocument& document : sample.documents) {
    values.emplace_back(document.root()[name].text());
  }
  return values;
}

bool is_role_column(const Values& values) {
  std::set<Role> roles;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    const std::optional<Role> role = role_of_word(value);
    if (!role) return false;
    roles.insert(*role);
  }
  return roles.size() >= 2;
}

bool is_conversation_column(const Values& values) {
  std::set<std::string> ended;
  std::size_t shared = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) return false;
    if (i == 0 || values[i] == values[i - 1]) {
      shared += i > 0 ? 1 : 0;
    } else {
      ended.insert(values[i - 1]);
      if (ended.count(values[i]) > 0) return false;
    }
  }
  return shared > 0 && !ended.empty();
}

bool is_key_name(std::string_view name) {
  return std::find(kKeyNames.begin(), kKeyNames.end(), to_lower(name)) != kKeyNames.end();
}

bool has(const FieldNames& field, std::string_view name) {
  return !field.empty() && field.front() == name;
}

bool is_taken(const Mapping& mapping, std::string_view name) {
  return has(mapping.text, name) || has(mapping.conversation, name) || has(mapping.time, name) ||
         has(mapping.customer, name) || has(mapping.speaker, name);
}

}  // namespace

std::optional<Role> role_of_word(std::string_view word) {
  const std::string lower = to_lower(word);
  for (const auto& [known, role] : kRoleValues) {
    if (known == lower) return role;
  }
  return std::nullopt;
}

RoleRule role_words(const std::string& column) {
  RoleRule rule;
  rule.kind = RoleRule::Kind::kMap;
  rule.field = {column};
  for (const auto& [value, role] : kRoleValues) {
    rule.map.emplace_back(value, role);
    std::string capital(value);
    if (capital[0] < 'a' || capital[0] > 'z') continue;
    capital[0] = static_cast<char>(capital[0] - 32);
    rule.map.emplace_back(capital, role);
    std::transform(value.begin(), value.end(), capital.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    rule.map.emplace_back(std::move(capital), role);
  }
  return rule;
}

void guess_from_values(const Sample& sample, Mapping& mapping) {
  const std::vector<std::string> names = plain_names(sample);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty() || is_taken(mapping, names[i])) continue;
    const Values values =
        sample.is_delimited() ? values_of_column(sample, i) : values_of_member(sample, names[i]);
    if (mapping.roles.empty() && is_role_column(values)) {
      mapping.roles.push_back(role_words(names[i]));
    } else if (mapping.conversation.empty() && is_key_name(names[i]) &&
               is_conversation_column(values)) {
      mapping.conversation = {names[i]};
    }
  }
}

}  // namespace deskmill
