// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/dates.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace deskmill {
namespace {

TEST(Dates, AreReadInManyForms) {
  for (const std::string_view text :
       {"1990年3月7日", "1990-03-07", "7.3.1990", "03/07/90", "19900307", "07031990",
        "March 7, 1990", "7th of March 1990", "7-Mar-1990"}) {
    const Date date = date_at(text, 0);
    EXPECT_EQ(date.end, text.size()) << text;
    EXPECT_EQ(date.year, 1990) << text;
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

}  // namespace
}  // namespace deskmill
