// Exports of tools that no reader knows by name, as data engineers have them: read right, or refused
// with the command that helps.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

class OtherTools : public ConversationsTest {};

TEST_F(OtherTools, SingleQuotesAroundCells) {
  EXPECT_EQ(told("a.csv",
                 "ticket_id,role,body\n'1','customer','hi, it''s late'\n'1','agent','two\nlines'\n"
                 "'2','customer','bye'\n"),
            (Lines{"csv:1: customer hi, it's late | agent two\nlines", "csv:2: customer bye"}));
  EXPECT_EQ(told("a.csv", "ticket_id,role,body\n'1','customer','it\\'s'\n'1','agent','a, b'\n"),
            Lines{"csv:1: customer it's | agent a, b"});
}

TEST_F(OtherTools, ApostrophesAreLetters) {
  EXPECT_EQ(
      told("a.csv",
           "ticket_id,role,body\n1,customer,'tis late\n1,agent,'so' he said\n2,customer,hi\n"),
      (Lines{"csv:1: customer 'tis late | agent 'so' he said", "csv:2: customer hi"}));
}

TEST_F(OtherTools, TextsInAListThatSayWhoSpeaks) {
  EXPECT_EQ(
      told("a.jsonl", R"({"id":1,"dialogue":["Customer: hi","Agent: ho","Customer: bye"]})"
                      "\n"
                      R"({"id":2,"dialogue":["Customer: a","Agent: b"]})"),
      (Lines{"json:1: customer hi | agent ho | customer bye", "json:2: customer a | agent b"}));
}

TEST_F(OtherTools, TextsInAListOfNobodyAreRefusedWithTheCommand) {
  const std::string text = R"([{"id":1,"messages":["hi","ho"]},{"id":2,"messages":["a","b"]}])";
  EXPECT_TRUE(has(refusal_of("a.json", text), R"(jq -c '.[] | ."messages" |= [to_entries[])"));
}

TEST_F(OtherTools, LangChain) {
  EXPECT_EQ(told("a.jsonl", R"({"messages":[{"type":"system","content":"s"},)"
                            R"({"type":"human","content":"hi"},{"type":"ai","content":"ho"}]})"),
            Lines{"openai:a.jsonl:1: system s | customer hi | agent ho"});
  EXPECT_EQ(told("a.jsonl", R"({"messages":[{"type":"human","data":{"content":"hi"}},)"
                            R"({"type":"ai","data":{"content":"ho","type":"ai"}}]})"),
            Lines{"openai:a.jsonl:1: customer hi | agent ho"});
  EXPECT_EQ(told("a.json", R"([{"type":"human","data":{"content":"hi"}},)"
                           R"({"type":"ai","data":{"content":"ho"}}])"),
            Lines{"json:a.json: customer hi | agent ho"});
  EXPECT_EQ(
      told("a.jsonl", R"({"SessionId":"s","History":[{"type":"human","data":{"content":"hi"}},)"
                      R"({"type":"ai","data":{"content":"ho"}}]})"),
      Lines{"json:s: customer hi | agent ho"});
  EXPECT_EQ(
      told("a.jsonl", R"({"session_id":"s","message":{"type":"human","data":{"content":"hi"}}})"
                      "\n"
                      R"({"session_id":"s","message":{"type":"ai","data":{"content":"ho"}}})"),
      Lines{"json:s: customer hi | agent ho"});
}

/// Beside people who answer, "ai" is the program.
TEST_F(OtherTools, AiAnswersHumansOnly) {
  EXPECT_EQ(told("a.csv", "session_id,role,content\n1,user,hi\n1,ai,ho\n1,agent,hello\n"),
            Lines{"csv:1: customer hi | bot ho | agent hello"});
}

TEST_F(OtherTools, QuestionsInTwoColumnsAreRefusedWithTheCommand) {
  const std::string problem =
      refusal_of("a.csv", "instruction,input,output\nsay it,where is it?,there it is\n");
  EXPECT_TRUE(has(problem, "whose column input goes on with the question")) << problem;
  EXPECT_TRUE(has(problem, "python3 -c")) << problem;
}

TEST_F(OtherTools, CommentsOfJiraInColumnsAreRefusedWithTheCommand) {
  const std::string problem =
      refusal_of("a.csv",
                 "Issue key,Reporter,Created,Description,Comment,Comment\n"
                 "SUP-1,ann,01/Mar/26 10:00 AM,it is broken,01/Mar/26 10:05 AM;bob;restart it,\n"
                 "SUP-2,cid,01/Mar/26 11:00 AM,no invoice,01/Mar/26 11:05 AM;bob;sent now,\n");
  EXPECT_TRUE(has(problem, "a table of Jira")) << problem;
  // What the command makes of it.
  EXPECT_EQ(
      told("a.jsonl", R"({"Issue key":"SUP-1","Reporter":"ann","Created":"01/Mar/26 10:00 AM",)"
                      R"("Description":"it is broken","messages":[{"created_at":)"
                      R"("01/Mar/26 10:05 AM","from":"bob","text":"restart it"}]})"),
      Lines{"json:SUP-1: customer it is broken | agent restart it"});
  EXPECT_FALSE(was_said("could not be read"));
}

