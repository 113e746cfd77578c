// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/han_set.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(HanSet, HoldsItsCharactersOnly) {
  constexpr HanSet kSet("一龥王，");  // the comma is outside of the range
  EXPECT_TRUE(kSet.contains("x王y", 1));
  EXPECT_TRUE(kSet.contains("一", 0));
  EXPECT_TRUE(kSet.contains("龥", 0));
  EXPECT_FALSE(kSet.contains("，，", 0));
  EXPECT_FALSE(kSet.contains("主", 0));
  EXPECT_FALSE(kSet.contains("\xE7\x8E", 0));  // cut short
  EXPECT_FALSE(kSet.contains("abc", 0));
  EXPECT_FALSE(kSet.contains("", 0));
  EXPECT_FALSE(kSet.contains("\xF0\x9F\x98\x80", 0));
}

TEST(WideWords, FindsTheFirstThatFits) {
  static constexpr std::string_view kWords[] = {"号楼", "号", "。"};
  constexpr WideWords kSet(kWords);
  EXPECT_EQ(kSet.length_at("3号楼", 1), 6U);
  EXPECT_EQ(kSet.length_at("3号院", 1), 3U);
  EXPECT_EQ(kSet.length_at("好。", 3), 3U);
  EXPECT_EQ(kSet.length_at("楼号", 0), 0U);
  EXPECT_EQ(kSet.length_at("\xE5\x8F", 0), 0U);
  EXPECT_EQ(kSet.length_at("", 0), 0U);
}

}  // namespace
}  // namespace deskmill
