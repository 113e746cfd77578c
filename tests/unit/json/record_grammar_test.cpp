// The grammar of JSON, which every line must keep throughout, also in members that nobody reads.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "json/codec.hpp"
#include "unit/json/record_reasons.hpp"

namespace deskmill {
namespace {

TEST(RecordGrammar, AcceptsEveryValueOfTheGrammar) {
  for (const std::string_view value : {"0",
                                       "-0",
                                       "10",
                                       "-1",
                                       "1.10",
                                       "0.0",
                                       "12345678901234567890123",
                                       "1e5",
                                       "1E+5",
                                       "1e-05",
                                       "-0.0e+00",
                                       "1e999999",
                                       "true",
                                       "false",
                                       "null",
                                       "\"\"",
                                       "\"\\u0000\"",
                                       "[]",
                                       "{}",
                                       "[ ]",
                                       "{ }",
                                       "[1,[2,{\"a\":[]}]]",
                                       "{\"\":{\"\":1,\"\":2}}",
                                       " 1 ",
                                       "\t[\r\n1 , 2 ]\t",
                                       "\"\x7f\"",
                                       "\"\u2028\"",
                                       "\"\uFFFF\"",
                                       "\"/\\/\"",
                                       "\"\\ud83d\\ude00\"",
                                       "\"\\uD800\\uDC00\"",
                                       "\"\\\\\"",
                                       "\"\\\\\\\"\"",
                                       "\"{[,:]}\""}) {
    EXPECT_EQ(reason_of_value(value), "") << value;
  }
}

TEST(RecordGrammar, RejectsBrokenValues) {
  for (const std::string_view value : {"",
                                       "01",
                                       "-",
                                       "+1",
                                       "1.",
                                       ".5",
                                       "1.e5",
                                       "1e",
                                       "1e+",
                                       "--1",
                                       "0x10",
                                       "1_000",
                                       "NaN",
                                       "Infinity",
                                       "-Infinity",
                                       "1a",
                                       "1 2",
                                       "True",
                                       "tru",
                                       "truee",
                                       "nul",
                                       "nulll",
                                       "'a'",
                                       "\"a",
                                       "\"\\x\"",
                                       "\"\\u12\"",
                                       "\"\\u12g4\"",
                                       "\"\\U0041\"",
                                       "\"a\" \"b\"",
                                       "\"a\"\"b\"",
                                       "\"a\"b",
                                       "true\"a\"",
                                       "[1,]",
                                       "[,1]",
                                       "[1 2]",
                                       "[",
                                       "]",
                                       "[}",
                                       "{]",
                                       "{\"a\"}",
                                       "{\"a\":}",
                                       "{\"a\":1,}",
                                       "{,}",
                                       "{1:2}",
                                       "{a:1}",
                                       "{\"a\" 1}",
                                       "{\"a\":1 \"b\":2}",
                                       "{\"a\"::1}",
                                       "[1:2]",
                                       "1,",
                                       "1}",
                                       "\"\\\"",
                                       "\\",
                                       "\\\"a\\\"",
                                       "\"a\tb\"",
                                       "\"a\nb\"",
                                       "\"\x01\"",
                                       "1\f",
                                       "\f1",
                                       "\x1a",
                                       "\v",
                                       "[1]]",
                                       "{}}",
                                       "//x\n1",
                                       "/**/1",
                                       "\xef\xbb\xbf"
                                       "1",
                                       "\xc2\xa0"
                                       "1",
                                       "\"\\u\xe4\xb8\xad\""}) {
    EXPECT_EQ(reason_of_value(value), "json.parse") << value;
  }
}

TEST(RecordGrammar, RejectsNulBytes) {
  using namespace std::string_view_literals;
  EXPECT_EQ(reason_of_value("\0"sv), "json.parse");
  EXPECT_EQ(reason_of_value("1\0"sv), "json.parse");
  EXPECT_EQ(reason_of_value("\"a\0b\""sv), "json.parse");
  EXPECT_EQ(reason_of("{\"text\":\"x\"}\0"sv), "json.parse");
}

TEST(RecordGrammar, RejectsWhatFollows) {
  EXPECT_EQ(reason_of(R"({"text":"x"}{"text":"x"})"), "json.parse");
  EXPECT_EQ(reason_of(R"({"text":"x"} 1)"), "json.parse");
  EXPECT_EQ(reason_of(R"({"text":"x"},)"), "json.parse");
  EXPECT_EQ(reason_of("{\"text\":\"x\"} \r\n"), "");
}

TEST(RecordGrammar, RejectsLoneSurrogates) {
  for (const std::string_view value :
       {R"("\ud800")", R"("\udc00")", R"("\ud800x")", R"("\ud800\n")", R"("\ud800\u0041")",
        R"("\ud800\ud800\udc00")", R"("\udc00\ud800")", R"({"\uDFFF":1})", R"([["a\uDBFF"]])",
        R"("\ud800\\udc00")"}) {
    EXPECT_EQ(reason_of_value(value), "json.lone_surrogate") << value;
  }
  EXPECT_EQ(reject_of(R"({"text":"ab\ud800"})").byte, 11U);
}

TEST(RecordGrammar, RejectsInvalidUtf8) {
  for (const std::string_view value :
       {"\"\xff\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"\xe4\xb8\"",
        "\"\x80\"", "\"\xf8\x88\x80\x80\x80\"", "\xff", "\"\xe0\x80\xaf\""}) {
    EXPECT_EQ(reason_of_value(value), "json.utf8") << value;
  }
  EXPECT_EQ(reject_of("{\"text\":\"\xe4\xb8\xad\xff\"}").byte, 12U);
  EXPECT_EQ(reject_of("{\"text\":\"\xe4\xb8").byte, 9U);
}

TEST(RecordGrammar, LimitsDepth) {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  EXPECT_EQ(reason_of_value(nested(255)), "");
  EXPECT_EQ(reason_of_value(nested(256)), "json.depth");
  EXPECT_EQ(reason_of_value(std::string(100000, '[')), "json.depth");
  std::string objects = "1";
  for (int i = 0; i < 255; ++i) objects = "{\"a\":" + objects + "}";
  EXPECT_EQ(reason_of_value(objects), "");
  EXPECT_EQ(reason_of_value("[" + objects + "]"), "json.depth");
}

TEST(RecordGrammar, SiblingsDoNotAddDepth) {
  std::string many = "[";
  for (int i = 0; i < 1000; ++i) many += "[],{},";
  EXPECT_EQ(reason_of_value(many + "[]]"), "");
}

TEST(RecordGrammar, RejectsNothing) {
  EXPECT_EQ(reason_of(""), "json.parse");
  EXPECT_EQ(reason_of("  "), "json.parse");
  EXPECT_EQ(reason_of("{"), "json.parse");
  EXPECT_EQ(reason_of("\""), "json.parse");
}

TEST(RecordGrammar, NamesTheByte) {
  EXPECT_EQ(reject_of(R"({"text":"x","a":tru})").byte, 16U);
  EXPECT_EQ(reject_of(R"({"text":"x" "a":1})").byte, 12U);
  EXPECT_EQ(reject_of(R"({"text":"x)").byte, 8U);
  EXPECT_EQ(reject_of("{\"text\":\"x\ty\"}").byte, 10U);
  EXPECT_EQ(reject_of(R"({"text":"x")").byte, 11U);
  EXPECT_EQ(reject_of(R"({"text":"x")").detail, "ends before the value does");
  EXPECT_EQ(reject_of(R"({"text":"x\q"})").byte, 10U);
}

TEST(RecordGrammar, EveryPrefixIsRejected) {
  const std::string line =
      R"({"kind":"conversation","turns":[{"role":"bot","text":"a\u4f60\n","n":-1.5e3}],"x":[true]})";
  ASSERT_EQ(reason_of(line), "");
  for (std::size_t length = 0; length < line.size(); ++length) {
    EXPECT_NE(reason_of(line.substr(0, length)), "") << length;
  }
}

TEST(RecordGrammar, TakesLongLines) {
  const std::string text(3'000'000, 'a');
  RecordParser parser;
  Record record;
  const std::string line = "{\"text\":\"" + text + "\\n\"}";
  ASSERT_FALSE(parser.parse(line, record));
  EXPECT_EQ(record.turns()[0].text, text + "\n");
}

TEST(RecordGrammar, ReadsNothingBehindTheLine) {
  // An exact heap block: the address sanitizer sees any read past it.
  const std::string_view line = R"({"text":"ends at the last byte"})";
  for (std::size_t length = 0; length <= line.size(); ++length) {
    const std::vector<char> exact(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(length));
    RecordParser parser;
    Record record;
    EXPECT_EQ(parser.parse({exact.data(), exact.size()}, record).has_value(), length < line.size());
  }
}

}  // namespace
}  // namespace deskmill
