// Headers of tables as exports have them: names twice, headers again, ids that are not there, data in
// place of names.
// SPDX-License-Identifier: Apache-2.0
#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

class TableHeaders : public IngestTest {
 protected:
  /// The message with which this mapping is refused for the table.
  std::string refusal_of(std::string_view yaml, const std::string& table) {
    options.map = write("m.yaml", yaml);
    return refusal({table});
  }
};

constexpr std::string_view kTwoTexts =
    "ticket,role,text,text,note\n"
    "1,customer,hello,other,a\n"
    "1,agent,hi,another,b\n";

TEST_F(TableHeaders, AMappingMustSayWhichOfTwoColumnsOfOneName) {
  const std::string table = write("t.csv", kTwoTexts);
  const std::string text = refusal_of("conversation: ticket\ntext: text\n", table);
  EXPECT_NE(text.find("m.yaml:2: 2 columns are named text (#3 and #4)"), std::string::npos) << text;
  const std::string meta = refusal_of("text: '#3'\nmeta:\n  other: text\n", table);
  EXPECT_NE(meta.find("m.yaml:3: 2 columns are named text"), std::string::npos) << meta;
  const std::string role =
      refusal_of("text: '#3'\nrole:\n  - {field: text, regex: x, role: agent}\n", table);
  EXPECT_NE(role.find("m.yaml:3: 2 columns are named text"), std::string::npos) << role;
}

TEST_F(TableHeaders, ANumberTellsColumnsOfOneNameApart) {
  options.map =
      write("m.yaml", "conversation: ticket\ntext: '#4'\nextra: {first: '#3', note: note}\n");
  const auto lines = ingest_text("t.csv", kTwoTexts);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"text\":\"another\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("\"first\":\"hi\""), std::string::npos) << lines[0];
}

TEST_F(TableHeaders, AGuessThatReadsTheFirstOfTwoSaysSo) {
  ASSERT_EQ(ingest_text("t.csv", kTwoTexts).size(), 1u);
  EXPECT_TRUE(was_said("2 columns are named text (#3 and #4), of which the first is read"));
  messages.clear();
  ASSERT_EQ(ingest_text("u.csv", "ticket,role,text,x,x\n1,customer,a,b,c\n").size(), 1u);
  EXPECT_FALSE(was_said("2 columns are named x"));  // nobody reads them
  EXPECT_TRUE(was_said("left out: x, x"));
}

TEST_F(TableHeaders, TheHeaderOfAnotherFileIsOneInAnyCase) {
  const auto lines = ingest_text("t.csv",
                                 "ticket,role,text\n1,customer,a\n"
                                 "Ticket,ROLE,Text\n2,customer,b\n"
                                 "\xEF\xBB\xBFticket,role,text\n3,customer,c\n"
                                 "my ticket,role,text\n");
  EXPECT_EQ(lines.size(), 4u);
  EXPECT_EQ(count("dropped_by/repeated_header"), 2);
}

TEST_F(TableHeaders, AHeaderInAnotherOrderIsARejectSinceItsRowsAreMisread) {
  ingest_text("t.csv", "ticket,role,text\n1,customer,a\nrole,ticket,text\ncustomer,2,b\n");
  EXPECT_EQ(count("rejected_by/csv.other_header"), 1);
  ingest_text("u.csv", "ticket,role,text\n1,customer,role\n2,customer,text\nticket,agent,text\n");
  EXPECT_EQ(count("rejected_by/csv.other_header"), 0);
}

TEST_F(TableHeaders, RowsWithoutTheIdTheyShouldHaveAreTold) {
  const auto lines = ingest_text("t.csv",
                                 "conversation_id,role,text\n"
                                 ",customer,hello\n,agent,hi\n7,customer,other\n");
  EXPECT_EQ(lines.size(), 3u);
  EXPECT_EQ(count("ids/missing"), 2);
  EXPECT_TRUE(was_said("2 messages have no id of a conversation")) << messages.back();
  EXPECT_TRUE(was_said("(first: t.csv:2)"));
  ingest_text("u.jsonl", R"({"messages":[{"role":"客服","text":"a"},{"role":"客户","text":"b"}]})"
                         "\n"
                         R"({"messages":[{"role":"客服","text":"a"},{"role":"客户","text":"b"}]})"
                         "\n");
  EXPECT_EQ(count("ids/missing"), 0);  // what stands in one element belongs together
}

