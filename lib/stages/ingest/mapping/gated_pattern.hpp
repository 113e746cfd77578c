// A regular expression that is compiled when a text first has the strings that every match needs.
//
// Mappings have many long expressions that few lines are ever asked about with success (what parts
// conversations, notices in ten languages), and compiling one takes up to a millisecond: for a
// small file more than all the rest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

  bool matches(std::string_view text) const { return may_match(text) && pattern_.matches(text); }
  bool find(std::string_view text, std::vector<MatchSpan>& groups) const {
    return may_match(text) && pattern_.find(text, groups);
  }

  /// Throws Error(kUsage) for a bad expression.
  void compile() const { pattern_.group_count(); }
  /// Compiles the expression.
  const std::vector<std::string>& group_names() const { return pattern_.group_names(); }

 private:
  class Gate;
  bool may_match(std::string_view text) const;

  Pattern pattern_;
  std::unique_ptr<Gate> gate_;
};

}  // namespace deskmill
