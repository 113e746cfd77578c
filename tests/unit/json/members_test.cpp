// SPDX-License-Identifier: Apache-2.0
#include "json/members.hpp"

#include <gtest/gtest.h>

#include "json/codec.hpp"

namespace deskmill {
namespace {

TEST(MemberNames, MeanSomethingAtTheirLevel) {
  for (const char* name : {"kind", "turns", "question", "meta", "dropped_by"}) {
    EXPECT_TRUE(is_record_member(name)) << name;
    EXPECT_FALSE(is_turn_member(name)) << name;
  }
  for (const char* name : {"role", "at", "speaker"}) {
    EXPECT_TRUE(is_turn_member(name)) << name;
    EXPECT_FALSE(is_record_member(name)) << name;
  }
  EXPECT_FALSE(is_record_member("Kind"));
  EXPECT_FALSE(is_turn_member(""));
}

TEST(RawMember, OfTheObjectItself) {
  const std::string_view json =
      R"({ "a" : {"b":1,"c":[2,{"b":3}]} , "b":"}\"{,", "c" : [ 1, 2 ] ,"d":4.50 })";
  EXPECT_EQ(raw_member(json, "a"), R"({"b":1,"c":[2,{"b":3}]})");
  EXPECT_EQ(raw_member(json, "b"), R"("}\"{,")");
  EXPECT_EQ(raw_member(json, "c"), "[ 1, 2 ]");
  EXPECT_EQ(raw_member(json, "d"), "4.50");
}

TEST(RawMember, AbsentOnesAreEmpty) {
  EXPECT_EQ(raw_member("{}", "a"), "");
  EXPECT_EQ(raw_member(R"({"b":"a","c":{"a":1},"d":["a"]})", "a"), "");
}

TEST(RawMember, OfARepeatedNameTheFirst) {
  EXPECT_EQ(raw_member(R"({"a":1,"a":2})", "a"), "1");
}

TEST(RawMember, ABackslashBeforeTheClosingQuote) {
  EXPECT_EQ(raw_member(R"({"x\\":1,"y":"\\","a":true})", "a"), "true");
}

TEST(NameMember, IsAStringOrANumberAsSpelt) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({"text":"hi","a":"\u4f60","b":1.10,"c":null,"d":["x"]})", record));
  EXPECT_EQ(name_member(record, "a"), "你");
  EXPECT_EQ(name_member(record, "b"), "1.10");
  for (const char* name : {"c", "d", "e"}) EXPECT_EQ(name_member(record, name), "");
}

TEST(ConversationOf, IsItselfOrWhatItCameFrom) {
  RecordParser parser;
  const auto conversation = [&](std::string_view line) {
    Record record;
    EXPECT_FALSE(parser.parse(line, record)) << line;
    return conversation_of(record);
  };
  EXPECT_EQ(conversation(R"({"id":"c","conversation":"x","turns":[]})"), "c");
  EXPECT_EQ(conversation(R"({"id":"c#4","conversation":7,"question":"q","answer":"a"})"), "7");
  EXPECT_EQ(conversation(R"({"id":"c#1#4.1","question":"q","answer":"a"})"), "c#1");
  EXPECT_EQ(conversation(R"({"id":"c","question":"q","answer":"a"})"), "");
  EXPECT_EQ(conversation(R"({"id":"c#4","conversation":"x","text":"t"})"), "x");
  EXPECT_EQ(conversation(R"({"id":"c#4","text":"t"})"), "");
}

TEST(NumberMember, IsNothingBeyondADouble) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({"text":"hi","a":-2.5e1,"b":1e999,"c":"3"})", record));
  EXPECT_EQ(number_member(record, "a"), -25.0);
  EXPECT_EQ(number_member(record, "b"), std::nullopt);
  EXPECT_EQ(number_member(record, "c"), std::nullopt);
}

}  // namespace
}  // namespace deskmill
