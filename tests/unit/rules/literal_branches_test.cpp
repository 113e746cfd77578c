// SPDX-License-Identifier: Apache-2.0
#include "rules/literal_branches.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

/// The branches of an expression, boundaries as bars.
std::vector<std::string> branches(std::string_view expression) {
  std::vector<std::string> texts;
  for (const LiteralBranch& branch : literal_branches(expression)) {
    texts.push_back((branch.left_boundary ? "|" : "") + branch.text +
                    (branch.right_boundary ? "|" : ""));
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(LiteralBranches, AreThoseOfPlainCharacters) {
  EXPECT_EQ(branches(R"(退款|\brefund\b|how .{0,20}refund|a\.b\|c)"),
            (Texts{"退款", "|refund|", "a.b|c"}));
  EXPECT_EQ(branches("a*|b+|^c|d$|.|e{2}|f"), Texts{"f"});
  EXPECT_EQ(branches("|a||"), Texts{"a"}) << "an empty one says nothing";
}

TEST(LiteralBranches, ABoundaryIsNoEscapedBackslash) {
  EXPECT_EQ(branches(R"(a\\b)"), Texts{}) << "a backslash and a b";
  EXPECT_EQ(branches(R"(\\\bb)"), Texts{});
  EXPECT_EQ(branches(R"(\b\b)"), Texts{});
}

TEST(LiteralBranches, NoneWhereThereIsStructure) {
  for (const char* expression : {"a|(b)", "a|[bc]", R"(a|\Qb|c\E)"}) {
    EXPECT_EQ(branches(expression), Texts{}) << expression;
  }
  EXPECT_EQ(branches(R"(a\(|b\[)"), (Texts{"a(", "b["}));
}

}  // namespace
}  // namespace deskmill
