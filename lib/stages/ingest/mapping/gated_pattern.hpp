// A regular expression of a mapping, of which there are many, asked about every line or message.
//
// Most begin with ^ and need no RE2 (AnchoredPattern). Of the others few are ever asked with
// success (what parts conversations), and compiling one takes up to a millisecond, for a small file
// more than all the rest: it is compiled when a text first has the strings that every match needs.
// What they are asked about are mostly the names of a few speakers, so the last answers are kept.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/anchored_pattern.hpp"
#include "rules/pattern.hpp"

namespace deskmill {

/// As Pattern, with the same results. Immutable, thread-safe, cheap to move.
class GatedPattern {
 public:
  GatedPattern(const std::string& expression, const PatternOptions& options,
               std::string_view where);
  ~GatedPattern();
  GatedPattern(GatedPattern&&) noexcept;
  GatedPattern& operator=(GatedPattern&&) noexcept;

  bool matches(std::string_view text) const;
  bool find(std::string_view text, std::vector<MatchSpan>& groups) const;

  /// Throws Error(kUsage) for a bad expression.
  void compile() const { pattern_.group_count(); }
  const std::vector<std::string>& group_names() const {
    return anchored_.is_known() ? anchored_.group_names() : pattern_.group_names();
  }

 private:
  class Gate;
  class RecentAnswers;
  /// By AnchoredPattern, if that can tell.
  AnchoredPattern::Answer find_anchored(std::string_view text,
                                        std::vector<MatchSpan>* groups) const;
  bool matches_by_re2(std::string_view text) const;

  bool folds_width_;
  AnchoredPattern anchored_;
  Pattern pattern_;
  std::unique_ptr<Gate> gate_;
  std::unique_ptr<RecentAnswers> recent_;
};

}  // namespace deskmill
