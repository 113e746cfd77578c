// Rows that hold a question and what was answered to it.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"
#include "stages/ingest/draft_map.hpp"

namespace deskmill {
namespace {

class AnswersInRows : public ConversationsTest {};

const std::string kQuestions =
    "编号,问题,回答,分类\n7,怎么退货,\"在订单里点\n申请售后\",售后\n8,能开发票吗,,发票\n9,,可以,"
    "发票\n";

TEST_F(AnswersInRows, AreTurnsOfTheirOwn) {
  EXPECT_EQ(turns_of("t.csv", kQuestions),
            (Lines{"customer 怎么退货 | agent 在订单里点\n申请售后", "customer 能开发票吗"}));
  EXPECT_EQ(count("dropped_by/empty_text"), 1);
  EXPECT_EQ(count("records/in"), count("records/kept") + count("records/dropped"));
  EXPECT_EQ(count("roles/nameless") + count("roles/inferred"), 0);
  EXPECT_TRUE(was_said("guessed: text=问题 answer=回答"));
}

TEST_F(AnswersInRows, OfOneSessionFollowEachOther) {
  const std::string rows =
      R"({"session_id":"s","user_id":"u1","question":"Is it new?","answer":"Yes","time":"2026-03-01T10:00:00Z"})"
      "\n"
      R"({"session_id":"s","user_id":"u1","question":"And red?","answer":"No","time":"2026-03-01T10:01:00Z"})"
      "\n";
  const Lines lines = ingest_text("t.jsonl", rows);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(turns(lines[0]), "customer Is it new? | agent Yes | customer And red? | agent No");
  EXPECT_TRUE(has(lines[0], R"("customer":"u1")")) << lines[0];
  EXPECT_TRUE(has(lines[0], R"("text":"Yes"})")) << "nobody knows when it was said: " << lines[0];
}

TEST_F(AnswersInRows, AListBesideThemIsToldToBeLeftOut) {
  ingest_text("t.jsonl", R"({"question":"And red?","answer":"No","history":[["New?","Yes"]]})");
  EXPECT_TRUE(was_said("text=question answer=answer; left out: history;"));
}

TEST_F(AnswersInRows, ADraftNamesThem) {
  const std::string path = write("t.csv", kQuestions);
  options.map = write("m.yaml", draft_map(path));
  const Lines lines = ingest({path});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[0]), "customer 怎么退货 | agent 在订单里点\n申请售后");
}

TEST_F(AnswersInRows, AMappingNamesThem) {
  options.map =
      write("m.yaml", "text: {field: Description, html: true}\nanswer: Reply\nconversation: Id\n");
  EXPECT_EQ(turns_of("t.csv", "Id,Description,Reply\n7,<p>New?</p>,<p>Yes &amp; red</p>\n"),
            Lines{"customer New? | agent Yes & red"});
  options.map = write("m.yaml", "text: Description\nanswer: Answr\n");
  EXPECT_TRUE(has(refusal({write("t.csv", "Id,Description,Reply\n7,New?,Yes\n")}),
                  "m.yaml:2: no column named Answr"));
  options.map = write("m.yaml", "text: a\nanswer: b\nconversation: {id: c, single: true}\n");
  EXPECT_TRUE(has(refusal({write("t.csv", "a,b,c\nNew?,Yes,7\n")}), "m.yaml:3: single makes"));
  options.map = write("m.yaml", "text: {field: a, transcript: true}\nanswer: b\n");
  EXPECT_TRUE(has(refusal({write("t.csv", "a,b\n7,New?\n")}), "m.yaml:2: answer is for rows"));
}

}  // namespace
}  // namespace deskmill
