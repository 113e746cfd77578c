// Transcripts without times: what is recognised as a turn, and what else becomes of lines.
// SPDX-License-Identifier: Apache-2.0
#include "text/charset.hpp"
#include "transcripts_fixture.hpp"

namespace deskmill {
namespace {

class Transcripts : public TranscriptTest {};

const std::string kChinese =
    "客服记录导出\n"
    "==== 会话 1 ====\n"
    "客户：你好，灯不亮了\n"
    "客服小满：请检查插头\n插好再试\n"
    "\n"
    "客户：亮了\n"
    "系统消息：通话结束\n"
    "对话结束\n"
    "---------------\n"
    "会话ID：A-002  渠道：APP\n"
    "顾客:怎么退款\n"
    "机器人：请选择原因\n"
    "坐席(小林)：您好\n";

TEST_F(Transcripts, SeparatorsPartConversationsAndNothingIsLost) {
  const Lines expected = {
      "t.txt:3: customer 你好，灯不亮了 | agent 请检查插头\n插好再试 | customer 亮了 | system "
      "通话结束",
      "t.txt:12: customer 怎么退款 | bot 请选择原因 | agent 您好"};
  EXPECT_EQ(conversations(kChinese), expected);
  EXPECT_EQ(count("records/in"), 12);
  EXPECT_EQ(count("records/kept"), 7);
  EXPECT_EQ(count("merged_by/chat_header"), 3);
  EXPECT_EQ(count("dropped_by/chat_separator"), 2);
  EXPECT_EQ(count("input/continuation_lines"), 1);
  EXPECT_TRUE(was_said("read as transcript (")) << "the share of lines with speakers is below 9/10";
}

TEST_F(Transcripts, WhatStandsAboveAConversationAndInFrontOfColonsIsKept) {
  const Lines lines = ingest_text("t.txt", *encode_strict(kChinese, "GB18030"));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find(R"("header":"客服记录导出\n会话 1")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find(R"("speaker":"小满")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find(R"("header":"会话ID：A-002  渠道：APP")"), std::string::npos);
  EXPECT_NE(lines[1].find(R"("speaker":"小林")"), std::string::npos) << lines[1];
}

TEST_F(Transcripts, EnglishWithStartAndEndLines) {
  const Lines expected = {"t.txt:2: customer hi | agent hello | customer bye",
                          "t.txt:7: customer one\ntwo | agent yes"};
  EXPECT_EQ(conversations("Chat Started: Monday, March 02, 2026\nCustomer: hi\nSUPPORT: hello\n"
                          "user: bye\nChat ended\n*** Chat 2 ***\n[Customer]: one\ntwo\n"
                          "(Agent) yes\nChat ended by visitor\n\n"),
            expected);
  EXPECT_EQ(count("dropped_by/chat_separator"), 2);
  EXPECT_EQ(count("merged_by/chat_header"), 2);
  EXPECT_EQ(count("dropped_by/chat_header"), 0);
}

TEST_F(Transcripts, TheTextMayStandBelowTheSpeaker) {
  const Lines expected = {"t.txt:1: customer hi\nthere | agent hello | customer bye"};
  EXPECT_EQ(conversations("User:\nhi\nthere\n\nAgent:\n\nhello\nUser: \nbye\n"), expected);
}

TEST_F(Transcripts, ABrokenLineCostsItself) {
  std::string text;
  for (int i = 0; i < 25; ++i) text += "User: a\nAgent: b\nUser: c\n\n";
  const Lines lines = conversations(text + "User: \xFFz\nAgent: e\nUser: f\nAgent: g\n");
  ASSERT_EQ(lines.size(), 26u);
  EXPECT_EQ(lines.back(), "t.txt:102: agent e | customer f | agent g");
  EXPECT_EQ(count("rejected_by/charset.undecodable"), 1);
}

TEST_F(Transcripts, AHeaderWithoutConversationIsDroppedAndCounted) {
  const Lines expected = {"t.txt:1: customer hi | agent hello | customer bye"};
  EXPECT_EQ(conversations("User: hi\nSupport: hello\nUser: bye\n-----\nTotal: 1\n"), expected);
  EXPECT_EQ(count("dropped_by/chat_separator"), 1);
  EXPECT_EQ(count("dropped_by/chat_header"), 1);
  EXPECT_NE(read("dropped.jsonl").find("Total: 1"), std::string::npos);
}

/// Lines such as help desks copy them: all that may stand around a word for a role.
TEST_F(Transcripts, ClocksNamesAndMarkupAroundTheSpeaker) {
  const auto turns_of = [&](const std::string& customer, const std::string& agent) {
    const Lines lines = ingest_text(
        "t.txt", agent + "您好\n" + customer + "有货吗\n" + agent + "有的\n" + customer + "好\n");
    return lines.size() == 1 ? turns(lines[0]) : "not one conversation";
  };
  const std::string plain = "agent 您好 | customer 有货吗 | agent 有的 | customer 好";
  for (const auto& [customer, agent] : std::vector<std::pair<std::string, std::string>>{
           {"[10:32] Customer: ", "[10:33] Agent: "},
           {"(10:32 AM) Customer: ", "(10:33 AM) Agent: "},
           {"10:32:05 客户：", "10:32:09 客服："},
           {"下午 3:05 客户：", "下午 3:06 客服："},
           {"10:32 - Customer: ", "10:33 - Agent: "},
           {"[00:00:12.500 --> 00:00:15.000] Customer: ", "[00:00:16,000 -> 00:00:19,000] Agent: "},
           {"Customer (10:32): ", "Agent (10:33): "},
           {"Customer [10:32:01]: ", "Agent [10:33:01]: "},
           {"Customer 10:32: ", "Agent 10:33: "},
           {"客户 10:32:05：", "客服 10:32:09："},
           {"客户 10:32:05\n", "客服 10:32:09\n"},
           {"Customer 10:32:05 ", "Agent 10:33 AM "},
           {"**Customer** 10:32: ", "**Agent** 10:33: "},
           {"[客户 10:32] ", "[客服 10:33] "},
           {"**Customer:** ", "**Agent:** "},
           {"**Customer**: ", "**Agent**: "},
           {"**客户**（10:32）：", "**客服**（10:33）："},
           {"**[10:32] Customer:** ", "**[10:33] Agent:** "}}) {
    EXPECT_EQ(turns_of(customer, agent), plain) << customer << agent;
    EXPECT_EQ(count("roles/inferred"), 0);
  }
}

TEST_F(Transcripts, TheRoleMayStandInBracketsBehindAName) {
  const Lines lines = ingest_text("t.txt",
                                  "小王（客服）：您好\n李女士（客户）：在吗\n"
                                  "[10:32] Ann B. Lee (Agent): hi\nBob (Customer) 10:33: yes\n"
                                  "客服（小李） 10:34：好的\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(turns(lines[0]), "agent 您好 | customer 在吗 | agent hi | customer yes | agent 好的");
  for (const char* speaker : {"小王", "李女士", "Ann B. Lee", "Bob", "小李"}) {
    EXPECT_NE(lines[0].find(R"("speaker":")" + std::string(speaker) + '"'), std::string::npos)
        << speaker;
  }
}

TEST_F(Transcripts, WordsInTextsAreNoSpeakers) {
  const std::string text = "客户：怎么找人\n客服：请看\n";
  for (const char* line : {"联系我们（客服）的电话是多少", "请您稍等，小王（客服）：在忙",
                           "Please ask for Bob, he is the one (agent): thanks", "10:32 到 11:40",
                           "客服 电话 10086", "**重要**：请保留包装"}) {
    const Lines lines = ingest_text("t.txt", text + line + "\n客户：好\n");
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(turns(lines[0]),
              "customer 怎么找人 | agent 请看\n" + std::string(line) + " | customer 好");
  }
}

TEST_F(Transcripts, ClockTimesNeedADate) {
  options.tz = "+08:00";
  const std::string turns_text = "10:32 客户：在吗\n10:33:07 客服：在的\n";
  const Lines without = ingest_text("t.txt", turns_text + "10:34 客户：好\n");
  ASSERT_EQ(without.size(), 1u);
  EXPECT_EQ(without[0].find("\"at\""), std::string::npos) << without[0];
  EXPECT_EQ(count("times/dateless"), 3);

  for (const char* date :
       {"2026-03-01", "2026/3/1 星期日", "2026年3月1日", "[2026-03-01, Sunday]"}) {
    const Lines with = ingest_text(
        "t.txt", std::string(date) + "\n" + turns_text + "2026-03-02\n2:34 PM 客户：好\n");
    ASSERT_EQ(with.size(), 1u) << date;
    EXPECT_EQ(turns(with[0]), "customer 在吗 | agent 在的 | customer 好") << date;
    EXPECT_NE(with[0].find("2026-03-01T10:32:00+08:00"), std::string::npos) << with[0];
    EXPECT_NE(with[0].find("2026-03-01T10:33:07+08:00"), std::string::npos) << with[0];
    EXPECT_NE(with[0].find("2026-03-02T14:34:00+08:00"), std::string::npos) << with[0];
    EXPECT_EQ(count("dropped_by/chat_date_line"), 2);
    EXPECT_FALSE(was_said("order of day and month"));
  }
}

TEST_F(Transcripts, CaptionsWithSpeakers) {
  const std::string told = "agent Hello,\nhow can I help? | customer It broke.\n2 | agent Sorry.";
  const Lines web =
      ingest_text("a.vtt",
                  "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agent>Hello,</v>\n\n"
                  "00:04.000 --> 00:05.000\nhow can I help?\n\n"
                  "00:05.000 --> 00:07.000 align:start\n<v.loud Customer>It broke.\n2</v>\n\n"
                  "00:08.000 --> 00:11.000\n<v Agent>Sorry.</v>\n");
  ASSERT_EQ(web.size(), 1u);
  EXPECT_EQ(turns(web[0]),
            "agent Hello,\n\nhow can I help? | customer It broke.\n2 | agent Sorry.");
  const Lines srt =
      ingest_text("a.srt",
                  "1\n00:00:01,000 --> 00:00:04,000\nAgent: Hello,\nhow can I help?\n\n"
                  "2\n00:00:05,000 --> 00:00:07,000\nCustomer: It broke.\n2\n\n"
                  "3\n00:00:08,000 --> 00:00:11,000\nAgent: Sorry.\n");
  ASSERT_EQ(srt.size(), 1u);
  EXPECT_EQ(turns(srt[0]), told);
  EXPECT_EQ(srt[0].find("\"header\""), std::string::npos) << srt[0];
  EXPECT_EQ(count("dropped_by/chat_skipped"), 6) << "three numbers and three times";
  EXPECT_EQ(count("input/continuation_lines"), 2) << "how can I help, and 2";
  EXPECT_FALSE(
      is_recognised("1\n00:00:01,000 --> 00:00:04,000\nSpeaker 1: Hello\n\n"
                    "2\n00:00:05,000 --> 00:00:07,000\nSpeaker 2: Hi\n"));
}

TEST_F(Transcripts, ANumberRightBelowWordsIsSaid) {
  const Lines lines = ingest_text("a.srt",
                                  "1\n00:00:01,000 --> 00:00:03,000\nAgent: Your code, please?\n\n"
                                  "2\n00:00:04,000 --> 00:00:06,000\nCustomer: My code is\n4711\n"
                                  "00:00:07,000 --> 00:00:09,000\nAgent: Thanks.\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(turns(lines[0]),
            "agent Your code, please? | customer My code is\n4711 | agent Thanks.");
}

TEST_F(Transcripts, OneIsToldInTheSingular) {
  ingest_text("t.txt", "[10:32] 客户：在吗\n客服：在的\n客户：好\n");
  EXPECT_TRUE(was_said("1 clock time stands below no date and is left out"));
  ingest_text("t.txt", "[10:32] 客户：在吗\n[10:33] 客服：在的\n客户：好\n");
  EXPECT_TRUE(was_said("2 clock times stand below no date and are left out"));
}

TEST_F(Transcripts, ADateIsTextWhereNoMessageHasAClock) {
  const Lines lines =
      ingest_text("t.txt", "客服：哪天下单的？\n客户：我看看\n2026-03-01\n客服：好的\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(turns(lines[0]), "agent 哪天下单的？ | customer 我看看\n2026-03-01 | agent 好的");
}

TEST_F(Transcripts, WithoutAnyTurnAllLinesAreRejected) {
  options.from = "transcript";
  EXPECT_TRUE(conversations("Name: x\n----\nanything\n").empty());
  EXPECT_EQ(count("rejected_by/chat.no_message"), 2);
  EXPECT_EQ(count("dropped_by/chat_separator"), 1);
}

TEST_F(Transcripts, OnlyRoleWordsAreSpeakers) {
  options.from = "transcript";
  const Lines expected = {
      "t.txt:1: customer 我要改资料\n用户名：abc\n客户姓名：某某 | agent 好的\n客服热线：见官网 | "
      "agent "
      "我是客户经理 | customer ok | agent hi | agent hi\nCustomer Name: x\nNote: y"};
  EXPECT_EQ(conversations("用户A：我要改资料\n用户名：abc\n客户姓名：某某\n在线客服 3：好的\n"
                          "客服热线：见官网\n客户经理：我是客户经理\nCustomer 12: ok\n"
                          "Customer Service Representative: hi\nAgent #7: hi\nCustomer Name: x\n"
                          "Note: y\n"),
            expected);
}

TEST_F(Transcripts, AWordThatMayBeASpeakerIsSaid) {
  std::string text;
  for (int i = 0; i < 9; ++i) text += "客户：问\n客服：答\n";
  conversations(text + "地址：某处\n" + text);
  EXPECT_FALSE(was_said("no speaker is known"));
  conversations("客户：问\n客服：答\n小王：在\n" + text + "小王：好\n客户：问\n小王：在\n");
  EXPECT_TRUE(was_said("t.txt: line 3 begins as many do, with a word and a colon"));
}

TEST_F(Transcripts, OtherTextIsNotTaken) {
  EXPECT_TRUE(is_recognised("User: hi\nAgent: hello\n"));
  EXPECT_FALSE(is_recognised("Name: x\nUser: bob\nSystem: linux\nAgent: curl\nVersion: 1\n"));
  EXPECT_FALSE(is_recognised("User: bob\nUser: eve\nUser: ann\nSystem: up\nUser: joe\n"))
      << "nobody answers";
  EXPECT_FALSE(is_recognised("User: a\nAgent: b\nUser: c\nwords\nwords\nwords\nwords\n"))
      << "most lines say nothing of a speaker";
  EXPECT_FALSE(is_recognised("A: one\nB: two\nA: three\nB: four\n"));
  EXPECT_FALSE(is_recognised("User: root\nHost: x\nAgent: y\n"));
}

}  // namespace
}  // namespace deskmill
