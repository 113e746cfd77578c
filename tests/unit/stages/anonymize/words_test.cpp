// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/words.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

constexpr std::string_view kWords[] = {"是", "is ", "no."};

TEST(Words, BeginOrEndAText) {
  EXPECT_TRUE(starts_with_any("is it", kWords));
  EXPECT_TRUE(starts_with_any("是的", kWords));
  EXPECT_FALSE(starts_with_any("Is it", kWords));
  EXPECT_TRUE(ends_with_any("order no.", kWords));
  EXPECT_FALSE(ends_with_any("", kWords));
}

TEST(Words, AreComparedWithoutRegardToTheCaseOfOneSide) {
  EXPECT_TRUE(is_in_any_case("Double", "double"));
  EXPECT_TRUE(is_in_any_case("", ""));
  EXPECT_FALSE(is_in_any_case("double", "Double"));  // the second is in small letters
  EXPECT_FALSE(is_in_any_case("doubl", "double"));
}

}  // namespace
}  // namespace deskmill
