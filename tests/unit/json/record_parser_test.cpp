// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "json/codec.hpp"
#include "unit/json/record_reasons.hpp"

namespace deskmill {
namespace {

TEST(RecordParser, TellsWhetherAnythingIsEscaped) {
  RecordParser parser;
  Record record;
  for (const std::string_view line :
       {R"({"text":"a\n"})", R"({"te\u0078t":"a"})", R"({"text":"a","x":["b\\"]})"}) {
    ASSERT_FALSE(parser.parse(line, record)) << line;
    EXPECT_TRUE(record.has_escapes()) << line;
    ASSERT_FALSE(parser.parse(R"({"text":"a/b"})", record));
    EXPECT_FALSE(record.has_escapes());
  }
}

TEST(RecordParser, ReadsAConversation) {
  const std::string line =
      R"({"kind":"conversation","id":"shop:1","channel":"chat","lang":"zh","customer":"u_7",)"
      R"("turns":[{"role":"customer","text":"订单呢","at":"2026-03-01T10:02:11+08:00",)"
      R"("speaker":"小云"}, {"text":"请稍等","x":[1],"role":"agent"}],"meta":{"a":1}})";
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(line, record));
  EXPECT_EQ(record.kind(), Kind::kConversation);
  EXPECT_EQ(record.raw(), line);
  EXPECT_EQ(record.id(), "shop:1");
  EXPECT_EQ(record.channel(), "chat");
  EXPECT_EQ(record.lang(), "zh");
  EXPECT_EQ(record.customer(), "u_7");
  EXPECT_EQ(record.conversation(), "");
  ASSERT_EQ(record.turns().size(), 2U);
  const Turn& first = record.turns()[0];
  EXPECT_EQ(first.role, Role::kCustomer);
  EXPECT_EQ(first.text, "订单呢");
  EXPECT_EQ(first.at, "2026-03-01T10:02:11+08:00");
  EXPECT_EQ(first.speaker, "小云");
  EXPECT_EQ(record.slice(first.text_token), "\"订单呢\"");
  EXPECT_FALSE(first.fixed);
  const Turn& second = record.turns()[1];
  EXPECT_EQ(second.role, Role::kAgent);
  EXPECT_EQ(record.slice(second.object), R"({"text":"请稍等","x":[1],"role":"agent"})");
  EXPECT_EQ(second.at, "");
  ASSERT_NE(record.find("meta"), nullptr);
  EXPECT_EQ(record.raw_value(*record.find("meta")), R"({"a":1})");
  EXPECT_EQ(record.find("meta")->type, JsonType::kObject);
  EXPECT_EQ(record.slice(record.find("meta")->key), "\"meta\"");
  EXPECT_EQ(record.find("nothing"), nullptr);
  EXPECT_EQ(record.members().size(), 7U);
}

TEST(RecordParser, ReadsAPair) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({"kind":"pair","conversation":"c","answer":"a","question":"q",)"
                            R"("context":[{"role":"bot","text":"hi"}]})",
                            record));
  EXPECT_EQ(record.kind(), Kind::kPair);
  EXPECT_EQ(record.conversation(), "c");
  ASSERT_EQ(record.turns().size(), 3U);
  EXPECT_EQ(record.turns()[0].role, Role::kBot);
  EXPECT_FALSE(record.turns()[0].fixed);
  EXPECT_EQ(record.turns()[1].role, Role::kCustomer);
  EXPECT_EQ(record.turns()[1].text, "q");
  EXPECT_TRUE(record.turns()[1].fixed);
  EXPECT_EQ(record.slice(record.turns()[1].object), "\"q\"");
  EXPECT_EQ(record.turns()[2].role, Role::kAgent);
  EXPECT_EQ(record.turns()[2].text, "a");
}

