// SPDX-License-Identifier: Apache-2.0
#include "text/columns.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(Columns, CjkTakesTwo) {
  EXPECT_EQ(columns_of(""), 0u);
  EXPECT_EQ(columns_of("abc é"), 5u);
  EXPECT_EQ(columns_of("您好，Ａ"), 8u);
  EXPECT_EQ(columns_of("カ한😀"), 6u);
  EXPECT_EQ(columns_of("ｶ…“"), 3u) << "half width, and punctuation of the west";
}

}  // namespace
}  // namespace deskmill
