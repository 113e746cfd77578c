// Transcripts in cells in which names, not words for roles, say who speaks.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/draft_map.hpp"
#include "transcripts_fixture.hpp"

namespace deskmill {
namespace {

class NamesInCells : public TranscriptTest {};

const std::string kSalesforce =
    "Id,CaseId,Body\n"
    "1,51,\"<p align=\"\"center\"\">Chat Started: Monday, March 02, 2026, 10:00:00 (+0100)</p>"
    "<p align=\"\"center\"\">Agent Sue T</p>( 12s ) Sue T: Hello.<br>( 30s ) Maria G: It flickers "
    "&amp; buzzes.<br>It is new.<br><p align=\"\"center\"\">Chat Transferred From Sue T To Bob J"
    "</p>( 1h 2m 4s ) Bob J: Tighten it.<br>\"\n"
    "2,52,\"<p align=\"\"center\"\">Chat Started: Monday, March 02, 2026, 11:00:00 (+0100)</p>"
    "( 5s ) Visitor: Is it red?<br>( 40s ) Sue T: Yes.<br>\"\n"
    "3,53,\n";

TEST_F(NamesInCells, OfSalesforce) {
  const Lines lines = ingest_text("t.csv", kSalesforce);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[0]),
            "agent Hello. | customer It flickers & buzzes.\nIt is new. | agent Tighten it.");
  EXPECT_EQ(turns(lines[1]), "customer Is it red? | agent Yes.");
  EXPECT_TRUE(has(lines[0], R"("at":"2026-03-02T10:00:12+01:00")")) << lines[0];
  EXPECT_TRUE(has(lines[0], R"("at":"2026-03-02T11:02:04+01:00")")) << lines[0];
  EXPECT_TRUE(has(lines[0], "(+0100)\\nAgent Sue T\"")) << lines[0];
  EXPECT_EQ(count("dropped_by/chat_header"), 1);
  EXPECT_EQ(count("records/in"),
            count("records/kept") + count("records/merged") + count("records/dropped"));
}

TEST_F(NamesInCells, ADraftNamesTheirForm) {
  const std::string path = write("t.csv", kSalesforce);
  options.map = write("m.yaml", draft_map(path));
  EXPECT_TRUE(has(read("m.yaml"), "{field: Body, html: true, transcript: salesforce-chat}"));
  EXPECT_EQ(turns(ingest({path}).at(1)), "customer Is it red? | agent Yes.");
  options.map = write("m.yaml", "text: {field: Body, transcript: minutes}\n");
  EXPECT_TRUE(has(refusal({path}), "m.yaml:1"));
}

TEST_F(NamesInCells, OfSalesforceInAFile) {
  const std::string chats =
      "Chat Started: Monday, March 02, 2026, 10:00:00 (+0100)\nChat Origin: Web\nAgent Sue T\n"
      "( 5s ) Visitor: Is it red?\n( 1m 4s ) Sue T: Yes.\nAnd blue.\n"
      "Chat Started: Monday, March 02, 2026, 12:00:00 (+0100)\n( 5s ) Visitor: Is it new?\n";
  const Lines lines = ingest_text("t.txt", chats);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[0]), "customer Is it red? | agent Yes.\nAnd blue.");
  EXPECT_EQ(turns(lines[1]), "customer Is it new?");
  EXPECT_TRUE(has(lines[1], R"("at":"2026-03-02T12:00:05+01:00")")) << lines[1];
}

TEST_F(NamesInCells, WithClockTimesInFront) {
  EXPECT_EQ(turns_of("t.csv",
                     "Conversation ID,Visitor Name,Transcript\n"
                     "1,Ann,\"(10:00:01) Kim: Hi there\n(10:00:20) Ann: Is it red?\"\n"
                     "2,Bob,\"(11:00:01) Bob: Price?\nof the lamp\n(11:00:20) Kim: Ten euro\"\n"),
            (Lines{"agent Hi there | customer Is it red?",
                   "customer Price?\nof the lamp | agent Ten euro"}));
  EXPECT_EQ(count("times/dateless"), 4);
}

