// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/policy/custom_rules.hpp"

#include "rules/alternatives.hpp"

namespace deskmill {

void CustomRules::add(const Rule& rule, PiiType type) {
  for (const std::string& part : split_alternatives(rule.pattern)) {
    parts_.add(Pattern(part, rule.options, rule.place(), Compile::kOnFirstUse));
    rule_of_part_.push_back(rules_.size());
  }
  rules_.push_back({rule.name, type});
}

void CustomRules::find(std::string_view text, Findings& findings) const {
  std::vector<PatternCandidate> candidates;
  parts_.candidates(text, candidates);
  std::vector<const Pattern*> alternatives;  // that may match, of one rule
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::size_t rule = rule_of_part_[candidates[i].pattern];
    alternatives.push_back(&parts_[candidates[i].pattern]);
    if (i + 1 < candidates.size() && rule_of_part_[candidates[i + 1].pattern] == rule) continue;
    for (const MatchSpan& span : Pattern::find_all_of(alternatives, text)) {
      const auto& [name, type] = rules_[rule];
      if (span.end > span.begin) findings.push_back({span.begin, span.end, type, 1.0, name});
    }
    alternatives.clear();
  }
}

}  // namespace deskmill
