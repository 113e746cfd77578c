// An expression that only has to say yes or no is cheaper in parts.
//
// Alternatives with gaps ("how .{0,20}refund|怎么.{0,6}退") that are joined in one automaton
// multiply its states until RE2's memory is full and it falls back to a search many times slower;
// and a gate (PatternSet) that has to let all of them pass knows little about each. By themselves
// they stay small and have gates of their own. Plain strings stay together: for these the gate
// needs no RE2 at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// What stands between the bars outside of groups and classes of `expression`, which must be valid
/// in RE2's syntax; nothing where it cannot be cut safely (\Q, flags that hold for what follows).
std::vector<std::string_view> outermost_alternatives(std::string_view expression);

/// Expressions of which one matches a text when and only when `expression` does, which must be
/// valid in RE2's syntax: its outermost alternatives in their order, plain strings that follow each
/// other as one. Just `expression` where it cannot be cut safely or has nothing to cut.
std::vector<std::string> split_alternatives(std::string_view expression);

}  // namespace deskmill