TEST_F(TableHeaders, WordsForNothingAreNoIdInATableThatIsGuessed) {
  for (const std::string nothing : {"NULL", "null", "nan", "None", "\\N"}) {
    const auto lines =
        ingest_text("t.csv", "conversation_id,role,text\n" + nothing + ",customer,hello\n" +
                                 nothing + ",customer,another matter\n");
    EXPECT_EQ(lines.size(), 2u) << nothing;
    EXPECT_EQ(count("ids/missing"), 2) << nothing;
  }
}

TEST_F(TableHeaders, TraditionalChineseIsKnownLikeSimplified) {
  const auto lines = ingest_text("t.csv",
                                 "會話ID,發送方,訊息內容,發送時間\n"
                                 "1,客戶,你好，我的訂單還沒有到,2026-03-01 10:00\n"
                                 "1,客服,您好，請提供一下訂單號碼,2026-03-01 10:01\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("{\"role\":\"customer\",\"text\":\"你好"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("{\"role\":\"agent\",\"text\":\"您好"), std::string::npos) << lines[0];
}

TEST_F(TableHeaders, MessagesDoNotRepeatTextThatStandsWhereNamesDo) {
  const std::string story(60, 'x');
  const std::string refusal_text =
      refusal_of("text: body\n", write("t.csv", "13800138000,Ann,box 13," + story + "\n1,2,3,4\n"));
  EXPECT_NE(refusal_text.find("the input has #, Ann, box 13, xxx"), std::string::npos)
      << refusal_text;
  EXPECT_EQ(refusal_text.find(story), std::string::npos) << refusal_text;
  options.map.clear();
  ingest_text("u.jsonl", "{\"text\":\"hi\",\"tel_13800138000\":1}\n");
  EXPECT_TRUE(was_said("tel_#"));
  EXPECT_FALSE(was_said("13800138000"));
}

TEST_F(TableHeaders, PairsInJsonLinesNeedNoConverter) {
  const std::string pair = R"({"kind":"pair","id":"a#1","question":"a?","answer":"b"})";
  const std::string lines = refusal({write("p.jsonl", pair + "\n" + pair + "\n")});
  EXPECT_EQ(lines.find("jq"), std::string::npos) << lines;
  EXPECT_NE(lines.find("pairs as they are"), std::string::npos) << lines;
  const std::string list = refusal({write("p.json", "[" + pair + "]")});
  EXPECT_NE(list.find("jq -c '.[]'"), std::string::npos) << list;
}

TEST_F(TableHeaders, JddcMayHaveNamesOfColumnsAndFurtherOnes) {
  const std::string session = "0123456789abcdef0123456789abcdef\tU1\t";
  const std::string rows[] = {session + "0\t0\t0\tsku1\t几点发货", session + "1\t0\t0\t\t今天发"};
  const auto named = ingest_text(
      "a.tsv", "会话\t用户\t客服\t转接\t重复\t商品\t内容\n" + rows[0] + "\n" + rows[1] + "\n");
  ASSERT_EQ(named.size(), 1u);
  EXPECT_TRUE(has(named[0], R"([{"role":"customer","text":"几点发货"},{"role":"agent")"))
      << named[0];
  EXPECT_EQ(count("input/header_rows"), 1);
  const auto longer = ingest_text("b.tsv", rows[0] + "\tx\n" + rows[1] + "\ty\n");
  ASSERT_EQ(longer.size(), 1u);
  EXPECT_EQ(count("records/kept"), 2);
}

}  // namespace
}  // namespace deskmill
