// The expression that begins a message in chat text.
//
// Nearly every line of a chat is asked, so three things are done for its speed. Nearly every
// expression ends with `(?P<text>.*)$`, the rest of the line, which always fits: that end is taken
// and not matched. What remains is matched by AnchoredPattern. Where that cannot tell, RE2 is
// asked, for which a bound such as that of `[^:]{1,60}`, which makes an expression sixty times as
// large, is lifted; only where the head of a line is longer than the bound the expression itself is
// asked.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/anchored_pattern.hpp"
#include "rules/pattern.hpp"

namespace deskmill {

/// As Pattern, with the same results for texts of one line. Immutable, thread-safe, cheap to move.
class LinePattern {
 public:
  LinePattern(const std::string& expression, const PatternOptions& options, std::string_view where);

  bool matches(std::string_view line) const;
  bool find(std::string_view line, std::vector<MatchSpan>& groups) const;

  /// Throws Error(kUsage) for a bad expression.
  void compile() const { exact_->group_count(); }
  const std::vector<std::string>& group_names() const {
    return anchored_->is_known() ? anchored_->group_names() : exact_->group_names();
  }

 private:
  bool find_head(std::string_view line, std::vector<MatchSpan>& groups) const;
  bool find_head_by_re2(std::string_view line, std::vector<MatchSpan>& groups) const;

  bool takes_rest_ = false;
  std::string suffix_;                       ///< "</v>" at the end of a line is no part of the text
  std::size_t longest_head_ = 0;             ///< bytes for which `lax_` is as good as `exact_`
  std::optional<AnchoredPattern> anchored_;  ///< these three without the end that is taken
  std::optional<Pattern> exact_;
  std::optional<Pattern> lax_;  ///< without bounds, if there were any
};

}  // namespace deskmill
