// SPDX-License-Identifier: Apache-2.0
#include "markup/code_spans.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

/// The text with all that is no code as dots.
std::string code_in(std::string_view text) {
  CodeSpans code(text);
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_code = code.covers(i);
    shown += is_code || text[i] == '\n' ? text[i] : '.';
  }
  return shown;
}

TEST(CodeSpans, StandOnOneLine) {
  EXPECT_EQ(code_in("a `b` c `d`"), "..`b`...`d`");
  EXPECT_EQ(code_in("a `b\nc` d"), "....\n....");
  EXPECT_EQ(code_in("one ` only"), "..........");
  EXPECT_EQ(code_in(""), "");
  const std::string far = "`" + std::string(200, 'x') + "` `y`";
  EXPECT_EQ(code_in(far), std::string(201, '.') + "` `..");
}

TEST(CodeSpans, BlocksHaveFences) {
  EXPECT_EQ(code_in("a\n```\n`b\n```\nc"), ".\n```\n`b\n```\n.");
  EXPECT_EQ(code_in("```js\nb\n  ```"), "```js\nb\n  ```");
  EXPECT_EQ(code_in("```\nnever `closed`"), "...\n......`closed`");
}

/// Neither lines in front of a far mark nor blocks behind each other are gone through again and
/// again, or this test would take minutes.
TEST(CodeSpans, StayLinear) {
  std::string lines, blocks;
  while (lines.size() < 4'000'000) lines += "a\n";
  while (blocks.size() < 4'000'000) blocks += "```\n";
  EXPECT_FALSE(CodeSpans(lines + '`').covers(0));
  EXPECT_TRUE(CodeSpans(blocks).covers(blocks.size() - 2));
}

}  // namespace
}  // namespace deskmill
