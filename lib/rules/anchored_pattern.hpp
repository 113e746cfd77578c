// Expressions that begin with ^, matched by trying their alternatives one after the other.
//
// RE2 follows all alternatives at once, which is safe for any expression and text, and slow for the
// expressions that begin the lines of chats: they have many groups, of which RE2 says the places
// only after a walk through all states. For a line that begins as its expression wants, the first
// way that is tried mostly leads to the end, at a few steps a byte; of one that does not the first
// byte tells. Where it does not go so, the search is given up after as many steps as are in
// proportion to the text, and RE2 must be asked.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.hpp"

namespace deskmill {

/// Immutable, thread-safe, cheap to move. The expression is read when it is first used.
class AnchoredPattern {
 public:
  /// `expression` must be one that RE2 accepts; it is matched as it is written, its width not
  /// folded.
  AnchoredPattern(std::string_view expression, bool ignore_case);
  ~AnchoredPattern();
  AnchoredPattern(AnchoredPattern&&) noexcept;
  AnchoredPattern& operator=(AnchoredPattern&&) noexcept;

  /// False for an expression that is not anchored, or has syntax that is not known here: then
  /// nothing else may be asked.
  bool is_known() const;
  /// False where the first byte of `text` says that it does not match.
  bool may_match(std::string_view text) const;

  enum class Answer { kNo, kYes, kUnknown };
  /// What RE2 would find, groups as in Pattern::find.
  Answer find(std::string_view text, std::vector<MatchSpan>& groups) const;
  Answer matches(std::string_view text) const;

  /// Names of groups, "" for unnamed ones; index 0 is group 1.
  const std::vector<std::string>& group_names() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
