// SPDX-License-Identifier: Apache-2.0
#include "markup/parsable.hpp"

#include <gtest/gtest.h>

#include <string>

namespace deskmill {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Parsable, MailsAndChatsAre) {
  EXPECT_TRUE(is_parsable(""));
  EXPECT_TRUE(is_parsable("a < b && c"));
  EXPECT_TRUE(is_parsable(repeated("<div><p>x<br>y</div>\n", 10'000)));
  EXPECT_TRUE(is_parsable(repeated("<li>", 10'000))) << "each closes the one before";
}

TEST(Parsable, DeepNestingIsNot) {
  EXPECT_TRUE(is_parsable(repeated("<div>", 400)));
  EXPECT_FALSE(is_parsable(repeated("<div>", 401)));
  EXPECT_FALSE(is_parsable(repeated("<b>", 300) + repeated("<br>", 20'000)));
}

TEST(Parsable, ATagOfManyAttributesIsNot) {
  EXPECT_TRUE(is_parsable("<p " + repeated("a=\"1\" ", 100) + ">"));
  EXPECT_FALSE(is_parsable("<p " + repeated("a ", 5'000) + ">"));
}

TEST(Parsable, NumbersBeyondAllCharactersAreNot) {
  EXPECT_TRUE(has_endless_number("&#20321111111;"));
  EXPECT_TRUE(has_endless_number("&#x12345678;"));
  EXPECT_FALSE(has_endless_number("&#20320; &#x4F60; &#0000000020320; AT&T"));
  EXPECT_FALSE(is_parsable("<p>&#20321111111;</p>"));
}

}  // namespace
}  // namespace deskmill
