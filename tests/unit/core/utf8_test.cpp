// SPDX-License-Identifier: Apache-2.0
#include "core/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

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

TEST(Utf8, PreviousCodePoint) {
  std::size_t begin = 0;
  EXPECT_EQ(previous_code_point("a😀", 5, &begin), 0x1F600u);
  EXPECT_EQ(begin, 1u);
}

}  // namespace
}  // namespace deskmill
