// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/tags.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace deskmill {

Tag tag_named(std::string_view name) {
  const auto found = std::find_if(kTags.begin(), kTags.end(),
                                  [&](const TagInfo& info) { return info.name == name; });
  return static_cast<Tag>(found - kTags.begin());
}

std::vector<Rule> load_pair_rules(const Node& root) {
  root.only_keys({"rules"});
  std::vector<std::string_view> names;
  for (const TagInfo& info : kTags) names.push_back(info.name);
  std::vector<Rule> rules = load_rules(root, names);
  for (const Rule& rule : rules) {
    const bool is_switch = rule.action.empty();
    if (is_switch || !rule.pattern.empty()) continue;
    throw Error(Exit::kUsage, rule.place() + " needs a pattern");
  }
  return rules;
}

}  // namespace deskmill