TEST(RecordParser, ReadsAnUtterance) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"( {"intent":"x" , "text" : "怎么退款" } )", record));
  EXPECT_EQ(record.kind(), Kind::kUtterance);
  ASSERT_EQ(record.turns().size(), 1U);
  EXPECT_EQ(record.turns()[0].text, "怎么退款");
  EXPECT_TRUE(record.turns()[0].fixed);
  EXPECT_EQ(record.raw_value(record.members()[0]), "\"x\"");
}

TEST(RecordParser, RecognisesTheKindByMembers) {
  RecordParser parser;
  Record record;
  const auto kind_of = [&](std::string_view line) {
    EXPECT_FALSE(parser.parse(line, record)) << line;
    return record.kind();
  };
  EXPECT_EQ(kind_of(R"({"turns":[]})"), Kind::kConversation);
  EXPECT_EQ(kind_of(R"({"text":"x","turns":[]})"), Kind::kConversation);
  EXPECT_EQ(kind_of(R"({"question":"q","answer":"a","text":"t"})"), Kind::kPair);
  EXPECT_EQ(kind_of(R"({"question":"q","text":"t"})"), Kind::kUtterance);
  EXPECT_EQ(kind_of(R"({"text":"t","turns":3,"context":{"a":1},"answer":null})"), Kind::kUtterance);
}

TEST(RecordParser, KindMayStandLast) {
  RecordParser parser;
  Record record;
  const std::string_view line =
      R"({"context":[{"role":"agent","text":"c"}],"turns":[{"role":"bot","text":"t"}],)"
      R"("question":"q","answer":"a","text":"x","kind":)";
  ASSERT_FALSE(parser.parse(std::string(line) + "\"conversation\"}", record));
  ASSERT_EQ(record.turns().size(), 1U);
  EXPECT_EQ(record.turns()[0].role, Role::kBot);
  ASSERT_FALSE(parser.parse(std::string(line) + "\"pair\"}", record));
  ASSERT_EQ(record.turns().size(), 3U);
  EXPECT_EQ(record.turns()[0].role, Role::kAgent);
  ASSERT_FALSE(parser.parse(std::string(line) + "\"utterance\"}", record));
  ASSERT_EQ(record.turns().size(), 1U);
  EXPECT_TRUE(record.turns()[0].fixed);
}

TEST(RecordParser, MembersOfOtherKindsAreNotJudged) {
  EXPECT_EQ(reason_of(R"({"text":"x","context":[{"role":"king"},5]})"), "");
  EXPECT_EQ(reason_of(R"({"kind":"utterance","text":"x","turns":[{"role":1,"role":2}]})"), "");
  EXPECT_EQ(reason_of(R"({"turns":[],"question":5,"answer":[],"text":{}})"), "");
}

TEST(RecordParser, TakesNumbersAsNames) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(
      parser.parse(R"({"id":12345678901234567890123,"customer":1.10,"text":"x"})", record));
  EXPECT_EQ(record.id(), "12345678901234567890123");
  EXPECT_EQ(record.customer(), "1.10");
}

TEST(RecordParser, NullIsAbsent) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({"id":null,"channel":null,"lang":null,"customer":null,)"
                            R"("conversation":null,"context":null,"question":"q","answer":"a"})",
                            record));
  EXPECT_EQ(record.id(), "");
  EXPECT_EQ(record.turns().size(), 2U);
  ASSERT_FALSE(
      parser.parse(R"({"turns":[{"role":"bot","text":"","at":null,"speaker":null}]})", record));
  EXPECT_EQ(record.turns()[0].at, "");
}

TEST(RecordParser, DecodesEscapes) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({"id":"a\/b","turns":[{"r\u006fle":"cust\u006fmer",)"
                            R"("te\u0078t":"\u4f60\u597d\n\"\ud83d\ude00\"","at":"x"}]})",
                            record));
  EXPECT_EQ(record.id(), "a/b");
  EXPECT_EQ(record.turns()[0].role, Role::kCustomer);
  EXPECT_EQ(record.turns()[0].text, "你好\n\"😀\"");
  EXPECT_EQ(record.turns()[0].at, "x");
}

