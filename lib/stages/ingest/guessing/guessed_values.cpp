// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/guessed_values.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/guessing/sample_names.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

/// Names that say "number of something" and leave open of what.
constexpr std::array<std::string_view, 12> kKeyNames = {"id",     "_id",  "编号",   "单号",
                                                        "序列号", "key",  "no",     "number",
                                                        "case",   "chat", "thread", "group_id"};

using Values = std::vector<std::string>;

Values values_of_column(const Sample& sample, std::size_t column) {
  Values values;
  for (std::size_t i = 1; i < sample.rows.size(); ++i) {
    const std::vector<std::string>& row = sample.rows[i];
    values.push_back(column < row.size() ? row[column] : std::string());
  }
  return values;
}

/// By its name, or by its pointer (nested_names()).
JsonValue member_of(JsonValue object, const std::string& name) {
  const JsonValue plain = object[name];
  return plain.exists() || !name.starts_with('/') ? plain : object.at_pointer(name);
}

Values values_of_member(const Sample& sample, const std::string& name) {
  Values values;
  for (const JsonDocument& document : sample.documents) {
    const JsonValue root = document.root();
    values.emplace_back(root.size() > kSampleMembers ? std::string_view()
                                                     : member_of(root, name).text());
  }
  return values;
}

/// None unless all values are words for roles.
std::set<Role> roles_in(const Values& values) {
  std::set<Role> roles;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    const std::optional<Role> role = role_of_word(value);
    if (!role) return {};
    roles.insert(*role);
  }
  return roles;
}

/// Words that name another side than elsewhere when a certain word stands beside them and none that
/// says agent: where one is called customer, the users are those of the program; in sets of
/// dialogues "sys" answers "usr", and what trainers call "ai" the "human".
struct RelativeWord {
  std::string_view word, beside;
  Role role;
};
constexpr std::array kRelativeWords = {
    RelativeWord{"user", "customer", Role::kAgent}, RelativeWord{"user", "visitor", Role::kAgent},
    RelativeWord{"user", "client", Role::kAgent},   RelativeWord{"user", "contact", Role::kAgent},
    RelativeWord{"sys", "usr", Role::kAgent},       RelativeWord{"system", "user", Role::kAgent},
    RelativeWord{"ai", "human", Role::kAgent},
};

/// Notices of a program are few; where a "system" says as much as the users do, it answers them.
bool says_much(const Values& values, std::string_view word) {
  const auto said = std::count_if(values.begin(), values.end(), [&](const std::string& value) {
    return to_lower(value) == word;
  });
  return static_cast<std::size_t>(said) * 5 >= values.size() * 2;
}

/// "private" beside "normal" or "public" is a note; elsewhere it may name a kind of chat.
void add_private_notes(const Values& values, RoleRule& rule) {
  const bool has_public = std::any_of(values.begin(), values.end(), [](const std::string& value) {
    const std::string word = to_lower(value);
    return word == "normal" || word == "public" || word == "public_reply";
  });
  if (!has_public || !tells_notes(rule)) return;
  for (const char* word : {"private", "internal", "PRIVATE", "INTERNAL"}) {
    rule.map.emplace_back(word, Role::kNote);
  }
}

void set_relative_words(const Values& values, RoleRule& rule) {
  std::set<std::string> seen;
  for (const std::string& value : values) {
    if (role_of_word(value) == Role::kAgent) return;
    seen.insert(to_lower(value));
  }
  for (const RelativeWord& relative : kRelativeWords) {
    if (!seen.contains(std::string(relative.beside))) continue;
    if (relative.word == "system" && !says_much(values, relative.word)) continue;
    for (auto& [word, role] : rule.map) {
      if (to_lower(word) == relative.word) role = relative.role;
    }
  }
}

/// In front of what others tell, and behind the notes.
void add_role_column(const std::string& name, const Values& values, Mapping& mapping) {
  const auto first = std::find_if(mapping.roles.begin(), mapping.roles.end(), tells_customers);
  RoleRule rule = role_words(name);
  for (const std::string& direction : std::set<std::string>(values.begin(), values.end())) {
    const auto role = role_of_word(direction);
    const bool is_listed = std::any_of(rule.map.begin(), rule.map.end(),
                                       [&](const auto& entry) { return entry.first == direction; });
    if (role && !is_listed) rule.map.emplace_back(direction, *role);
  }
  mapping.roles.insert(first, std::move(rule));
}

bool are_both_sides(const std::set<Role>& roles) {
  return roles.contains(Role::kCustomer) &&
         (roles.contains(Role::kAgent) || roles.contains(Role::kBot));
}

/// The rules for roles find a customer in the sample, and somebody who answers.
bool tells_both_sides(const Sample& sample, const Mapping& mapping) {
  std::set<Role> roles;
  for (const RoleRule& rule : mapping.roles) {
    for (const auto& [word, role] : words_seen(sample, rule)) roles.insert(role);
  }
  return are_both_sides(roles);
}

/// A column that tells the role, and more than another one that is named like that.
bool tells_roles(const Values& values, const Mapping& mapping) {
  const std::set<Role> roles = roles_in(values);
  return has_role_column(mapping) ? are_both_sides(roles) : roles.size() >= 2;
}

