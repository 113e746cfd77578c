// SPDX-License-Identifier: Apache-2.0
#include "rules/width.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(Width, FoldsWithAWayBack) {
  const WidthFolding folding("订单１３ Ａ，b");
  EXPECT_EQ(folding.text(), "订单13 A，b");
  const std::size_t offsets[][2] = {{0, 0}, {6, 6}, {7, 9}, {8, 12}, {9, 13}, {10, 16}, {13, 19}};
  for (const auto& [folded, original] : offsets) {
    EXPECT_EQ(folding.to_original(folded), original) << folded;
  }
}

TEST(Width, WhatHasNothingToFoldIsNotCopied) {
  const std::string_view text = "您好，请问？（图）";
  EXPECT_EQ(WidthFolding(text).text().data(), text.data());
}

TEST(Width, AWordGoesOnInEitherWidth) {
  const std::string_view text = "aＢ 好c";
  EXPECT_TRUE(word_before(text, 1));
  EXPECT_TRUE(word_before(text, 4));
  EXPECT_FALSE(word_before(text, 0));
  EXPECT_FALSE(word_before(text, 8)) << "Han";
  EXPECT_TRUE(word_after(text, 1));
  EXPECT_TRUE(word_after(text, 8));
  EXPECT_FALSE(word_after(text, 4));
  EXPECT_FALSE(word_after(text, text.size()));
}

TEST(Width, ExpressionsFoldToTheirText) {
  EXPECT_EQ(fold_expression("１．５"), "1\\.5");
  EXPECT_EQ(fold_expression("\\．ａ"), "\\.a") << "escaped already";
  EXPECT_EQ(fold_expression("\\\\．"), "\\\\\\.");
  EXPECT_EQ(fold_expression("[，,]退款"), "[，,]退款");
}

}  // namespace
}  // namespace deskmill