TEST_F(OtherTools, WhoHandsInAndWhoWorksOnIt) {
  const auto lines = ingest_text("a.csv",
                                 "报修单号,报修人,报修时间,故障描述,受理人,处理情况\n"
                                 "B1,一单元,2026/3/1 10:00,楼道灯不亮了,小李,已经更换灯泡\n"
                                 "B2,三单元,2026/3/1 10:05,厨房水管漏水,小王,师傅已经修好\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(told_of(lines[0]), "csv:B1: customer 楼道灯不亮了 | agent 已经更换灯泡");
  EXPECT_TRUE(has(lines[0], R"("customer":"一单元")")) << lines[0];
}

TEST_F(OtherTools, HandlersSpeakWhereNobodyElseIsNamed) {
  EXPECT_EQ(told("a.csv",
                 "工单号,时间,处理人,内容\n1,2026/3/1 10:00,张三,打印机坏了\n"
                 "1,2026/3/1 10:10,李工,我马上过来\n"),
            Lines{"csv:1: customer 打印机坏了 | agent 我马上过来"});
}

TEST_F(OtherTools, DirectionsThatSayWhoSends) {
  EXPECT_EQ(told("a.csv", "会话ID,消息方向,聊天内容\n1,买家发送,怎么还不发货\n1,客服发送,今天发\n"),
            Lines{"csv:1: customer 怎么还不发货 | agent 今天发"});
}

TEST_F(OtherTools, TextsInsideAnObject) {
  EXPECT_EQ(
      told("a.jsonl",
           R"({"conversation_id":"c","from":"49","timestamp":1772359200,"text":{"body":"hi"}})"
           "\n"
           R"({"conversation_id":"c","from":"48","timestamp":1772359260,"text":{"body":"ho"}})"),
      Lines{"json:c: customer hi | agent ho"});
  EXPECT_EQ(
      told("a.json", R"({"value":[{"id":"1","createdDateTime":"2026-03-01T10:00:00Z","chatId":"x",)"
                     R"("from":{"user":{"displayName":"Ann"}},"body":{"content":"hi"}},)"
                     R"({"id":"2","createdDateTime":"2026-03-01T10:01:00Z","chatId":"x",)"
                     R"("from":{"user":{"displayName":"Bob"}},"body":{"content":"ho"}}]})"),
      Lines{"json:x: customer hi | agent ho"});
}

TEST_F(OtherTools, TheStatusOfACallIsNoMessage) {
  const std::string problem = refusal_of(
      "a.json", R"({"code":0,"msg":"success","data":{"items":[{"chat_id":"c","create_time":)"
                R"("1772359200000","body":{"content":"{\"text\":\"hi\"}"}}]}})");
  EXPECT_TRUE(has(problem, "jq -c '.data.items[] | .text = (.body.content | fromjson")) << problem;
}

TEST_F(OtherTools, ThreadsOfTickets) {
  EXPECT_EQ(told("a.csv",
                 "Ticket Id,Thread Id,Direction,Created Time,Content\n"
                 "1,1,in,Mar 01 2026 10:00 AM,hi\n1,2,out,Mar 01 2026 10:30 AM,ho\n"),
            Lines{"csv:1: customer hi | agent ho"});
  EXPECT_FALSE(was_said("could not be read"));
}

TEST_F(OtherTools, CommentsThatAreNotPublicAreNotes) {
  const auto lines =
      ingest_text("a.csv",
                  "Ticket ID,Comment created - Timestamp,Updater role,Comment public,"
                  "Comment body\n"
                  "1,2026-03-01T10:00:00Z,End-user,true,hi\n"
                  "1,2026-03-01T10:10:00Z,Agent,true,ho\n"
                  "1,2026-03-01T10:11:00Z,Agent,false,for us\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(told_of(lines[0]), "csv:1: customer hi | agent ho | note for us");
  EXPECT_TRUE(has(lines[0], R"("at":"2026-03-01T10:11:00Z")")) << lines[0];
}

TEST_F(OtherTools, WhoSendsTheMessage) {
  EXPECT_EQ(told("a.csv",
                 "会话ID,消息发送方,消息接收方,消息内容\nk1,wm1,zhang,退货\n"
                 "k1,zhang,wm1,好的\n"),
            Lines{"csv:k1: customer 退货 | agent 好的"});
}

TEST_F(OtherTools, TheLineBelowATitleIsNamed) {
  EXPECT_TRUE(
      has(refusal_of("a.csv", "导出时间：2026,,\n\n会话ID,角色,内容\n1,客户,你好\n1,客服,您好\n"),
          "tail -n +3 "));
  EXPECT_TRUE(has(refusal_of("a.csv", "Report,,\nid,role,text\n1,customer,hi\n1,agent,ho\n"),
                  "tail -n +2 "));
}

TEST_F(OtherTools, WeComCustomerService) {
  EXPECT_EQ(
      told(
          "a.json",
          R"({"errcode":0,"errmsg":"ok","msg_list":[{"msgid":"1","open_kfid":"wk","external_userid":)"
          R"("wm1","send_time":1772359200,"origin":3,"msgtype":"text","text":{"content":"想退货"}},)"
          R"({"msgid":"2","open_kfid":"wk","external_userid":"wm1","send_time":1772359260,"origin":5,)"
          R"("servicer_userid":"zhang","msgtype":"text","text":{"content":"好的"}},)"
          R"({"msgid":"3","send_time":1772359270,"origin":4,"msgtype":"event","event":{}}]})"),
      Lines{"wecom-kefu:wm1@2026-03-01T10:00:00: customer 想退货 | agent 好的"});
}

TEST_F(OtherTools, WhatsAppInKoreanAndThai) {
  EXPECT_EQ(
      told("a.txt", "2026년 3월 1일 오후 9:05 - 민수: 어디\n2026년 3월 1일 오후 9:07 - 상담: 네\n"),
      Lines{"whatsapp:a.txt@2026-03-01T21:05:00: customer 어디 | agent 네"});
  EXPECT_EQ(told("a.txt", "1/3/2569 21:05 - Som: hi\n1/3/2569 21:07 - Shop: ho\n"),
            Lines{"whatsapp:a.txt@2026-03-01T21:05:00: customer hi | agent ho"});
}

}  // namespace
}  // namespace deskmill
