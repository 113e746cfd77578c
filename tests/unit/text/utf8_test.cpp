// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

TEST(CodePoints, CountsAndCutsByCodePoints) {
  const std::string_view text = "a你😀b";
  EXPECT_EQ(count_code_points(text), 4u);
  EXPECT_EQ(byte_offset_of(text, 2), 4u);
  EXPECT_EQ(byte_offset_of(text, 99), text.size());
  EXPECT_EQ(prefix(text, 3), "a你😀");
  EXPECT_EQ(prefix(text, 9), text);
  EXPECT_EQ(from_code_points(to_code_points(text)), text);
}

TEST(CodePoints, CodePointCounterAlsoGoesBack) {
  CodePointCounter counter("你好a");
  EXPECT_EQ(counter.at(6), 2u);
  EXPECT_EQ(counter.at(7), 3u);
  EXPECT_EQ(counter.at(3), 1u);
}

}  // namespace
}  // namespace deskmill
