// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.hpp"

#include <gtest/gtest.h>

#include <string>

namespace deskmill {
namespace {

TEST(Unicode, ClassesOfCharacters) {
  EXPECT_TRUE(is_han(U'你') && is_han(U'〇') && is_han(0x20000));
  EXPECT_FALSE(is_han(U'，') || is_han(U'あ') || is_han(U'a') || is_han(U'、'));
  EXPECT_TRUE(is_kana(U'の') && is_kana(U'ー') && is_hangul(U'한'));
  EXPECT_TRUE(is_digit(U'７') && is_digit('7'));
  EXPECT_FALSE(is_digit(U'七') || is_digit(U'①'));
  EXPECT_TRUE(is_punctuation(U'，') && is_punctuation('$') && !is_punctuation('a'));
  EXPECT_TRUE(is_space(0x3000) && is_space(0xA0) && !is_space(0x200B));
  EXPECT_TRUE(is_emoji(0x1F600) && is_emoji(0x1F3FB) && is_emoji(0x1F1E8));
  EXPECT_FALSE(is_emoji('#') || is_emoji('1') || is_emoji(U'好'));
  EXPECT_TRUE(is_control(0) && is_control(0x85) && is_control(0x7F) && is_control(0xFFFE));
  EXPECT_FALSE(is_control('\n') || is_control('\t') || is_control(U'é'));
  EXPECT_TRUE(joins_letters(U'न') && joins_letters(U'ی') && !joins_letters('a'));
}

TEST(Unicode, NfcLeavesNormalTextAlone) {
  for (const std::string_view text :
       {"plain", "", "订单１２３，到了吗？！（急）“引”《书》…", "한국어 ありがとう", "café",
        "😀👍🏽👨‍👩‍👧❤️", "ﬁ №"}) {
    std::string out = "untouched";
    EXPECT_FALSE(to_nfc(text, out)) << text;
    EXPECT_EQ(out, "untouched");
  }
}

TEST(Unicode, NfcComposes) {
  std::string out;
  EXPECT_TRUE(to_nfc("cafe\u0301 你好", out));
  EXPECT_EQ(out, "café 你好");
  EXPECT_TRUE(to_nfc("か\u3099", out));
  EXPECT_EQ(out, "が");
  EXPECT_TRUE(to_nfc("\u1112\u1161\u11AB", out));
  EXPECT_EQ(out, "한");
  EXPECT_TRUE(to_nfc("\u212B", out));  // ANGSTROM SIGN
  EXPECT_EQ(out, "Å");
  EXPECT_TRUE(to_nfc("\uF900", out));  // a compatibility ideograph with a canonical twin
  EXPECT_EQ(out, "豈");
}

TEST(Unicode, MatchKey) {
  EXPECT_EQ(fold_for_match("您好，ＯＫ！ "), "您好ok");
  EXPECT_EQ(fold_for_match("您好ok"), "您好ok");
  EXPECT_EQ(fold_for_match("Straße ﬁ"), "strassefi");
  EXPECT_EQ(fold_for_match("  Where   is it?\n", true), "where is it");
  EXPECT_EQ(fold_for_match("a\u200Bb"), "ab");
  EXPECT_EQ(fold_for_match("50％"), "50%");
  EXPECT_NE(fold_for_match("50%"), fold_for_match("50"));
  EXPECT_EQ(fold_for_match("？"), "?");
  EXPECT_NE(fold_for_match("😀"), fold_for_match("😡"));
  EXPECT_EQ(fold_for_match(""), "");
}

TEST(Unicode, WidthAndCase) {
  EXPECT_EQ(fold_width("ＡＢｃ１２３：　你好。"), "ABc123: 你好。");
  EXPECT_EQ(to_lower("ABC你ÀÉ"), "abc你àé");
  EXPECT_EQ(to_lower("ORDER 12"), "order 12");
}

}  // namespace
}  // namespace deskmill
