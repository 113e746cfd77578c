// SPDX-License-Identifier: Apache-2.0
#include "json/walk.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace deskmill {
namespace {

/// "path/to:value" for values, "path/to!" for names.
std::vector<std::string> visited(std::string_view json, bool numbers = false) {
  std::vector<std::string> found;
  const auto visit = [&](const StringToken& token) {
    std::string line;
    for (const std::string_view name : token.path) line.append(name).append("/");
    if (!line.empty()) line.pop_back();
    line += token.is_name ? "!" : ":" + std::string(token.inner);
    found.push_back(line);
    const std::size_t quotes = numbers ? 0 : 1;
    EXPECT_EQ(
        json.substr(token.span.begin + quotes, token.span.end - token.span.begin - 2 * quotes),
        token.inner);
  };
  numbers ? for_each_number(json, visit) : for_each_string(json, visit);
  return found;
}

using Lines = std::vector<std::string>;

TEST(ForEachString, VisitsABareString) {
  EXPECT_EQ(visited(" \"a\" "), Lines({":a"}));
}

TEST(ForEachString, VisitsNamesAndValuesWithTheirPath) {
  EXPECT_EQ(visited(R"({"a":"1", "b" : {"c":["2",{"d":"3"},"4"],"e":5},"f":"6"})"),
            Lines({"a!", "a:1", "b!", "b/c!", "b/c:2", "b/c/d!", "b/c/d:3", "b/c:4", "b/e!", "f!",
                   "f:6"}));
}

TEST(ForEachString, VisitsArraysOfArrays) {
  EXPECT_EQ(visited(R"([["a"],[],{},{"b":[["c"]]},"d"])"), Lines({":a", "b!", "b:c", ":d"}));
}

TEST(ForEachString, KeepsEscapesAndIsNotFooledByThem) {
  EXPECT_EQ(visited(R"({"a\"":"\\","b":"x\\\"y","c":"{[,:\u4f60]}"})"),
            Lines({R"(a\"!)", R"(a\":\\)", "b!", R"(b:x\\\"y)", "c!", R"(c:{[,:\u4f60]})"}));
}

TEST(ForEachString, FindsTheEndOfStringsOfEveryLength) {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string plain(length, 'x');
    EXPECT_EQ(visited("[\"" + plain + "\",\"y\"]"), Lines({":" + plain, ":y"}));
    for (std::size_t place = 0; place <= length; ++place) {
      for (const std::string_view escape : {R"(\")", R"(\\)", R"(\\\")"}) {
        const std::string text = std::string(plain).insert(place, escape);
        EXPECT_EQ(visited("[\"" + text + "\",\"y\"]"), Lines({":" + text, ":y"}));
      }
    }
  }
}

TEST(ForEachString, VisitsEmptyStrings) {
  EXPECT_EQ(visited(R"({"":"","a":[""]})"), Lines({"!", ":", "a!", "a:"}));
}

TEST(ForEachString, GoesToTheDeepestLevel) {
  std::string json = "\"x\"";
  for (int i = 0; i < 256; ++i)
    json = (i % 2 != 0 ? "[" : "{\"n\":") + json + (i % 2 != 0 ? "]" : "}");
  const Lines found = visited(json);
  ASSERT_EQ(found.size(), 129U);
  EXPECT_TRUE(found.back().ends_with("/n:x"));
}

TEST(ForEachString, StopsOnBrokenInput) {
  EXPECT_EQ(visited(R"(]]]"a")"), Lines());
  EXPECT_EQ(visited(R"("a)"), Lines());
  EXPECT_EQ(visited(std::string(100000, '{')), Lines());
  EXPECT_EQ(visited(""), Lines());
}

TEST(ForEachNumber, VisitsNumbersOnly) {
  EXPECT_EQ(
      visited(R"({"a1":-1.5e+3,"b":["2",3,{"c":40000000000000000000001}],"d":true,"e":0})", true),
      Lines({"a1:-1.5e+3", "b:3", "b/c:40000000000000000000001", "e:0"}));
  EXPECT_EQ(visited("17", true), Lines({":17"}));
}

}  // namespace
}  // namespace deskmill
