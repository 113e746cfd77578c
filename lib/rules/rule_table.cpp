// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_table.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/error.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 3> kBoundaryNames = {"none", "word", "digit"};
constexpr std::array<std::string_view, 11> kKeys = {
    "name",       "pattern",    "action",   "replacement", "enabled", "ignore_case",
    "fold_width", "multi_line", "boundary", "match",       "no_match"};

Boundary boundary_of(const Node& node) {
  if (!node.exists()) return Boundary::kNone;
  const std::string name = node.one_of({kBoundaryNames.begin(), kBoundaryNames.end()});
  const auto found = std::find(kBoundaryNames.begin(), kBoundaryNames.end(), name);
  return static_cast<Boundary>(found - kBoundaryNames.begin());
}

std::string name_of_rule(const Node& node) {
  const std::string name = node["name"].text();
  const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_alnum(c) || c == '_' || c == '.' ||
           c == '-';
  });
  if (!good) node["name"].fail("a rule's name has letters, digits, \"_\", \".\" and \"-\"");
  return name;
}

Rule read_rule(const Node& node, const std::vector<std::string_view>& extra_keys) {
  std::vector<std::string_view> known(kKeys.begin(), kKeys.end());
  known.insert(known.end(), extra_keys.begin(), extra_keys.end());
  node.only_keys(known);
  Rule rule;
  rule.name = name_of_rule(node);
  rule.where = node.where();
  rule.pattern = node["pattern"].text_or("");
  rule.action = node["action"].text_or("");
  rule.replacement = node["replacement"].text_or("");
  rule.enabled = node["enabled"].boolean_or(true);
  rule.options.ignore_case = node["ignore_case"].boolean_or(false);
  rule.options.fold_width = node["fold_width"].boolean_or(true);
  rule.options.multi_line = node["multi_line"].boolean_or(false);
  rule.options.boundary = boundary_of(node["boundary"]);
  rule.match = node["match"].texts();
  rule.no_match = node["no_match"].texts();
  for (std::string_view key : extra_keys) {
    if (node[key].exists()) rule.extra.emplace_back(key, node[key].text());
  }
  return rule;
}

/// True for a rule that only turns another one on or off: `- name: x` with `enabled: false`.
bool is_switch(const Rule& rule) {
  return rule.pattern.empty() && rule.action.empty();
}

void check_action(const Node& node, const std::vector<std::string_view>& actions) {
  const bool only_switch = !node["pattern"].exists() && node["enabled"].exists();
  if (actions.empty() || (!node["action"].exists() && only_switch)) return;
  node["action"].one_of(actions);
}

[[noreturn]] void fail_unknown_switch(const Rule& rule, const std::vector<Rule>& rules) {
  std::vector<std::string_view> names;
  for (const Rule& other : rules) names.push_back(other.name);
  throw Error(Exit::kUsage, rule.where + ": there is no rule " + quoted(rule.name) + " to switch" +
                                did_you_mean(rule.name, names));
}

void append_key(std::string& out, std::string_view key, std::string_view value) {
  out.append("    ").append(key).append(": ").append(value) += '\n';
}

void append_list(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  out.append("    ").append(key).append(":\n");
  for (const std::string& text : texts) out += "      - " + yaml_scalar(text) + '\n';
}

void append_options(std::string& out, const PatternOptions& options) {
  if (options.ignore_case) append_key(out, "ignore_case", "true");
  if (!options.fold_width) append_key(out, "fold_width", "false");
  if (options.multi_line) append_key(out, "multi_line", "true");
  if (options.boundary == Boundary::kNone) return;
  append_key(out, "boundary", kBoundaryNames[static_cast<std::size_t>(options.boundary)]);
}

void append_rule(std::string& out, const Rule& rule) {
  out += "  - name: " + yaml_scalar(rule.name) + '\n';
  if (!rule.pattern.empty()) append_key(out, "pattern", yaml_scalar(rule.pattern));
  if (!rule.action.empty()) append_key(out, "action", yaml_scalar(rule.action));
  if (!rule.replacement.empty()) append_key(out, "replacement", yaml_scalar(rule.replacement));
  if (!rule.enabled || is_switch(rule)) append_key(out, "enabled", rule.enabled ? "true" : "false");
  append_options(out, rule.options);
  for (const auto& [key, value] : rule.extra) append_key(out, key, yaml_scalar(value));
  append_list(out, "match", rule.match);
  append_list(out, "no_match", rule.no_match);
}

}  // namespace

std::string_view Rule::extra_value(std::string_view key) const {
  for (const auto& [extra_key, value] : extra) {
    if (extra_key == key) return value;
  }
  return {};
}

std::string Rule::place() const {
  return where + ": rule \"" + name + "\"";
}

Pattern Rule::compile() const {
  return Pattern(pattern, options, place(),
                 where == "builtin" ? Compile::kOnFirstUse : Compile::kNow);
}

std::vector<Rule> load_rules(const Node& root, const std::vector<std::string_view>& actions,
                             const std::vector<std::string_view>& extra_keys) {
  if (!root["rules"].exists()) root.fail("expected a key \"rules\" with a list of rules");
  std::vector<Rule> rules;
  for (const Node& node : root["rules"].items()) {
    Rule rule = read_rule(node, extra_keys);
    for (const Rule& other : rules) {
      if (other.name == rule.name) {
        node.fail("rule " + quoted(rule.name) + " occurs twice, first at " + other.where);
      }
    }
    check_action(node, actions);
    check_examples(rule);
    rules.push_back(std::move(rule));
  }
  return rules;
}

void merge_rules(std::vector<Rule>& base, std::vector<Rule> more) {
  for (Rule& rule : more) {
    const auto same = std::find_if(base.begin(), base.end(),
                                   [&](const Rule& other) { return other.name == rule.name; });
    const bool is_new = same == base.end();
    if (is_switch(rule)) {
      if (is_new) fail_unknown_switch(rule, base);
      same->enabled = rule.enabled;
    } else if (is_new) {
      base.push_back(std::move(rule));
    } else {
      *same = std::move(rule);
    }
  }
}

void check_examples(const Rule& rule) {
  if (rule.pattern.empty()) return;
  const Pattern pattern = rule.compile();
  pattern.check_replacement(rule.replacement, rule.place());
  for (const std::string& text : rule.match) {
    if (pattern.matches(text)) continue;
    throw Error(Exit::kUsage, rule.place() + ": must match " + quoted(text) + " and does not");
  }
  for (const std::string& text : rule.no_match) {
    if (!pattern.matches(text)) continue;
    throw Error(Exit::kUsage, rule.place() + ": must not match " + quoted(text) + " and does");
  }
}

std::string dump_rules(const std::vector<Rule>& rules) {
  std::string out = rules.empty() ? "rules: []\n" : "rules:\n";
  for (const Rule& rule : rules) append_rule(out, rule);
  return out;
}

}  // namespace deskmill
