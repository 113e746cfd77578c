// SPDX-License-Identifier: Apache-2.0
#include "run/multiline_json.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(MultilineJson, ArraysAndOpenBraces) {
  EXPECT_TRUE(opens_multiline_json("[", "\n{}"));
  EXPECT_TRUE(opens_multiline_json("  [ {\"a\":1},", "\n{}]"));
  EXPECT_TRUE(opens_multiline_json("[]", ""));
  EXPECT_TRUE(opens_multiline_json("{ \t", "\n\"a\":1}"));
}

TEST(MultilineJson, AnObjectClosedLater) {
  EXPECT_TRUE(opens_multiline_json("{\"a\":{\"b\":\"}\\\"}\"", "\n},\"c\":[\n1]}\n"));
}

TEST(MultilineJson, LinesAreNot) {
  EXPECT_FALSE(opens_multiline_json("{\"a\":1}", "\n{\"a\":2}"));
  EXPECT_FALSE(opens_multiline_json("{\"a\":[1", "\n{\"a\":2}\n{\"a\":3}\n"));
  EXPECT_FALSE(opens_multiline_json("{\"a\":\"cut in a string", "\n{\"a\":2}\n"));
  EXPECT_FALSE(opens_multiline_json("{\"a\":{\"b\":1", ""));
  EXPECT_FALSE(opens_multiline_json("[2026-03-01 10:02] hello", "\n"));
  EXPECT_FALSE(opens_multiline_json("hello", "\n"));
}

}  // namespace
}  // namespace deskmill