TEST_F(NamesInCells, AboveTheirMessages) {
  options.tz = "+08:00";
  const Lines lines =
      ingest_text("t.csv",
                  "会话ID,访客名称,聊天记录\n1,访客831,\"访客831 2026-03-01 10:00:00\n怎么退货\n"
                  "小李 2026-03-01 10:00:30\n申请售后即可\"\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(turns(lines[0]), "customer 怎么退货 | agent 申请售后即可");
  EXPECT_TRUE(has(lines[0], R"("at":"2026-03-01T10:00:30+08:00")")) << lines[0];
}

TEST_F(NamesInCells, OfOneLineAreCutWhereTurnsBegin) {
  EXPECT_EQ(
      turns_of("t.csv",
               "id,dialog\n1,Customer: Is it red?|Agent: Yes; both|Customer: Thanks\n"
               "2,客户：在吗 客服（小李）：在的 您说\n3,User: Price?\\nAssistant: Ten euro\n"),
      (Lines{"customer Is it red? | agent Yes; both | customer Thanks",
             "customer 在吗 | agent 在的 您说", "customer Price? | agent Ten euro"}));
  EXPECT_EQ(turns_of("t.csv", "id,content\n1,please ask the Agent: he knows\n2,Customer: 7\n"),
            (Lines{"customer please ask the Agent: he knows", "customer Customer: 7"}));
}

TEST_F(NamesInCells, TheFirstRowIsNotTakenForAHeader) {
  EXPECT_THROW(
      ingest_text("t.txt", "客户：到哪了？ 客服：请提供单号。\n客户：能退吗？ 客服：可以退的。\n"),
      Error);
}

TEST_F(NamesInCells, StepsWithTimesAreNoTalk) {
  EXPECT_EQ(turns_of("t.csv",
                     "ticket_id,role,content\n1,customer,\"10:00 Start: red\n10:05 Start: blue\"\n"
                     "1,agent,\"Thanks:\nnoted\"\n"),
            Lines{"customer 10:00 Start: red\n10:05 Start: blue | agent Thanks:\nnoted"});
}

class QuestionsAsText : public TranscriptTest {};

TEST_F(QuestionsAsText, EachIsAConversation) {
  EXPECT_EQ(turns_of("t.txt",
                     "常见问题\n\n1. 问：怎么退货？\n答：在订单里申请。\n审核要一天。\n\n"
                     "2. 问：多久到账？ 答：三天。\n还有五天的。\n问：能换吗？\n"),
            (Lines{"customer 怎么退货？ | agent 在订单里申请。\n审核要一天。",
                   "customer 多久到账？ | agent 三天。\n还有五天的。", "customer 能换吗？"}));
  EXPECT_TRUE(was_said("each question begins a conversation of its own"));
  EXPECT_EQ(turns_of("t.md", "**Q1: Do you ship?**\n\nA1: Yes.\n\n**Q2: When?**\n\nA2: Today.\n"),
            (Lines{"customer Do you ship? | agent Yes.", "customer When? | agent Today."}));
  jobs = 4;
  std::string many, line = "Q: Is it red?\nA: It is.\n";
  for (int i = 0; i < 60'000; ++i) many += line;
  EXPECT_EQ(turns_of("t.txt", many).size(), 60'000u);
}

TEST_F(QuestionsAsText, InCellsARowIsOneConversation) {
  EXPECT_EQ(
      turns_of("t.csv", "id,content\n1,\"问：怎么退？\n答：申请。\n问：要多久？ 答：一天。\"\n"),
      Lines{"customer 怎么退？ | agent 申请。 | customer 要多久？ | agent 一天。"});
}

TEST_F(QuestionsAsText, ALineWithAColonIsNone) {
  EXPECT_FALSE(is_recognised("Apples: red\nQuinces: yellow\nAnswers: none\nQuestions: none\n"));
}

}  // namespace
}  // namespace deskmill
