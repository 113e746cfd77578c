// SPDX-License-Identifier: Apache-2.0
#include "core/ascii.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace deskmill {
namespace {

TEST(Ascii, ClassesHoldTheirCharactersAndNoOtherByte) {
  const std::string_view digits = "0123456789";
  const std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower = "abcdefghijklmnopqrstuvwxyz";
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool is_digit = digits.find(c) != digits.npos;
    const bool is_upper = upper.find(c) != upper.npos, is_lower = lower.find(c) != lower.npos;
    EXPECT_EQ(is_ascii_digit(c), is_digit) << byte;
    EXPECT_EQ(is_ascii_upper(c), is_upper) << byte;
    EXPECT_EQ(is_ascii_lower(c), is_lower) << byte;
    EXPECT_EQ(is_ascii_letter(c), is_upper || is_lower) << byte;
    EXPECT_EQ(is_ascii_alnum(c), is_digit || is_upper || is_lower) << byte;
    EXPECT_EQ(is_hex_digit(c), std::string_view("0123456789abcdefABCDEF").find(c) != digits.npos)
        << byte;
    EXPECT_EQ(ascii_lower(c), is_upper ? lower[upper.find(c)] : c) << byte;
    EXPECT_EQ(ascii_upper(c), is_lower ? upper[lower.find(c)] : c) << byte;
  }
}

TEST(Ascii, CaseOfTextsLeavesOtherCharactersAlone) {
  EXPECT_EQ(ascii_lowered("AZ az 09 É 退"), "az az 09 É 退");
  EXPECT_EQ(ascii_uppered("AZ az 09 é 退"), "AZ AZ 09 é 退");
}

TEST(Ascii, BlankTextsHoldNothingVisible) {
  EXPECT_TRUE(is_ascii_blank(""));
  EXPECT_TRUE(is_ascii_blank(" \t\r\n"));
  EXPECT_FALSE(is_ascii_blank(" \f"));
  EXPECT_FALSE(is_ascii_blank("\u3000"));  // blank, but not ASCII
  EXPECT_EQ(first_visible("\r\n [1]"), '[');
  EXPECT_EQ(first_visible(" \t"), '\0');
}

}  // namespace
}  // namespace deskmill
