// Sides of a conversation that are told by numbers.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

class NumberedSides : public ConversationsTest {};

TEST_F(NumberedSides, WhoBeginsAsks) {
  EXPECT_EQ(turns_of("t.csv",
                     "session_id,sender_type,content\n"
                     "1,2,in stock?\n1,7,yes\n1,9,noted\n2,2,red?\n2,7,blue\n"),
            (Lines{"customer in stock? | agent yes | agent noted", "customer red? | agent blue"}));
  EXPECT_TRUE(was_said("role=sender_type (by who begins: 2 customer, 7 agent, 9 agent)"));
  EXPECT_EQ(count("roles/inferred") + count("roles/nameless"), 0);
}

TEST_F(NumberedSides, AgentsMayGreetFirstNowAndThen) {
  std::string lists = R"([{"id":0,"messages":[{"senderType":0,"content":"hello"},)"
                      R"({"senderType":1,"content":"red?"}]})";
  for (int i = 1; i < 5; ++i) {
    lists += R"(,{"id":)" + std::to_string(i) +
             R"(,"messages":[{"senderType":1,"content":"q"},{"senderType":0,"content":"a"}]})";
  }
  const Lines told = turns_of("t.json", lists + "]");
  ASSERT_EQ(told.size(), 5u);
  EXPECT_EQ(told[0], "agent hello | customer red?");
  EXPECT_EQ(told[1], "customer q | agent a");
}

TEST_F(NumberedSides, TheNewestMayStandFirst) {
  EXPECT_EQ(turns_of("t.csv",
                     "session_id,direction,content,time\n"
                     "1,0,yes,2026-03-01 10:01:00\n1,1,in stock?,2026-03-01 10:00:00\n"),
            Lines{"agent yes | customer in stock?"});
}

TEST_F(NumberedSides, ANumberIsNobodysName) {
  const Lines lines = ingest_text(
      "t.json",
      R"([{"sessionId":5,"fromUser":1,"content":"q"},{"sessionId":5,"fromUser":0,"content":"a"},)"
      R"({"sessionId":6,"fromUser":1,"content":"q"},{"sessionId":6,"fromUser":0,"content":"a"}])");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[1]), "customer q | agent a");
  EXPECT_FALSE(has(lines[1], "speaker") || has(lines[1], "\"customer\":")) << lines[1];
}

TEST_F(NumberedSides, WhereNobodyMostlyBeginsNothingIsGuessed) {
  EXPECT_EQ(turns_of("t.csv", "session_id,sender_type,content\n1,2,a\n1,1,b\n2,1,c\n2,2,d\n"),
            (Lines{"customer a | customer b", "customer c | customer d"}));
  EXPECT_EQ(count("roles/nameless"), 4);
}

TEST_F(NumberedSides, WhoGreetsAnswers) {
  EXPECT_EQ(
      turns_of("t.csv",
               "会话编号,发送者,内容\n1,1,您好，请问有什么可以帮您\n1,2,订单到哪了\n1,1,明天到\n"
               "2,1,您好，很高兴为您服务\n2,2,能退吗\n"),
      (Lines{"agent 您好，请问有什么可以帮您 | customer 订单到哪了 | agent 明天到",
             "agent 您好，很高兴为您服务 | customer 能退吗"}));
  EXPECT_TRUE(was_said("(by who begins: 1 agent, 2 customer)"));
}

TEST_F(NumberedSides, LettersMayNameThem) {
  EXPECT_EQ(
      turns_of("t.json",
               R"([{"id":"1","messages":[{"sender":{"t":"s"},"msg":"Sue joined"},)"
               R"({"sender":{"t":"v","n":"V7"},"msg":"Blue?"},{"sender":{"t":"a"},"msg":"Yes"}]},)"
               R"({"id":"2","messages":[{"sender":{"t":"v"},"msg":"Red?"}]}])"),
      (Lines{"system Sue joined | customer Blue? | agent Yes", "customer Red?"}));
  EXPECT_EQ(turns_of("t.json",
                     R"([{"id":"1","messages":[{"sender":{"t":"v","n":"Visitor"},"msg":"Blue?"},)"
                     R"({"sender":{"t":"a","n":"Sue"},"msg":"Yes"},)"
                     R"({"sender":{"t":"s"},"msg":"Sue left"}]}])"),
            Lines{"customer Blue? | agent Yes | system Sue left"});
  EXPECT_EQ(turns_of("t.csv", "session_id,speaker,content\n1,Q,Blue?\n1,A,Yes\n"),
            Lines{"customer Blue? | agent Yes"});
  EXPECT_EQ(count("roles/inferred"), 0);
}

TEST_F(NumberedSides, LongNumbersArePeople) {
  EXPECT_EQ(turns_of("t.csv", "session_id,from_user,content\n1,5001,a\n1,77,b\n2,5002,c\n2,77,d\n"),
            (Lines{"customer a | agent b", "customer c | agent d"}));
  EXPECT_TRUE(has(read("out.jsonl"), R"("customer":"5001")"));
}

}  // namespace
}  // namespace deskmill
