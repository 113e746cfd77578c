// The branches of a regular expression that are plain words:
// "退款|\brefund\b|how .{0,20}refund" has two.
//
// Word lists are written as such expressions. Where one of the words has been found, within the
// word boundaries it asks for, the expression is known to match without running it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

struct LiteralBranch {
  std::string text;                                    ///< unescaped
  bool left_boundary = false, right_boundary = false;  ///< \b before and behind it
};

/// The branches of the outermost alternation that match exactly one string, boundaries aside. An
/// expression with groups, classes or \Q gives none, as these are not understood here. `expression`
/// must be one that RE2 accepts.
std::vector<LiteralBranch> literal_branches(std::string_view expression);

}  // namespace deskmill
