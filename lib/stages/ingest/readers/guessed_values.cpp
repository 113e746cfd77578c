// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/guessed_values.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "stages/ingest/readers/guessed.hpp"
#include "stages/ingest/readers/known_names.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

struct RoleWord {
  std::string_view word;
  Role role;
};

constexpr std::array kRoleValues = {
    RoleWord{"customer", Role::kCustomer}, RoleWord{"user", Role::kCustomer},
    RoleWord{"client", Role::kCustomer},   RoleWord{"visitor", Role::kCustomer},
    RoleWord{"buyer", Role::kCustomer},    RoleWord{"end-user", Role::kCustomer},
    RoleWord{"end_user", Role::kCustomer}, RoleWord{"human", Role::kCustomer},
    RoleWord{"lead", Role::kCustomer},     RoleWord{"contact", Role::kCustomer},
    RoleWord{"guest", Role::kCustomer},    RoleWord{"requester", Role::kCustomer},
    RoleWord{"external", Role::kCustomer}, RoleWord{"in", Role::kCustomer},
    RoleWord{"incoming", Role::kCustomer}, RoleWord{"inbound", Role::kCustomer},
    RoleWord{"客户", Role::kCustomer},     RoleWord{"顾客", Role::kCustomer},
    RoleWord{"用户", Role::kCustomer},     RoleWord{"买家", Role::kCustomer},
    RoleWord{"访客", Role::kCustomer},     RoleWord{"会员", Role::kCustomer},
    RoleWord{"agent", Role::kAgent},       RoleWord{"assistant", Role::kAgent},
    RoleWord{"staff", Role::kAgent},       RoleWord{"support", Role::kAgent},
    RoleWord{"operator", Role::kAgent},    RoleWord{"admin", Role::kAgent},
    RoleWord{"seller", Role::kAgent},      RoleWord{"waiter", Role::kAgent},
    RoleWord{"internal", Role::kAgent},    RoleWord{"out", Role::kAgent},
    RoleWord{"outgoing", Role::kAgent},    RoleWord{"outbound", Role::kAgent},
    RoleWord{"客服", Role::kAgent},        RoleWord{"人工客服", Role::kAgent},
    RoleWord{"坐席", Role::kAgent},        RoleWord{"座席", Role::kAgent},
    RoleWord{"小二", Role::kAgent},        RoleWord{"商家", Role::kAgent},
    RoleWord{"卖家", Role::kAgent},        RoleWord{"bot", Role::kBot},
    RoleWord{"robot", Role::kBot},         RoleWord{"automated_agent", Role::kBot},
    RoleWord{"机器人", Role::kBot},        RoleWord{"智能客服", Role::kBot},
    RoleWord{"system", Role::kSystem},     RoleWord{"系统", Role::kSystem},
};

/// Columns that say yes or no: the roles of both, or of one.
struct RoleFlag {
  std::string_view name;
  std::optional<Role> yes, no;
};

constexpr std::array kRoleFlags = {
    RoleFlag{"private", Role::kNote, std::nullopt},
    RoleFlag{"is_private", Role::kNote, std::nullopt},
    RoleFlag{"is_internal", Role::kNote, std::nullopt},
    RoleFlag{"public", std::nullopt, Role::kNote},
    RoleFlag{"is_public", std::nullopt, Role::kNote},
    RoleFlag{"incoming", Role::kCustomer, Role::kAgent},
    RoleFlag{"is_incoming", Role::kCustomer, Role::kAgent},
    RoleFlag{"inbound", Role::kCustomer, Role::kAgent},
    RoleFlag{"is_inbound", Role::kCustomer, Role::kAgent},
    RoleFlag{"from_agent", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_agent", Role::kAgent, Role::kCustomer},
    RoleFlag{"waiter_send", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_sender", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_send", Role::kAgent, Role::kCustomer},
};

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

std::optional<Role> role_by(const std::vector<RoleRule>& rules, const JsonValue& element) {
  for (const RoleRule& rule : rules) {
    const JsonValue value = element[rule.field.front()];
    const std::string_view text = value.is(JsonType::kString) ? value.text() : value.raw();
    for (const auto& [word, role] : rule.map) {
      if (word == text) return role;
    }
  }
  return std::nullopt;
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

std::vector<RoleRule> flag_rules(const std::vector<std::string>& names) {
  std::vector<RoleRule> rules;
  for (const RoleFlag& flag : kRoleFlags) {
    const auto column = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
      return canonical_name(name) == flag.name;
    });
    if (column == names.end()) continue;
    RoleRule& rule = rules.emplace_back();
    rule.kind = RoleRule::Kind::kMap;
    rule.field = {*column};
    for (const std::string_view yes : {"true", "True", "TRUE", "1", "yes", "是"}) {
      if (flag.yes) rule.map.emplace_back(yes, *flag.yes);
    }
    for (const std::string_view no : {"false", "False", "FALSE", "0", "no", "否"}) {
      if (flag.no) rule.map.emplace_back(no, *flag.no);
    }
  }
  return rules;
}

bool tell_customers(const std::vector<RoleRule>& rules) {
  return std::any_of(rules.begin(), rules.end(), [](const RoleRule& rule) {
    return std::any_of(rule.map.begin(), rule.map.end(),
                       [](const auto& entry) { return entry.second == Role::kCustomer; });
  });
}

void guess_from_values(const Sample& sample, Mapping& mapping) {
  const std::vector<std::string> names = plain_names(sample);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty() || is_taken(mapping, names[i])) continue;
    const Values values =
        sample.is_delimited() ? values_of_column(sample, i) : values_of_member(sample, names[i]);
    if (!tell_customers(mapping.roles) && is_role_column(values)) {
      mapping.roles.push_back(role_words(names[i]));
    } else if (mapping.conversation.empty() && is_key_name(names[i]) &&
               is_conversation_column(values)) {
      mapping.conversation = {names[i]};
    }
  }
}

bool has_both_sides(const Sample& sample, const std::vector<RoleRule>& rules) {
  std::set<Role> roles;
  for (const JsonDocument& document : sample.documents) {
    if (const auto role = role_by(rules, document.root())) roles.insert(*role);
  }
  return roles.contains(Role::kCustomer) &&
         (roles.contains(Role::kAgent) || roles.contains(Role::kBot));
}

}  // namespace deskmill
