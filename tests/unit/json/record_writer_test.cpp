// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <gtest/gtest.h>

#include "json/codec.hpp"

namespace deskmill {
namespace {

/// Parses `line`, applies `edit`, writes.
template <typename Edit>
std::string edited(const std::string& line, Edit edit) {
  RecordParser parser;
  Record record;
  const auto reject = parser.parse(line, record);
  EXPECT_FALSE(reject) << line << ": " << reject->detail;
  edit(record);
  std::string out;
  write_record(record, out);
  Record again;
  EXPECT_FALSE(parser.parse(out, again)) << out;
  return out;
}

const std::string kThree =
    R"({"turns":[{"role":"customer","text":"a"}, {"role":"agent","text":"b"} ,)"
    R"({"role":"bot","text":"c"}],"n":1.10})";

std::string without_turns(std::initializer_list<std::size_t> turns) {
  return edited(kThree, [&](Record& record) {
    for (const std::size_t turn : turns) record.remove_turn(turn);
  });
}

TEST(WriteRecord, UneditedIsTheRawLine) {
  const std::string line =
      " {\"text\" :\t\"a\\/b\\u0041\", \"n\":1.10 ,\"big\":12345678901234567890123} ";
  EXPECT_EQ(edited(line, [](Record&) {}), line);
}

TEST(WriteRecord, SameTextIsNoEdit) {
  const std::string line = R"({"text":"a\/b"})";
  EXPECT_EQ(edited(line, [](Record& record) { record.set_text(0, "a/b"); }), line);
}

TEST(WriteRecord, AppendsToTheOutput) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({"text":"a"})", record));
  std::string out = "x";
  write_record(record, out);
  record.set_text(0, "b");
  write_record(record, out);
  EXPECT_EQ(out, R"(x{"text":"a"}{"text":"b"})");
}

TEST(WriteRecord, EscapesEditedTextsInPlace) {
  EXPECT_EQ(edited(R"({ "a":1 , "text" : "x\u0041" ,"b":2})",
                   [](Record& record) { record.set_text(0, "he said \"嗨\"\n"); }),
            R"({ "a":1 , "text" : "he said \"嗨\"\n" ,"b":2})");
  EXPECT_EQ(edited(R"({"answer":"a","question":"q","context":[{"role":"bot","text":"c"}]})",
                   [](Record& record) {
                     record.set_text(0, "C");
                     record.set_text(1, "Q");
                     record.set_text(2, "A");
                   }),
            R"({"answer":"A","question":"Q","context":[{"role":"bot","text":"C"}]})");
}

TEST(WriteRecord, LastEditOfATextWins) {
  EXPECT_EQ(edited(R"({"text":"a"})",
                   [](Record& record) {
                     record.set_text(0, "b");
                     record.set_text(0, "c");
                   }),
            R"({"text":"c"})");
}

TEST(WriteRecord, CutsTurnsWithTheirCommas) {
  EXPECT_EQ(without_turns({0}),
            R"({"turns":[{"role":"agent","text":"b"} ,{"role":"bot","text":"c"}],"n":1.10})");
  EXPECT_EQ(without_turns({1}),
            R"({"turns":[{"role":"customer","text":"a"} ,{"role":"bot","text":"c"}],"n":1.10})");
  EXPECT_EQ(without_turns({2}),
            R"({"turns":[{"role":"customer","text":"a"}, {"role":"agent","text":"b"}],"n":1.10})");
  EXPECT_EQ(without_turns({0, 1}), R"({"turns":[{"role":"bot","text":"c"}],"n":1.10})");
  EXPECT_EQ(without_turns({1, 2}), R"({"turns":[{"role":"customer","text":"a"}],"n":1.10})");
  EXPECT_EQ(without_turns({0, 2}), R"({"turns":[{"role":"agent","text":"b"}],"n":1.10})");
  EXPECT_EQ(without_turns({0, 1, 2}), R"({"turns":[],"n":1.10})");
}

TEST(WriteRecord, CutsTheContextOfAPair) {
  const std::string line =
      R"({"question":"q","context":[ {"role":"bot","text":"c"} ],"answer":"a"})";
  EXPECT_EQ(edited(line, [](Record& record) { record.remove_turn(0); }),
            R"({"question":"q","context":[],"answer":"a"})");
}

TEST(WriteRecord, EditsAndCutsTogether) {
  EXPECT_EQ(edited(kThree,
                   [](Record& record) {
                     record.set_text(1, "gone");
                     record.remove_turn(1);
                     record.set_text(2, "C");
                     record.set_member("split", "\"train\"");
                     record.replace(record.find("n")->value, "2");
                   }),
            R"({"turns":[{"role":"customer","text":"a"} ,{"role":"bot","text":"C"}],"n":2,)"
            R"("split":"train"})");
}

