// SPDX-License-Identifier: Apache-2.0
#include "json/writer.hpp"

#include <cmath>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(JsonWriter, PlacesCommas) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object().name("a").number(1).name("b").begin_array();
  writer.string("x").null().boolean(true).begin_object().end_object().raw("[ ]");
  writer.end_array().name("c").begin_object().members("\"d\":1,\"e\":2").name("f").boolean(false);
  writer.end_object().end_object();
  EXPECT_EQ(out, R"({"a":1,"b":["x",null,true,{},[ ]],"c":{"d":1,"e":2,"f":false}})");
}

TEST(JsonWriter, EscapesNames) {
  std::string out;
  JsonWriter(out).begin_object().name("a\"b").number(-5).end_object();
  EXPECT_EQ(out, R"({"a\"b":-5})");
}

TEST(JsonWriter, WritesExtremeIntegers) {
  std::string out;
  JsonWriter(out).begin_array().number(INT64_MIN).number(INT64_MAX).end_array();
  EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807]");
}

std::string fixed(double value, int decimals) {
  std::string out;
  JsonWriter(out).fixed(value, decimals);
  return out;
}

TEST(JsonWriter, RoundsHalfAwayFromZero) {
  EXPECT_EQ(fixed(0.5, 0), "1");
  EXPECT_EQ(fixed(1.5, 0), "2");
  EXPECT_EQ(fixed(2.5, 0), "3");
  EXPECT_EQ(fixed(-2.5, 0), "-3");
  EXPECT_EQ(fixed(0.125, 2), "0.13");
  EXPECT_EQ(fixed(1.0005, 3), "1.001");
  EXPECT_EQ(fixed(0.8341, 3), "0.834");
  EXPECT_EQ(fixed(1, 3), "1.000");
  EXPECT_EQ(fixed(0.1 + 0.2, 3), "0.300");
}

TEST(JsonWriter, FixedHasNoNegativeZeroAndNoSpecials) {
  EXPECT_EQ(fixed(-0.0001, 3), "0.000");
  EXPECT_EQ(fixed(-0.0, 1), "0.0");
  EXPECT_EQ(fixed(std::nan(""), 3), "null");
  EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 3), "null");
  EXPECT_EQ(fixed(1e300, 0).size(), 301U);
}

}  // namespace
}  // namespace deskmill
