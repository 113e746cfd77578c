// SPDX-License-Identifier: Apache-2.0
#include "core/number.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace deskmill {
namespace {

TEST(ParseNumber, TakesAllOfTheTextOrNothing) {
  EXPECT_EQ(parse_number<std::int64_t>("-42"), -42);
  EXPECT_EQ(parse_number<std::int64_t>("9223372036854775808"), std::nullopt);
  EXPECT_EQ(parse_number<std::size_t>("-1"), std::nullopt);
  EXPECT_EQ(parse_number<double>("0.5"), 0.5);
  EXPECT_EQ(parse_number<double>("1e999"), std::nullopt);
  for (const char* text : {"", " 1", "1 ", "+1", "4 stars", "1.0"}) {
    EXPECT_EQ(parse_number<int>(text), std::nullopt) << text;
  }
}

TEST(SpellNumber, ReadsBackAsTheSame) {
  for (const double number : {0.0, 0.05, 1.0 / 3, -1e300}) {
    EXPECT_EQ(parse_number<double>(spell_number(number)), number);
  }
  EXPECT_EQ(spell_number(0.7), "0.7");
}

}  // namespace
}  // namespace deskmill
