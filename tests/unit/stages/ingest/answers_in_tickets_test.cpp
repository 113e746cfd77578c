// Tickets in tables that hold what was asked and what became of it.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"
#include "stages/ingest/draft_map.hpp"

namespace deskmill {
namespace {

class AnswersInTickets : public ConversationsTest {};

TEST_F(AnswersInTickets, StandBesideTheDescription) {
  EXPECT_EQ(
      turns_of("t.csv",
               "Ticket ID,Description,Public Reply,Private Note\n"
               "7,My lamp flickers.,Please tighten the bulb.,batch 3\n"
               "8,Where is my order?,It ships today.,\n9,Can I return it?,,\n"),
      (Lines{"customer My lamp flickers. | agent Please tighten the bulb.",
             "customer Where is my order? | agent It ships today.", "customer Can I return it?"}));
  EXPECT_TRUE(
      was_said("text=Description answer=Public Reply conversation=Ticket ID; left out: "
               "Private Note"));
  EXPECT_EQ(turns_of("t.csv",
                     "工单编号,问题描述,处理结果\nG1,热水器不出热水,已安排师傅上门更换\n"
                     "G2,洗衣机漏水,更换密封圈后正常\n"),
            (Lines{"customer 热水器不出热水 | agent 已安排师傅上门更换",
                   "customer 洗衣机漏水 | agent 更换密封圈后正常"}));
  EXPECT_EQ(turns_of("t.csv", "评价内容,商家回复\n灯太暗了,可以换大瓦数的\n"),
            Lines{"customer 灯太暗了 | agent 可以换大瓦数的"});
}

TEST_F(AnswersInTickets, AStateIsNoAnswer) {
  EXPECT_EQ(turns_of("t.csv",
                     "Ticket ID,Description,Resolution\n1,My lamp flickers,Fixed\n"
                     "2,Where is it?,Won't Fix\n3,It is late,Fixed\n4,It is red,Won't Fix\n"),
            (Lines{"customer My lamp flickers", "customer Where is it?", "customer It is late",
                   "customer It is red"}));
  EXPECT_EQ(turns_of("t.csv",
                     "工单编号,问题描述,处理结果\nG1,不出热水,已解决\nG2,漏水,已解决\n"
                     "G3,漏电,已解决\nG4,不制冷,未解决\n"),
            (Lines{"customer 不出热水", "customer 漏水", "customer 漏电", "customer 不制冷"}));
}

TEST_F(AnswersInTickets, APartOfTheTextIsNoAnswer) {
  EXPECT_EQ(turns_of("t.csv", "text,reply\nyes we can\\n> can you,yes we can\n"),
            Lines{"customer yes we can\\n> can you"});
}

TEST_F(AnswersInTickets, ColumnsWithRolesSayMore) {
  EXPECT_EQ(turns_of("t.csv",
                     "ticket_id,role,message,reply\n1,customer,in stock?,see the list below\n"
                     "1,agent,yes it is,thanks for asking us\n"),
            Lines{"customer in stock? | agent yes it is"});
}

TEST_F(AnswersInTickets, OfProgramsAreTheirs) {
  const std::string table =
      "session_id,user_text,bot_text\n1,Where is it?,On its way\n1,And when?,Tomorrow\n";
  EXPECT_EQ(turns_of("t.csv", table),
            Lines{"customer Where is it? | bot On its way | customer And when? | bot Tomorrow"});
  const std::string path = write("t.csv", table);
  options.map = write("m.yaml", draft_map(path));
  EXPECT_TRUE(has(read("m.yaml"), "answer: {field: bot_text, role: bot}"));
  EXPECT_EQ(turns(ingest({path}).at(0)),
            "customer Where is it? | bot On its way | customer And when? | bot Tomorrow");
}

TEST_F(AnswersInTickets, TheTimeOfTheReplyIsNotThatOfTheQuestion) {
  const Lines lines = ingest_text(
      "t.csv", "留言内容,回复内容,回复时间\n什么时候补货,下周三,2026-03-01T10:00:00+08:00\n");
  EXPECT_FALSE(has(lines.at(0), "\"at\":")) << lines[0];
}

}  // namespace
}  // namespace deskmill
