// The branches of a regular expression that are plain words: "退款|\brefund\b|how .{0,20}refund" has two.
//
// A lexicon becomes such an expression. Whoever has found one of its words, within the word boundaries
// asked for, knows that the expression matches without running it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

struct LiteralBranch {
  std::string text;  ///< unescaped
  bool left_boundary = false, right_boundary = false;  ///< \b before and behind it
};

/// Branches of the outermost alternation that match one string and nothing else, boundaries aside.
/// None of an expression with groups, classes or \Q: flags and alternatives within them are not read.
/// `expression` must be one that RE2 accepts.
std::vector<LiteralBranch> literal_branches(std::string_view expression);

}  // namespace deskmill
