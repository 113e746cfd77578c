// SPDX-License-Identifier: Apache-2.0
#include "rules/alternatives.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.hpp"

namespace deskmill {
namespace {

using Parts = std::vector<std::string>;

TEST(SplitAlternatives, KeepsPlainStringsInARowTogether) {
  EXPECT_EQ(split_alternatives("a.b|refund|退款\\b|(c|d)e|x"),
            (Parts{"a.b", "refund|退款\\b", "(c|d)e", "x"}));
  EXPECT_EQ(split_alternatives("refund|退款"), Parts{"refund|退款"});
  EXPECT_EQ(split_alternatives("^a$|b+"), (Parts{"^a$", "b+"}));
}

TEST(SplitAlternatives, CutsAtTheOutermostLevelOnly) {
  for (const char* const whole :
       {"(a|b)+", "x[|]y+", "x[^]|]+", "a\\|b+", "x[[:alpha:]|]+", "x[\\]|]+", "(?:a|(b|c)d)*"}) {
    EXPECT_EQ(split_alternatives(whole), Parts{whole});
  }
  EXPECT_EQ(split_alternatives("[(]a|b+"), (Parts{"[(]a", "b+"}));
  EXPECT_EQ(split_alternatives("\\(a.|b+"), (Parts{"\\(a.", "b+"}));
  EXPECT_EQ(split_alternatives("(?P<n>a|b).|c+"), (Parts{"(?P<n>a|b).", "c+"}));
}

TEST(SplitAlternatives, LeavesWholeWhatItCannotTellApart) {
  for (const char* const whole : {"(?i)a+|B+", "\\Qa+|b+\\E", "a+|(?s)b.|C", "(?i:a+)|b+"}) {
    EXPECT_EQ(split_alternatives(whole), Parts{whole});
  }
}

/// Any part matches when the whole does, with every boundary.
TEST(SplitAlternatives, MatchesWhatTheWholeMatches) {
  constexpr std::string_view kPieces[] = {"a", "b", "退", ".",      "[ab|]", "(a|b)", "^",
                                          "$", "|", "|",  "b{0,2}", "\\|",   "\\b",   "1"};
  constexpr std::string_view kTexts[] = {"", "a", "b|", "ab", "退a", "a退b", "1", "ba b", "|", "x"};
  std::mt19937 random(5);
  int split = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string expression;
    for (std::size_t pieces = 1 + random() % 7; pieces > 0; --pieces) {
      expression += kPieces[random() % std::size(kPieces)];
    }
    PatternOptions options;
    options.boundary = random() % 2 == 0 ? Boundary::kNone : Boundary::kWord;
    const Pattern whole(expression, options, "whole");
    const Parts parts = split_alternatives(expression);
    split += parts.size() > 1 ? 1 : 0;
    for (const std::string_view text : kTexts) {
      const bool any = std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
        return Pattern(part, options, "part").matches(text);
      });
      ASSERT_EQ(any, whole.matches(text)) << expression << " in " << text;
    }
  }
  EXPECT_GT(split, 500);
}

}  // namespace
}  // namespace deskmill