/// A member of an object inside: {"sender":{"kind":"visitor"}}.
void add_nested_role(const Sample& sample, Mapping& mapping) {
  for (const std::string& name : nested_names(sample)) {
    const Values values = values_of_member(sample, name);
    if (tells_roles(values, mapping)) return add_role_column(name, values, mapping);
  }
}

/// "from": "user" is the role, though another member is named like one.
void add_role_of_speaker(const Sample& sample, Mapping& mapping) {
  if (mapping.speaker.empty() || !has_role_column(mapping)) return;
  if (tells_both_sides(sample, mapping)) return;
  const std::string& speaker = mapping.speaker.front();
  const Values values = values_of(sample, speaker);
  if (are_both_sides(roles_in(values))) add_role_column(speaker, values, mapping);
}

std::optional<Role> role_by(const std::vector<RoleRule>& rules, const JsonValue& element) {
  for (const RoleRule& rule : rules) {
    const JsonValue value = member_of(element, rule.field.front());
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
         has(mapping.customer, name) || has(mapping.speaker, name) || has(mapping.answer, name);
}

}  // namespace

bool has_role_column(const Mapping& mapping) {
  return std::any_of(mapping.roles.begin(), mapping.roles.end(), [&](const RoleRule& rule) {
    return rule.field != mapping.speaker && tells_customers(rule);
  });
}

std::vector<std::string> values_of(const Sample& sample, const std::string& name) {
  if (!sample.is_delimited()) return values_of_member(sample, name);
  if (sample.rows.empty()) return {};
  const std::vector<std::string>& names = sample.rows.front();
  const auto column = std::find(names.begin(), names.end(), name) - names.begin();
  return values_of_column(sample, static_cast<std::size_t>(column));
}

bool are_conversations(const std::vector<std::string>& values) {
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

void guess_from_values(const Sample& sample, Mapping& mapping) {
  const std::vector<std::string> names = plain_names(sample);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty() || is_taken(mapping, names[i])) continue;
    const bool lacks_roles = mapping.answer.empty() && !tells_both_sides(sample, mapping);
    const Values values =
        sample.is_delimited() ? values_of_column(sample, i) : values_of_member(sample, names[i]);
    if (lacks_roles && tells_roles(values, mapping)) {
      add_role_column(names[i], values, mapping);
    } else if (mapping.conversation.empty() && is_key_name(names[i]) && are_conversations(values)) {
      mapping.conversation = {names[i]};
    }
  }
  if (mapping.answer.empty() && !tells_both_sides(sample, mapping)) {
    add_nested_role(sample, mapping);
  }
  add_role_of_speaker(sample, mapping);
  for (RoleRule& rule : mapping.roles) {
    if (rule.map.empty()) continue;
    const Values values = values_of(sample, rule.field.front());
    add_private_notes(values, rule);
    set_relative_words(values, rule);
  }
}

void guess_day(const Sample& sample, Mapping& mapping) {
  constexpr std::array<std::string_view, 6> kDays = {"date",     "日期",     "message_date",
                                                     "发送日期", "消息日期", "聊天日期"};
  constexpr std::size_t kLongestClock = 11;  // "10:00:05 PM"
  if (mapping.time.empty() || !mapping.messages.empty()) return;
  const Values times = values_of(sample, mapping.time.front());
  const bool are_clocks = std::all_of(times.begin(), times.end(), [](const std::string& time) {
    return time.size() <= kLongestClock && (time.empty() || time.find(':') <= 2);
  });
  if (!are_clocks) return;
  for (const std::string& name : plain_names(sample)) {
    if (name == mapping.time.front()) continue;
    const std::string canonical = canonical_name(name);
    if (std::find(kDays.begin(), kDays.end(), canonical) != kDays.end()) mapping.day = {name};
  }
}

void tell_users_from_customers(const Sample& sample, Mapping& mapping) {
  constexpr std::array<std::string_view, 9> kAnybody = {
      "user", "user_id", "userid", "openid", "用户id", "用户昵称", "提交人", "发起人", "申请人"};
  if (mapping.customer.empty() || mapping.conversation.empty() || !mapping.speaker.empty()) return;
  if (!mapping.messages.empty()) return;
  const std::string name = canonical_name(mapping.customer.front());
  if (std::find(kAnybody.begin(), kAnybody.end(), name) == kAnybody.end()) return;
  const Values users = values_of(sample, mapping.customer.front());
  const Values conversations = values_of(sample, mapping.conversation.front());
  for (std::size_t i = 1; i < std::min(users.size(), conversations.size()); ++i) {
    const bool together = !conversations[i].empty() && conversations[i] == conversations[i - 1];
    if (!together || users[i] == users[i - 1]) continue;
    mapping.speaker = mapping.customer;
    if (tell_customers(mapping.roles)) {
      mapping.customer_when = Role::kCustomer;
    } else {
      mapping.customer = {};
    }
    return;
  }
}

std::vector<std::pair<std::string, Role>> words_seen(const Sample& sample, const RoleRule& rule) {
  const Values values = values_of(sample, rule.field.front());
  std::vector<std::pair<std::string, Role>> seen;
  std::copy_if(rule.map.begin(), rule.map.end(), std::back_inserter(seen), [&](const auto& entry) {
    return std::find(values.begin(), values.end(), entry.first) != values.end();
  });
  return seen;
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
