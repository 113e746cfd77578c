// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/other_digits.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/utf8.hpp"
#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

TEST(OtherDigits, HaveValues) {
  EXPECT_EQ(other_digit(U'٠'), 0);
  EXPECT_EQ(other_digit(U'٩'), 9);
  EXPECT_EQ(other_digit(U'۳'), 3);
  EXPECT_EQ(other_digit(U'⓪'), 0);
  EXPECT_EQ(other_digit(U'③'), 3);
  EXPECT_EQ(other_digit(U'⓿'), 0);
  EXPECT_EQ(other_digit(U'❾'), 9);
  for (const char32_t c : {U'3', U'３', U'⑩', U'三', U'a', U'٪'}) EXPECT_EQ(other_digit(c), -1);
  EXPECT_EQ(other_digit_like(U'⓪', 7), U'⑦');
  EXPECT_EQ(other_digit_like(U'٧', 0), U'٠');
}

TEST(OtherDigits, AreNumbersWhereTwoStandInARow) {
  EXPECT_TRUE(begins_other_number("①③", 0));
  EXPECT_TRUE(begins_other_number("x٣٠", 1));
  EXPECT_FALSE(begins_other_number("①请", 0));
  EXPECT_FALSE(begins_other_number("①❷", 0));
  EXPECT_FALSE(begins_other_number("①", 0));
  EXPECT_FALSE(begins_other_number("12", 0));
}

TEST(OtherDigits, FoldToPlaces) {
  const FoldedText folded("电话①③⑧，ＡＢ ٣٠！①请");
  EXPECT_EQ(folded.text(), "电话138，AB 30！①请");
  EXPECT_EQ(folded.to_original(0), 0U);
  EXPECT_EQ(folded.to_original(6), 6U);
  EXPECT_EQ(folded.to_original(9), 6U + 9U);
  EXPECT_EQ(folded.to_original(folded.text().size()), std::string("电话①③⑧，ＡＢ ٣٠！①请").size());
  const FoldedText invisible("13\u200B\uFEFF80\u2060！");
  EXPECT_EQ(invisible.text(), "1380！");
  EXPECT_EQ(invisible.to_original(1), 1U);
  EXPECT_EQ(invisible.to_original(2), 8U);
  EXPECT_EQ(invisible.to_original(4), 13U);
  EXPECT_EQ(FoldedText("plain 12").text(), "plain 12");
  EXPECT_EQ(FoldedText("plain").to_original(5), 5U);
}

TEST(OtherDigits, CountAmongTheDigitsOfAValue) {
  EXPECT_EQ(digits_in("１3-٣٠ ⑧⓪"), "133080");
}

TEST(OtherDigits, BeginANumberInEveryPair) {
  for (const DigitsOfKind& kind : kinds_of_other_digits()) {
    for (const std::string& digit : kind) {
      for (const std::string& next : kind) EXPECT_TRUE(begins_other_number(digit + next, 0));
    }
  }
}

}  // namespace
}  // namespace deskmill
