// SPDX-License-Identifier: Apache-2.0
#include "core/lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace deskmill {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) lines.emplace_back(take_line(text));
  return lines;
}

TEST(Lines, AreTakenOneByOne) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("\n"), Lines{""});
  EXPECT_EQ(lines_of("a\n\nb\r\n"), (Lines{"a", "", "b\r"}));
  EXPECT_EQ(lines_of("a\nlast"), (Lines{"a", "last"}));
}

TEST(Lines, AreCountedByTheirNewlines) {
  EXPECT_EQ(count_newlines(""), 0u);
  EXPECT_EQ(count_newlines("a\n\nlast"), 2u);
}

TEST(Lines, EndBeforeTheirReturns) {
  EXPECT_EQ(before_returns("ab\r\r\n", 0, 4), 2u);
  EXPECT_EQ(before_returns("a\rb\n", 0, 3), 3u);
  EXPECT_EQ(before_returns("a\n\r\n", 2, 3), 2u) << "not into the line before";
}

}  // namespace
}  // namespace deskmill