TEST(RecordParser, TellsWhereTheTokensAre) {
  RecordParser parser;
  Record record;
  const std::string_view line =
      R"({"turns": [ {"text" :"a,b","x":[1 ,"{"],"role":"bot"}, {"role":"bot","text":""}]} )";
  ASSERT_FALSE(parser.parse(line, record).has_value());
  std::string firsts;
  for (const std::uint32_t token : record.structure()) {
    if (token < line.size()) firsts += line[token];
  }
  EXPECT_EQ(firsts, R"({":[{":",":[1,"],":"},{":",":"}]})");
  EXPECT_EQ(record.structure().back(), line.size());
  ASSERT_EQ(record.turns().size(), 2U);
  EXPECT_TRUE(record.turns()[0].more);
  EXPECT_EQ(line.substr(record.structure()[record.turns()[0].more_token], 3), "\"x\"");
  EXPECT_FALSE(record.turns()[1].more);
}

TEST(RecordParser, NewParseForgetsTheOldRecord) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(
      parser.parse(R"({"id":"1","lang":"zh","turns":[{"role":"bot","text":"a\tb"}]})", record));
  record.set_text(0, "changed");
  record.set_member("x", "1");
  ASSERT_FALSE(parser.parse(R"({"text":"p\tq"})", record));
  EXPECT_EQ(record.id(), "");
  EXPECT_EQ(record.lang(), "");
  EXPECT_EQ(record.turns()[0].text, "p\tq");
  EXPECT_FALSE(record.edited());
  EXPECT_FALSE(record.turns()[0].edited);
  EXPECT_EQ(record.members().size(), 1U);
}

TEST(RecordParser, RecordsOfOneParserDoNotShare) {
  RecordParser parser;
  Record first, second;
  const std::string line_1 = R"({"text":"one\n"})";
  const std::string line_2 = R"({"text":"two\n"})";
  ASSERT_FALSE(parser.parse(line_1, first));
  ASSERT_FALSE(parser.parse(line_2, second));
  const Record moved = std::move(first);
  EXPECT_EQ(moved.turns()[0].text, "one\n");
  EXPECT_EQ(second.turns()[0].text, "two\n");
}

TEST(RecordParser, RejectsWhatIsNoObject) {
  EXPECT_EQ(reason_of("[]"), "record.not_object");
  EXPECT_EQ(reason_of("\"text\""), "record.not_object");
  EXPECT_EQ(reason_of(" 12 "), "record.not_object");
  EXPECT_EQ(reason_of("null"), "record.not_object");
  EXPECT_EQ(reason_of("[}"), "json.parse");
  EXPECT_EQ(reason_of("id,text"), "json.parse");
}

TEST(RecordParser, RejectsUnknownKinds) {
  EXPECT_EQ(reason_of("{}"), "record.unknown_kind");
  EXPECT_EQ(reason_of(R"({"question":"q"})"), "record.unknown_kind");
  EXPECT_EQ(reason_of(R"({"text":5})"), "record.unknown_kind");
  EXPECT_EQ(reason_of(R"({"kind":"ticket","text":"x"})"), "record.unknown_kind");
  for (const std::string kind :
       {"1", "null", "true", "{}", "[\"utterance\"]", "\"\"", "\"Pair\""}) {
    EXPECT_EQ(reason_of(R"({"text":"x","kind":)" + kind + "}"), "record.unknown_kind") << kind;
  }
}