TEST(WriteRecord, ReplacesAndAppendsMembers) {
  const std::string line = R"({"text":"x","a":1 })";
  EXPECT_EQ(edited(line, [](Record& record) { record.set_member("a", "[2]"); }),
            R"({"text":"x","a":[2] })");
  EXPECT_EQ(edited(line,
                   [](Record& record) {
                     record.set_member("b", "1");
                     record.set_member("c\"", "2");
                     record.set_member("b", "3");
                   }),
            R"({"text":"x","a":1,"b":3,"c\"":2 })");
}

TEST(WriteRecord, RemovesMembersWithTheirCommas) {
  const std::string line = R"({ "a":1, "text":"x" , "b":2 })";
  const auto without = [&](std::initializer_list<std::string_view> names) {
    return edited(line, [&](Record& record) {
      for (const std::string_view name : names) record.remove_member(name);
    });
  };
  EXPECT_EQ(without({"a"}), R"({ "text":"x" , "b":2 })");
  EXPECT_EQ(without({"b"}), R"({ "a":1, "text":"x" })");
  EXPECT_EQ(without({"a", "b"}), R"({ "text":"x" })");
  EXPECT_EQ(without({"nothing"}), line);
}

TEST(WriteRecord, RemovesAndAppendsAtTheEnd) {
  EXPECT_EQ(edited(R"({"text":"x","a":1})",
                   [](Record& record) {
                     record.remove_member("a");
                     record.set_member("b", "2");
                   }),
            R"({"text":"x","b":2})");
}

TEST(WriteRecord, RemovesAllMembers) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({ "text":"x" , "a":1 })", record));
  record.remove_member("text");
  record.remove_member("a");
  std::string out;
  write_record(record, out);
  EXPECT_EQ(out, "{}");
  record.set_member("b", "2");
  record.set_member("c", "3");
  out.clear();
  write_record(record, out);
  EXPECT_EQ(out, R"({"b":2,"c":3})");
}

TEST(WriteRecord, RemovedThenSetStaysInPlace) {
  EXPECT_EQ(edited(R"({"a":1,"text":"x"})",
                   [](Record& record) {
                     record.remove_member("a");
                     record.set_member("a", "2");
                   }),
            R"({"a":2,"text":"x"})");
  EXPECT_EQ(edited(R"({"text":"x"})",
                   [](Record& record) {
                     record.set_member("a", "2");
                     record.remove_member("a");
                   }),
            R"({"text":"x"})");
}

TEST(WriteRecord, RepeatedMembersBecomeOne) {
  const std::string line = R"({"a":1,"text":"x","\u0061":2,"b":3})";
  EXPECT_EQ(edited(line, [](Record& record) { record.set_member("a", "9"); }),
            R"({"a":9,"text":"x","b":3})");
  EXPECT_EQ(edited(line, [](Record& record) { record.remove_member("a"); }),
            R"({"text":"x","b":3})");
}

TEST(WriteRecord, MemberEditWinsOverEditsInside) {
  EXPECT_EQ(edited(kThree,
                   [](Record& record) {
                     record.set_text(0, "A");
                     record.remove_turn(2);
                     record.set_member("turns", "[]");
                   }),
            R"({"turns":[],"n":1.10})");
}

TEST(WriteRecord, ReplacesNestedTokens) {
  const std::string line = R"({"text":"x","meta":{"a":"secret","b":["secret"]}})";
  EXPECT_EQ(edited(line,
                   [&](Record& record) {
                     std::uint32_t from = 0;
                     for (int i = 0; i < 2; ++i) {
                       const auto at = static_cast<std::uint32_t>(line.find("\"secret\"", from));
                       record.replace({at, at + 8}, "\"[x]\"");
                       from = at + 1;
                     }
                     record.set_text(0, "y");
                   }),
            R"({"text":"y","meta":{"a":"[x]","b":["[x]"]}})");
}

TEST(WriteRecord, ReplacesTokensAndAppendsAMember) {
  const std::string line = R"({"text":"x","meta":{"a":"secret"}})";
  EXPECT_EQ(edited(line,
                   [&](Record& record) {
                     const auto at = static_cast<std::uint32_t>(line.find("\"secret\""));
                     record.replace({at, at + 8}, "\"[x]\"");
                     record.set_member("n", "1");
                   }),
            R"({"text":"x","meta":{"a":"[x]"},"n":1})");
}

}  // namespace
}  // namespace deskmill
