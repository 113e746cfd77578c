// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/context/quoted_value.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

/// Of the member whose name ends in "name".
std::string_view value_in(std::string_view text) {
  const QuotedValue value = quoted_value_after(text, text.find("name") + 4);
  return text.substr(value.begin, value.end - value.begin);
}

TEST(QuotedValue, StandsBehindTheNameAtAnyLevelOfQuoting) {
  EXPECT_EQ(value_in(R"({"name":"Ida","n":1})"), "Ida");
  EXPECT_EQ(value_in(R"({"name" : "Ida"})"), "Ida");
  EXPECT_EQ(value_in(R"({\"name\":\"Ida\"})"), "Ida");
  EXPECT_EQ(value_in(R"({\\\"name\\\":\\\"Ida\\\",)"), "Ida");
}

TEST(QuotedValue, IsNothingElse) {
  EXPECT_EQ(value_in(R"(name: "Ida")"), "");
  EXPECT_EQ(value_in(R"({"name":3,"b":"Ida"})"), "");
  EXPECT_EQ(value_in(R"({"name":{"b":"Ida"}})"), "");
  EXPECT_EQ(value_in(R"({"name":"Ida)"), "");
  EXPECT_EQ(value_in(R"({"name":")"), "");
  EXPECT_EQ(value_in(R"({"name":"")"), "");
  EXPECT_EQ(value_in(R"({"name")"), "");
  EXPECT_EQ(value_in("name"), "");
  EXPECT_EQ(value_in(R"({"name":")" + std::string(80, 'a') + '"'), "");
}

TEST(QuotedValue, EscapesAreDecoded) {
  EXPECT_EQ(without_escapes(R"(\u738b\u82b3)"), "王芳");
  EXPECT_EQ(without_escapes(R"(\\u738B芳)"), "王芳");
  EXPECT_EQ(without_escapes(R"(\u00e9\u12)"), R"(é\u12)");
  EXPECT_EQ(without_escapes(R"(\ud83d\n\)"), R"(\ud83d\n\)");
  EXPECT_EQ(without_escapes(""), "");
}

}  // namespace
}  // namespace deskmill