TEST(RecordParser, RejectsMissingOrMistypedMembers) {
  const auto detail_of = [](std::string_view line) {
    const Reject reject = reject_of(line);
    EXPECT_EQ(reject.reason, "record.member") << line;
    return reject.detail;
  };
  EXPECT_EQ(detail_of(R"({"kind":"conversation"})"), "\"turns\" is missing or not an array");
  EXPECT_EQ(detail_of(R"({"kind":"pair","question":"q"})"),
            "\"answer\" is missing or not a string");
  EXPECT_EQ(detail_of(R"({"kind":"utterance","text":null})"),
            "\"text\" is missing or not a string");
  EXPECT_EQ(detail_of(R"({"text":"x","id":{}})"), "\"id\" is not a string");
  EXPECT_EQ(detail_of(R"({"text":"x","lang":5})"), "\"lang\" is not a string");
  EXPECT_EQ(detail_of(R"({"question":"q","answer":"a","context":"x"})"),
            "\"context\" is not an array");
  EXPECT_EQ(detail_of(R"({"turns":[{"role":"bot","text":"x"},7]})"), "turns[1] is not an object");
  EXPECT_EQ(detail_of(R"({"turns":[{"role":"bot"}]})"), "turns[0] has no text");
  EXPECT_EQ(detail_of(R"({"turns":[{"role":"bot","text":null}]})"),
            "turns[0]: text is not a string");
  EXPECT_EQ(detail_of(R"({"turns":[{"role":"bot","text":"","at":5}]})"),
            "turns[0]: at and speaker are strings");
}

TEST(RecordParser, RejectsRoles) {
  EXPECT_EQ(reason_of(R"({"turns":[{"text":"x"}]})"), "record.role");
  EXPECT_EQ(reason_of(R"({"turns":[{"role":"king","text":"x"}]})"), "record.role");
  EXPECT_EQ(reason_of(R"({"turns":[{"role":null,"text":"x"}]})"), "record.role");
  EXPECT_EQ(reason_of(R"({"turns":[{"role":"Customer","text":"x"}]})"), "record.role");
  const Reject reject = reject_of(R"({"turns":[{"role":"king","text":"x"}]})");
  EXPECT_EQ(reject.detail, "turns[0] has an unknown role");
  EXPECT_EQ(reject.byte, 18U);
}

TEST(RecordParser, RejectsRepeatedKnownMembers) {
  EXPECT_EQ(reason_of(R"({"text":"x","text":"x"})"), "json.duplicate_key");
  EXPECT_EQ(reason_of(R"({"text":"x","t\u0065xt":"x"})"), "json.duplicate_key");
  EXPECT_EQ(reason_of(R"({"turns":[{"role":"bot","text":"","role":"bot"}]})"),
            "json.duplicate_key");
  EXPECT_EQ(reason_of(R"({"turns":[{"role":"bot","text":"","at":"","\u0061t":""}]})"),
            "json.duplicate_key");
  for (const std::string name :
       {"meta", "pii", "entities", "intent", "intent_score", "intent_source", "question_turns",
        "answer_turns", "score", "signals", "durable", "cluster", "conversation_cluster",
        "duplicate_of", "jaccard", "split", "dropped_by"}) {
    EXPECT_EQ(reason_of("{\"text\":\"x\",\"" + name + "\":1}"), "") << name;
    EXPECT_EQ(reason_of("{\"text\":\"x\",\"" + name + "\":1,\"" + name + "\":2}"),
              "json.duplicate_key")
        << name;
  }
  EXPECT_EQ(reason_of(R"({"text":"x","split":"test","spl\u0069t":"train"})"), "json.duplicate_key");
  EXPECT_EQ(reason_of(R"({"text":"x","a":1,"a":2,"meta":{"text":1,"text":2}})"), "");
  EXPECT_EQ(reason_of(R"({"turns":[{"role":"bot","text":"","x":1,"x":2}]})"), "");
}

TEST(RecordParser, BrokenGrammarGoesBeforeMeaning) {
  EXPECT_EQ(reason_of(R"({"turns":[{"role":"king","text":"x"}])"), "json.parse");
  EXPECT_EQ(reason_of(R"({"id":[],"text":"x","a":01})"), "json.parse");
}

}  // namespace
}  // namespace deskmill
