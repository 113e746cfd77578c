// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/characters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "rules/width.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

TEST(Characters, FoldCaseAndWidth) {
  Characters text;
  text.read("Aｂ３退K");
  ASSERT_EQ(text.size(), 5u);
  const std::u32string codes = {text[0].code(), text[1].code(), text[2].code(), text[3].code(),
                                text[4].code()};
  EXPECT_EQ(codes, U"ab3退k");
  EXPECT_EQ(text[3].begin, 7u);
  EXPECT_EQ(text[5].begin, text.text().size());
  EXPECT_EQ(text[5].bits | text[6].bits, 0u);
  EXPECT_EQ(text.bytes({1, 3}), "ｂ３");
}

TEST(Characters, ProseMarksKeepTheirWidth) {
  Characters text;
  text.read("！＠");
  EXPECT_EQ(text[0].code(), U'！');
  EXPECT_EQ(text[1].code(), U'@');
}

TEST(Characters, AnEmptyTextHasNone) {
  Characters text;
  text.read("");
  EXPECT_EQ(text.size(), 0u);
  EXPECT_EQ(text.bytes(text.all()), "");
}

/// The tables and shortcuts against the plain questions, over all of the first planes in which letters
/// stand, with one object: what it keeps of one character must not show in another.
TEST(Characters, TraitsAreThoseOfUnicode) {
  Characters text;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string bytes;
    append_utf8(bytes, c);
    text.read(bytes);
    ASSERT_EQ(text.size(), 1u);
    EXPECT_EQ(text[0].is(kHan), is_han(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kLetter), is_letter(c) || is_digit(c))
        << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kSpace), is_space(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kPunctuation), is_punctuation(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kInWord), word_after(bytes, 0)) << std::hex << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace deskmill
