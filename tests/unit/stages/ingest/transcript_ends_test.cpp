// Where the conversations of a transcript end: separators, blank lines, files.
// SPDX-License-Identifier: Apache-2.0
#include "transcripts_fixture.hpp"

namespace deskmill {
namespace {

class TranscriptEnds : public TranscriptTest {};

TEST_F(TranscriptEnds, WhatSeparatesAndWhatDoesNot) {
  const auto number_with = [&](const std::string& line) {
    return conversations("客户：a\n客服：b\n客户：c\n" + line + "\n客户：d\n客服：e\n").size();
  };
  for (const char* line : {"----",
                           "－－－－",
                           "* * *",
                           "───────",
                           "=== 会话 3 ===",
                           "【对话1】",
                           "会话 12",
                           "第3通通话",
                           "第三段对话：",
                           "会话ID：abc-1",
                           "通话编号：7",
                           "对话开始",
                           "聊天记录开始：2024-01-01 10:00",
                           "【会话结束】",
                           "通话已结束",
                           "# Conversation 1 of 20",
                           "Chat Transcript #3",
                           "Session ID: f47ac10b-58cc",
                           "Call ID: 77",
                           "Chat Started: Monday",
                           "CHAT ENDED",
                           "Conversation ended at 10:02",
                           "--- End of conversation ---",
                           "Dialogue 7:"}) {
    EXPECT_EQ(number_with(line), 2u) << line;
  }
  for (const char* line :
       {"...", "--", "- item", "通话1分钟后断了", "第一次购买的时候", "会话框打不开", "**注意**",
        "对话开始前请先登录", "通话结束后请评价", "订单编号：123", "Call me at 555", "End of month",
        "chat started working again", "call ended up being long", "Chat with us", "1. one"}) {
    EXPECT_EQ(number_with(line), 1u) << line;
  }
}

TEST_F(TranscriptEnds, BlankLinesPartConversationsWhereTheyCanMeanNothingElse) {
  const Lines expected = {"t.txt:1: customer a | agent b | customer c",
                          "t.txt:5: customer d | agent e",
                          "t.txt:9: agent f | customer g | agent h\nmore"};
  EXPECT_EQ(conversations("User: a\nAgent: b\nUser: c\n\nUser: d\nAgent: e\n  \n\n"
                          "Agent: f\nUser: g\nAgent: h\nmore\n"),
            expected);
  EXPECT_TRUE(was_said("a conversation ends where a line is blank"));
}

TEST_F(TranscriptEnds, BlankLinesBetweenTurnsPartNothing) {
  EXPECT_EQ(conversations("客户：a\n\n客服：b\n\n客户：c\n\n客服：d\n").size(), 1u);
  EXPECT_EQ(conversations("客户：a\n客服：b\n\n客户：c\n客服：d\n").size(), 1u)
      << "questions and answers of one conversation";
  EXPECT_EQ(conversations("客户：a\n客服：b\n客户：c\n\n第二段\n客服：d\n客户：e\n").size(), 1u)
      << "a paragraph of one message";
  EXPECT_EQ(conversations("客户：a\n客服：b\n客户：c\n\n客服：d\n客服：e\n客服：f\n").size(), 1u)
      << "one side alone is no conversation";
  EXPECT_EQ(conversations("客户：a\n客服：b\n客户：c\n\n客户：d\n客服：e\n客户：f\n----\n客户：g\n"
                          "客服：h\n")
                .size(),
            2u)
      << "where there are separators they alone count";
}

TEST_F(TranscriptEnds, AFileWithoutSeparatorsIsOneConversationAndManyTurnsAreSaid) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "客户：问\n客服：答\n";
  EXPECT_EQ(conversations(text).size(), 1u);
  EXPECT_TRUE(was_said("no line tells where a conversation ends"));
}

TEST_F(TranscriptEnds, AFileNeverGoesOnInTheNext) {
  const std::string text = "User: a\nAgent: b\nUser: c\n";
  const Lines lines = ingest({write("1.txt", text), write("2.txt", text)});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(told_of(lines[1]), "transcript:2.txt:1: customer a | agent b | customer c");
  options.group_sort = true;
  EXPECT_EQ(ingest({path_of("1.txt"), path_of("2.txt")}), lines) << "there is nothing to sort";
}

/// Conversations of 1 to 40 turns, longer than several batches, each with its number in every turn.
std::string many_conversations(std::string_view between, int number) {
  std::string text;
  for (int i = 0; i < number; ++i) {
    if (i > 0) text += between;
    for (int turn = 0; turn < 3 + i % 38; ++turn) {
      text += (turn % 2 == 0 ? "客户：第" : "客服：第") + std::to_string(i) + "次，" +
              std::string(static_cast<std::size_t>(turn * 7 % 300), 'x') + "\n续行\n";
    }
  }
  return text;
}

TEST_F(TranscriptEnds, BatchesCutNothingAndJoinNothing) {
  constexpr int kNumber = 1500;
  for (const std::string_view between : {"\n\n", "\n----\n第3次对话\n\n"}) {
    const std::string text = many_conversations(between, kNumber);
    ASSERT_GT(text.size(), 3u << 20) << "several batches";
    jobs = 1;
    const Lines lines = ingest_text("t.txt", text);
    ASSERT_EQ(lines.size(), static_cast<std::size_t>(kNumber)) << between;
    for (int i = 0; i < kNumber; ++i) {
      const std::string& line = lines[static_cast<std::size_t>(i)];
      const std::string mark = "第" + std::to_string(i) + "次，";
      std::size_t turns = 0, marks = 0;
      for (std::size_t at = 0; (at = line.find("\"text\":", at)) != line.npos; ++at) ++turns;
      for (std::size_t at = 0; (at = line.find(mark, at)) != line.npos; ++at) ++marks;
      ASSERT_EQ(turns, static_cast<std::size_t>(3 + i % 38)) << i;
      ASSERT_EQ(marks, turns) << i;
    }
    jobs = 4;
    EXPECT_EQ(ingest({path_of("t.txt")}), lines);
  }
}

TEST_F(TranscriptEnds, AMappingNamesItsOwnSeparators) {
  options.map = write("m.yaml",
                      "name: mine\ninput: {format: chat}\nline: '^(?P<who>Q|A)> (?P<text>.*)$'\n"
                      "conversation: {file: true, separators: ['^%%(?P<header>.*)$'], blank_lines: "
                      "separate}\nrole:\n  - {field: who, map: {Q: customer, A: agent}}\n"
                      "text: text\nmeta: {title: section}\n");
  const Lines lines = ingest_text("t.txt", "%%one\nQ> a\nA> b\n\nA> c\n%%\n%%two\nQ> d\n");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_NE(lines[0].find(R"("meta":{"title":"one",)"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find(R"("turns":[{"role":"agent","text":"c"}],"meta":{"source")"),
            std::string::npos)
      << lines[1];
  EXPECT_NE(lines[2].find(R"("meta":{"title":"two",)"), std::string::npos) << lines[2];
  EXPECT_EQ(count("records/in"), 7);
}

TEST_F(TranscriptEnds, SeparatorsNeedAFileOfChatText) {
  for (const std::string conversation : {"{separators: ['^-']}", "{gap: 4h, blank_lines: detect}",
                                         "{id: who, separators: ['^-']}"}) {
    options.map = write("m.yaml",
                        "input: {format: chat}\nline: '^(?P<who>Q|A)> (?P<text>.*)$'\n"
                        "text: text\nconversation: " +
                            conversation + "\n");
    EXPECT_NE(refusal({write("t.txt", "Q> a\n")}).find("m.yaml:4: separators and blank_lines"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace deskmill
