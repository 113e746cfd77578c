// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/policy/policy.hpp"

#include <algorithm>
#include <utility>

#include "config/node.hpp"
#include "core/error.hpp"
#include "core/joined.hpp"
#include "rules/rule_table.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::pair<std::string_view, Action>, 5> kActions = {{
    {"keep", Action::kKeep},
    {"mask", Action::kMask},
    {"placeholder", Action::kPlaceholder},
    {"surrogate", Action::kSurrogate},
    {"drop", Action::kDrop},
}};
constexpr std::array<std::pair<std::string_view, LabelLanguage>, 3> kLabels = {{
    {"auto", LabelLanguage::kAuto},
    {"zh", LabelLanguage::kZh},
    {"en", LabelLanguage::kEn},
}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kHotlines = {{
    {"keep", true},
    {"replace", false},
}};

template <typename Value, std::size_t N>
Value choice(const Node& node, const std::array<std::pair<std::string_view, Value>, N>& choices) {
  std::vector<std::string_view> names;
  for (const auto& choice : choices) names.push_back(choice.first);
  const std::string text = node.one_of(names);
  const auto place = std::find(names.begin(), names.end(), text) - names.begin();
  return choices[static_cast<std::size_t>(place)].second;
}

std::vector<std::string_view> type_names() {
  std::vector<std::string_view> names;
  for (const PiiTypeRow& row : kPiiTypes) names.push_back(row.name);
  return names;
}

void read_types(const Node& node, Policy& policy) {
  if (!node.exists()) return;
  node.only_keys(type_names());
  for (const auto& [name, entry] : node.entries()) {
    TypePolicy& type = policy.types[static_cast<std::size_t>(*pii_type_named(name))];
    if (entry.is_scalar()) {
      type.action = choice(entry, kActions);
      continue;
    }
    entry.only_keys({"action", "min_score"});
    if (entry["action"].exists()) type.action = choice(entry["action"], kActions);
    type.min_score = entry["min_score"].number_or(type.min_score);
    if (type.min_score < 0 || type.min_score > 1)
      entry["min_score"].fail("min_score must be from 0 to 1");
  }
}

/// To allow what the built-in policy makes a pseudonym is a decision; to ask for both is a slip.
void check_members(const Node& node) {
  if (!node["allow"].exists() || !node["pseudonym"].exists()) return;
  const std::vector<std::string> allowed = node["allow"].texts();
  for (const std::string& member : node["pseudonym"].texts()) {
    if (std::find(allowed.begin(), allowed.end(), member) != allowed.end()) {
      node["pseudonym"].fail("\"" + member + "\" is under allow as well");
    }
  }
}

void read_members(const Node& node, Policy& policy) {
  if (!node.exists()) return;
  node.only_keys({"allow", "pseudonym"});
  if (node["allow"].exists()) policy.allow = MemberList(node["allow"].texts());
  if (node["pseudonym"].exists()) policy.pseudonym = MemberList(node["pseudonym"].texts());
  check_members(node);
}

void read_rules(const Node& root, Policy& policy) {
  if (!root["rules"].exists()) return;
  for (const Rule& rule : load_rules(root, {}, {"type"})) {
    if (!rule.enabled) continue;
    if (rule.pattern.empty()) throw Error(Exit::kUsage, rule.place() + " needs a pattern");
    const std::string_view name = rule.extra_value("type");
    const auto type = name.empty() ? PiiType::kCustom : pii_type_named(name);
    if (!type) {
      throw Error(Exit::kUsage, rule.place() + ": unknown type " + quoted(name) +
                                    "; known: " + joined(type_names()));
    }
    policy.rules.add(rule, *type);
  }
}

void apply(const Node& root, Policy& policy) {
  root.only_keys({"types", "hotlines", "labels", "members", "keep", "rules"});
  read_types(root["types"], policy);
  if (root["hotlines"].exists()) policy.keep_hotlines = choice(root["hotlines"], kHotlines);
  if (root["labels"].exists()) policy.labels = choice(root["labels"], kLabels);
  read_members(root["members"], policy);
  if (root["keep"].exists()) {
    const std::vector<std::string> values = root["keep"].texts();
    policy.keep = {values.begin(), values.end()};
  }
  read_rules(root, policy);
}

std::vector<std::string> split_path(std::string_view entry) {
  std::vector<std::string> parts;
  for (std::size_t dot = entry.find('.'); dot != std::string_view::npos; dot = entry.find('.')) {
    parts.emplace_back(entry.substr(0, dot));
    entry.remove_prefix(dot + 1);
  }
  parts.emplace_back(entry);
  return parts;
}

bool is_path(const std::vector<std::string>& parts, std::span<const std::string_view> path) {
  for (std::size_t level = 0; level < parts.size(); ++level) {
    if (level >= path.size()) return false;
    if (parts[level] == "*" && level + 1 == parts.size()) return true;
    if (parts[level] != path[level]) return false;
  }
  return parts.size() == path.size();
}

}  // namespace

bool Policy::uses(Action action) const {
  return std::any_of(types.begin(), types.end(),
                     [action](const TypePolicy& type) { return type.action == action; });
}

MemberList::MemberList(const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    if (entry.find('.') == std::string::npos) {
      gate_.add(entry);
      names_[std::min(entry.size(), names_.size() - 1)].push_back(entry);
    } else {
      paths_.push_back(split_path(entry));
    }
  }
}

bool MemberList::contains(std::span<const std::string_view> path) const {
  if (path.size() <= 2 && gate_.may_contain(path.back()) &&
      (path.size() == 1 || path[0] == "turns" || path[0] == "context")) {
    for (const std::string& name : names_[std::min(path.back().size(), names_.size() - 1)]) {
      if (name == path.back()) return true;
    }
  }
  return std::any_of(paths_.begin(), paths_.end(), [path](const std::vector<std::string>& parts) {
    return is_path(parts, path);
  });
}

MemberRule Policy::member_rule(std::span<const std::string_view> path) const {
  if (allow.contains(path)) return MemberRule::kAllow;
  return pseudonym.contains(path) ? MemberRule::kPseudonym : MemberRule::kScan;
}

Policy parse_policy(std::string_view yaml, std::string_view file) {
  Policy policy;
  apply(parse_yaml(builtin_policy_text(), "built-in policy"), policy);
  if (!yaml.empty()) apply(parse_yaml(yaml, file), policy);
  policy.rules.finish();
  return policy;
}

Policy builtin_policy() {
  return parse_policy({}, {});
}

}  // namespace deskmill
