// The policy's own rules: patterns for ids that only this company has.
//
// The patterns share one gate, so that many of them cost little, and stand behind it in their
// outermost alternatives (rules/alternatives.hpp): many with gaps in one automaton would
// outgrow RE2's memory.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.hpp"
#include "rules/rule_table.hpp"
#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/policy/pii_type.hpp"

namespace deskmill {

/// Immutable after finish(), thread-safe, cheap to move.
class CustomRules {
 public:
  /// What `rule`, whose pattern was checked when it was loaded, matches is of this type.
  void add(const Rule& rule, PiiType type);
  /// Once, before find().
  void finish() { parts_.finish(); }
  bool empty() const { return rules_.empty(); }
  /// Appends the matches in `text`, by rule, then by place; they name their rules as long
  /// as this object lives.
  void find(std::string_view text, Findings& findings) const;

 private:
  struct CustomRule {
    std::string name;
    PiiType type;
  };

  std::vector<CustomRule> rules_;
  PatternSet parts_;
  std::vector<std::size_t> rule_of_part_;  ///< rising
};

}  // namespace deskmill
