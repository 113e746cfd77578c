// The rules on a turn that are patterns, built in or the user's: they remove the turn, change what
// matched or only count it.
//
// A pattern is tried on a text only where the scan found one of the phrases that it needs
// (TextScan), which is hardly ever; one that names no phrase is tried on all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/notes.hpp"
#include "core/record.hpp"
#include "rules/pattern.hpp"
#include "rules/rule_table.hpp"
#include "stages/clean/scan/text_scan.hpp"

namespace deskmill {

/// Immutable once all rules are added.
class TurnRules {
 public:
  /// A rule with a pattern; what it needs is added to `scan`, whose results number rules like this
  /// object. At most TextScan::kMaxRules. Throws Error(kUsage).
  void add(const Rule& rule, TextScan& scan);

  /// Whether a rule has to look at a text in which the scan found phrases of `rules` (a bit each).
  bool any_for(std::uint64_t rules) const { return (rules | ungated_) != 0; }
  /// Applies them in the order of adding; false when one removes the turn. A text that was
  /// rewritten is in `edited`, and `text` is that.
  bool apply(std::uint64_t rules, const Turn& turn, std::string_view& text, std::string& edited,
             Notes& notes) const;

 private:
  struct TurnRule {
    std::string name;
    enum class Action { kDropTurn, kReplace, kCount } action;
    std::string replacement;
    unsigned roles;         ///< bit per Role
    std::size_t max_bytes;  ///< a longer text is not looked at
    Pattern pattern;
  };

  std::vector<TurnRule> rules_;
  std::uint64_t ungated_ = 0;  ///< bit per rule without `needs`
};

}  // namespace deskmill
