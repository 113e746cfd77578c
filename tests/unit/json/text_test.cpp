// SPDX-License-Identifier: Apache-2.0
#include "json/text.hpp"

#include <cmath>
#include <iterator>
#include <limits>
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

TEST(JsonWriter, PlacesCommas) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object().name("a").number(1).name("b").begin_array();
  writer.string("x").null().boolean(true).begin_object().end_object().raw("[ ]");
  writer.end_array().name("c").begin_object().members("\"d\":1,\"e\":2").name("f").boolean(false);
  writer.end_object().end_object();
  EXPECT_EQ(out, R"({"a":1,"b":["x",null,true,{},[ ]],"c":{"d":1,"e":2,"f":false}})");
}

TEST(JsonWriter, EscapesNames) {
  std::string out;
  JsonWriter(out).begin_object().name("a\"b").number(-5).end_object();
  EXPECT_EQ(out, R"({"a\"b":-5})");
}

TEST(JsonWriter, WritesExtremeIntegers) {
  std::string out;
  JsonWriter(out).begin_array().number(INT64_MIN).number(INT64_MAX).end_array();
  EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807]");
}

std::string fixed(double value, int decimals) {
  std::string out;
  JsonWriter(out).fixed(value, decimals);
  return out;
}

TEST(JsonWriter, RoundsHalfAwayFromZero) {
  EXPECT_EQ(fixed(0.5, 0), "1");
  EXPECT_EQ(fixed(1.5, 0), "2");
  EXPECT_EQ(fixed(2.5, 0), "3");
  EXPECT_EQ(fixed(-2.5, 0), "-3");
  EXPECT_EQ(fixed(0.125, 2), "0.13");
  EXPECT_EQ(fixed(1.0005, 3), "1.001");
  EXPECT_EQ(fixed(0.8341, 3), "0.834");
  EXPECT_EQ(fixed(1, 3), "1.000");
  EXPECT_EQ(fixed(0.1 + 0.2, 3), "0.300");
}

TEST(JsonWriter, FixedHasNoNegativeZeroAndNoSpecials) {
  EXPECT_EQ(fixed(-0.0001, 3), "0.000");
  EXPECT_EQ(fixed(-0.0, 1), "0.0");
  EXPECT_EQ(fixed(std::nan(""), 3), "null");
  EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 3), "null");
  EXPECT_EQ(fixed(1e300, 0).size(), 301U);
}

}  // namespace
}  // namespace deskmill
