// SPDX-License-Identifier: Apache-2.0
#include "json/string.hpp"

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(JsonString, PlainTextIsQuoted) {
  EXPECT_EQ(json_string(""), "\"\"");
  EXPECT_EQ(json_string("plain"), "\"plain\"");
  EXPECT_EQ(json_string("订单还没到？“急”…"), "\"订单还没到？“急”…\"");
  EXPECT_EQ(json_string("a/b 😀 é"), "\"a/b 😀 é\"");
}

TEST(JsonString, EscapesQuotesBackslashesAndControls) {
  EXPECT_EQ(json_string("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(json_string("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(json_string(std::string_view("\0\x01\x1f", 3)), R"("\u0000\u0001\u001f")");
  EXPECT_EQ(json_string("\x7f"), R"("\u007f")");
}

TEST(JsonString, EscapesLineEndsBeyondAscii) {
  EXPECT_EQ(json_string("a\u0085b\u2028c\u2029"), R"("a\u0085b\u2028c\u2029")");
  EXPECT_EQ(json_string("\u0086\u2027\u202a\u00a0"), "\"\u0086\u2027\u202a\u00a0\"");
}

TEST(JsonString, FindsEscapesAtEveryPositionOfABlock) {
  for (std::size_t length = 0; length < 40; ++length) {
    for (std::size_t at = 0; at <= length; ++at) {
      for (const std::string_view special : {"\"", "\x01", "\u2028", "\u0085", "\x7f"}) {
        std::string text(length, 'x');
        text.insert(at, special);
        const std::string token = json_string(text);
        EXPECT_GT(token.size(), text.size() + 2);
        EXPECT_EQ(decode_json_string(std::string_view(token).substr(1, token.size() - 2)), text);
      }
    }
  }
}

TEST(JsonString, EscapesEachCharacterForItself) {
  struct Piece {
    std::string_view text, json;
  };
  constexpr Piece kPieces[] = {{"x", "x"},
                               {"单", "单"},
                               {"“", "“"},
                               {"…", "…"},
                               {"\u2027", "\u2027"},
                               {"\u00A0", "\u00A0"},
                               {"\"", "\\\""},
                               {"\n", "\\n"},
                               {"\x7F", "\\u007f"},
                               {"\u2028", "\\u2028"},
                               {"\u2029", "\\u2029"},
                               {"\u0085", "\\u0085"}};
  std::mt19937 random(8);
  for (int i = 0; i < 20000; ++i) {
    std::string text, json = "\"";
    const std::size_t usual =
        random() % 2 == 0 ? std::size(kPieces) : 6;  // with and without escapes
    for (std::size_t pieces = random() % 40; pieces > 0; --pieces) {
      const Piece& piece = kPieces[random() % usual];
      text += piece.text;
      json += piece.json;
    }
    ASSERT_EQ(json_string(text), json + '"');
  }
}

TEST(DecodeJsonString, DecodesEveryEscape) {
  EXPECT_EQ(decode_json_string(""), "");
  EXPECT_EQ(decode_json_string("plain 中文"), "plain 中文");
  EXPECT_EQ(decode_json_string(R"(\"\\\/\b\f\n\r\t)"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(decode_json_string(R"(\u0041\u00e9\u00E9\u8ba2\u8BA2)"), "Aéé订订");
  EXPECT_EQ(decode_json_string(R"(x\ud83d\ude00y)"), "x😀y");
  EXPECT_EQ(decode_json_string(R"(\udbff\udfff)"), "\U0010FFFF");
  EXPECT_EQ(decode_json_string(R"(\\u0041)"), "\\u0041");
  EXPECT_EQ(decode_json_string(R"(a\u0000b)"), std::string_view("a\0b", 3));
}

}  // namespace
}  // namespace deskmill
