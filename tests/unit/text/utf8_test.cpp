// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace deskmill {
namespace {

TEST(Utf8, RoundTripsTheFirstAndLastCodePointOfEachLength) {
  for (const char32_t c :
       {0x1u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu, 0xE000u, 0xFFFDu, 0x10000u, 0x10FFFFu}) {
    std::string text;
    append_utf8(text, c);
    EXPECT_TRUE(is_valid_utf8(text)) << std::hex << static_cast<unsigned>(c);
    std::size_t position = 0;
    EXPECT_EQ(next_code_point(text, position), c);
    EXPECT_EQ(position, text.size());
  }
}

TEST(Utf8, RefusesWhatTheStandardForbids) {
  for (const std::string_view bad :
       {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xE4\xBD", "a\xFF", "\xE4\xBD\x41"}) {
    EXPECT_FALSE(is_valid_utf8(bad));
  }
}

TEST(Utf8, FindsWhereValidityEnds) {
  EXPECT_EQ(valid_utf8_prefix("0123456789\xE4\xBD\xA0\xE5"), 13u);
  EXPECT_EQ(valid_utf8_prefix(""), 0u);
  EXPECT_EQ(ascii_prefix("012345678\xC3\xA9"), 9u);
}

TEST(Utf8, CountsAndCutsByCodePoints) {
  const std::string_view text = "a你😀b";
  EXPECT_EQ(count_code_points(text), 4u);
  EXPECT_EQ(byte_offset_of(text, 2), 4u);
  EXPECT_EQ(byte_offset_of(text, 99), text.size());
  EXPECT_EQ(prefix(text, 3), "a你😀");
  EXPECT_EQ(prefix(text, 9), text);
  EXPECT_EQ(from_code_points(to_code_points(text)), text);
}

TEST(Utf8, CodePointCounterAlsoGoesBack) {
  CodePointCounter counter("你好a");
  EXPECT_EQ(counter.at(6), 2u);
  EXPECT_EQ(counter.at(7), 3u);
  EXPECT_EQ(counter.at(3), 1u);
}

TEST(Utf8, PreviousCodePoint) {
  std::size_t begin = 0;
  EXPECT_EQ(previous_code_point("a😀", 5, &begin), 0x1F600u);
  EXPECT_EQ(begin, 1u);
}

}  // namespace
}  // namespace deskmill
