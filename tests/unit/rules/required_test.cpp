// SPDX-License-Identifier: Apache-2.0
#include "rules/required.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace deskmill {
namespace {

bool requires_one_of(std::string_view expression, Clause strings) {
  const std::vector<Clause> clauses = required_clauses(expression, true);
  std::sort(strings.begin(), strings.end());
  return std::any_of(clauses.begin(), clauses.end(), [&](Clause clause) {
    std::sort(clause.begin(), clause.end());
    return clause == strings;
  });
}

TEST(Required, WordsOnBothSidesOfAGap) {
  const char* const expression = "(?:会|将)尽快.{0,12}(?:联系|回复)";
  EXPECT_TRUE(requires_one_of(expression, {"会尽快", "将尽快"}));
  EXPECT_TRUE(requires_one_of(expression, {"联系", "回复"}));
}

/// What is optional in front tells nothing: its strings hold those without it.
TEST(Required, AnOptionalBeginningIsLeftOut) {
  EXPECT_TRUE(requires_one_of("(?:请)?耐心等(?:待|候)", {"耐心等待", "耐心等候"}));
  EXPECT_TRUE(requires_one_of("(?:我|这边)*(?:马上|先)?(?:帮|给)您查", {"帮您查", "给您查"}));
}

/// There would be 3 * 5 * 9 strings with what stands in front.
TEST(Required, ManyOptionalBeginningsDoNotHideWhatFollows) {
  EXPECT_TRUE(
      requires_one_of("(?:a|b|c)*(?:d1|d2|d3|d4)?(?:e1|e2|e3|e4|e5|e6|e7|e8)?refund", {"refund"}));
}

/// "please" is longer than "dm", but support talk is full of it.
TEST(Required, WordsOfCourtesyAreAskedForLast) {
  const std::vector<Clause> clauses =
      required_clauses("(?:please|can you) (?:[^.]* )?(?:dm|pm)", true);
  ASSERT_EQ(clauses.size(), 2u);
  EXPECT_EQ(clauses[0], (Clause{"dm", "pm"}));
}

TEST(Required, NothingIsKnownOfWhatMayBeAnything) {
  EXPECT_TRUE(required_clauses(".*", true).empty());
  EXPECT_TRUE(required_clauses("(?:退款)?", true).empty());
}

}  // namespace
}  // namespace deskmill
