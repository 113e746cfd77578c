// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/dates.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace deskmill {
namespace {

TEST(Dates, AreReadInManyForms) {
  for (const std::string_view text :
       {"1990年3月7日", "1990-03-07", "7.3.1990", "03/07/90", "19900307", "07031990",
        "March 7, 1990", "7th of March 1990", "7-Mar-1990", "7 Mar 90", "一九九零年三月七日",
        "九零年三月初七"}) {
    const Date date = date_at(text, 0);
    EXPECT_EQ(date.end, text.size()) << text;
    EXPECT_EQ(date.year, 1990) << text;
    EXPECT_EQ(date.smaller, 3) << text;
    EXPECT_EQ(date.larger, 7) << text;
  }
  EXPECT_EQ(date_at("3月7号能到吗", 0).end, std::string_view("3月7号").size());
  EXPECT_EQ(date_at("3月7号", 0).year, 0);
}

TEST(Dates, HaveADayThatExists) {
  for (const std::string_view text : {"13/32/1990", "1990年2月30日", "19901341", "3 2 10", "12"}) {
    EXPECT_EQ(date_at(text, 0).end, 0U) << text;
  }
  EXPECT_TRUE(is_compact_date("20240229"));
  EXPECT_FALSE(is_compact_date("20230229"));
  EXPECT_FALSE(is_compact_date("2024022"));
}

TEST(Dates, AreShortOrHaveTheirMonthInFrontWhereOneWasAskedFor) {
  EXPECT_EQ(short_date_at("900307", 0).year, 1990);
  EXPECT_EQ(short_date_at("901307", 0).end, 0U);
  EXPECT_EQ(with_month_before("its march 7", 10), 4U);
  EXPECT_EQ(with_month_before("its room 7", 9), 9U);
}

TEST(Dates, InChineseNumeralsGoUpToThirtyOne) {
  EXPECT_EQ(date_at("十二月三十一日", 0).larger, 31);
  EXPECT_EQ(date_at("十月二十号", 0).larger, 20);
  EXPECT_EQ(date_at("三月三十二日", 0).end, 0U);
  EXPECT_EQ(date_at("一般三月", 0).end, 0U);
}

TEST(Dates, HaveNoNumberForAYearThatGoesOn) {
  EXPECT_EQ(date_at("March 7, 10 of us", 0).year, 0);
  EXPECT_EQ(date_at("7 March 10:30", 0).year, 0);
  EXPECT_EQ(date_at("7 March 90.", 0).year, 1990);
}

TEST(Dates, AreWholeTextsAlsoInTheirShortestForms) {
  EXPECT_EQ(whole_date("3.7").larger, 7);
  EXPECT_EQ(whole_date("0307").smaller, 3);
  EXPECT_EQ(whole_date("07 03 90").year, 1990);
  EXPECT_EQ(whole_date("13.13").end, 0U);
  EXPECT_EQ(whole_date("3月7日发货").end, 0U);
}

}  // namespace
}  // namespace deskmill
