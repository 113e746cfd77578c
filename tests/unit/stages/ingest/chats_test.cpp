// Chat texts through the whole stage.
// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "ingest_fixture.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

using Chats = IngestTest;

TEST_F(Chats, WhatsAppWithContinuationAndSystemLines) {
  const auto lines = ingest_text("chat.txt",
                                 "14/02/26, 10:00 - Messages are encrypted.\n"
                                 "14/02/26, 10:01 - Ann: Is it\n\nstill there?\n"
                                 "14/02/26, 10:02 - Shop: Yes.\n"
                                 "14/02/26, 18:00 - Ann: <Media omitted>\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(has(lines[0], R"("turns":[{"role":"system","text":"Messages are encrypted."},)"
                            R"({"role":"customer","text":"Is it\n\nstill there?","speaker":"Ann"},)"
                            R"({"role":"agent","text":"Yes.","speaker":"Shop"}])"))
      << lines[0];
  EXPECT_TRUE(has(lines[1], R"("id":"whatsapp:chat.txt@2026-02-14T18:00:00")")) << lines[1];
  EXPECT_TRUE(has(lines[1], R"("kind":"media")"));
  EXPECT_EQ(count("records/in"), 4);
  EXPECT_EQ(count("roles/inferred"), 3);
}

TEST_F(Chats, WhatsAppOfOtherPhones) {
  options.tz = "Z";
  const auto bracketed = ingest_text("a.txt",
                                     "\xE2\x80\x8E[3/14/26, 9:05:07\xE2\x80\xAFPM] Ann: Hello "
                                     "you\n[3/14/26, 9:06:00\xE2\x80\xAFPM] B: Hi\n");
  ASSERT_EQ(bracketed.size(), 1u);
  EXPECT_TRUE(has(bracketed[0], "\"at\":\"2026-03-14T21:05:07Z\"")) << bracketed[0];
  for (const char* day : {"13/03/2026 à 22:05 -", "[2026. 3. 13. 오후 10:05:00]",
                          "13/3/26 10:05 p.\u00A0m. -", "13.3.2026 klo 22.05 -"}) {
    const auto lines =
        ingest_text("c.txt", std::string(day) + " Ann: hi\nyou\n" + day + " B: yes\n");
    ASSERT_EQ(lines.size(), 1u) << day;
    EXPECT_TRUE(has(lines[0], "\"at\":\"2026-03-13T22:05:00Z\"")) << lines[0];
  }
  const auto chinese =
      ingest_text("b.txt", "2026/3/4 下午3:05 - 小王: 在吗\n2026/3/4 下午3:06 - 店: 在的\n");
  ASSERT_EQ(chinese.size(), 1u);
  EXPECT_TRUE(has(chinese[0], "\"at\":\"2026-03-04T15:05:00Z\"")) << chinese[0];
}

/// In a mapping of one's own, too.
TEST_F(Chats, RoleWordsAreARuleOfMappings) {
  options.map = write("map.yaml",
                      "name: own\ninput: {format: chat}\n"
                      "line: '^> (?P<speaker>[^:]{1,40}): (?P<text>.*)$'\n"
                      "conversation: {file: true}\nspeaker: speaker\n"
                      "role:\n  - {field: speaker, role_words: true}\n  - {default: agent}\n");
  const auto lines = ingest_text("a.txt", "> Visitor 7: hi\n> Ann: yes\n> User: ok\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"([{"role":"customer","text":"hi","speaker":"Visitor 7"},)"
                            R"({"role":"agent","text":"yes","speaker":"Ann"},)"
                            R"({"role":"customer","text":"ok"}])"))
      << lines[0];
}

/// An agent who greets first must not become the customer.
TEST_F(Chats, NamesThatAreWordsForARoleTellIt) {
  const std::string agent = R"({"role":"agent","text":"hi")",
                    customer = R"({"role":"customer","text":"yes")";
  for (const char* text :
       {"[2026-03-01 10:00:05] Agent: hi\n[2026-03-01 10:00:09] Customer: yes\n",
        "2026-03-01 10:00:05 客服小王：hi\n2026-03-01 10:00:09 客户：yes\n",
        "2026-03-01 10:00 Support: hi\n2026-03-01 10:01 Visitor 7: yes\n",
        "客服小王 2026-03-01 10:00:05\nhi\n\n客户 2026-03-01 10:00:09\nyes\n",
        "2026-03-01 10:00:05 Ann (Agent)\nhi\n2026-03-01 10:00:09 Bob (Customer)\nyes\n",
        "[2026-03-01 10:00:05] Agent: hi\n[2026-03-01 10:00:09] Bob: yes\n",
        "[2026-03-01 10:00:05] Ann: hi\n[2026-03-01 10:00:09] Customer: yes\n"}) {
    const auto lines = ingest_text("a.txt", text);
    ASSERT_EQ(lines.size(), 1u) << text;
    EXPECT_TRUE(has(lines[0], agent)) << lines[0];
    EXPECT_TRUE(has(lines[0], customer)) << lines[0];
    EXPECT_FALSE(has(lines[0], R"("customer":"客户")"))
        << "all conversations would be one person's";
  }
}

TEST_F(Chats, WhatStandsInPlaceOfMediaAndDeletedMessagesHasAKind) {
  for (const char* text :
       {"<Media omitted>", "<Medien ausgeschlossen>", "<省略多媒体文件>", "\xE2\x80\x8E图像已忽略",
        "\xE2\x80\x8E"
        "Bild weggelassen",
        "\xE2\x80\x8Eimage omitted"}) {
    const auto lines = ingest_text(
        "a.txt", "13.03.26, 10:00 - A: x\n13.03.26, 10:01 - B: " + std::string(text) + "\n");
    EXPECT_TRUE(has(lines.at(0), R"("kind":"media")")) << text;
  }
  for (const char* text :
       {"This message was deleted", "Diese Nachricht wurde gelöscht.", "此消息已被删除"}) {
    const auto lines = ingest_text(
        "a.txt", "13.03.26, 10:00 - A: x\n13.03.26, 10:01 - B: " + std::string(text) + "\n");
    EXPECT_TRUE(has(lines.at(0), R"("kind":"recall")")) << text;
  }
}

/// Whoever begins again after a silence: the roles of two people do not change within a file.
TEST_F(Chats, ThePartiesOfAFileKeepTheirRoles) {
  const auto lines =
      ingest_text("a.txt",
                  "13.03.26, 10:00 - Ida: open?\n13.03.26, 10:01 - Lamps: yes\n"
                  "14.03.26, 10:00 - Lamps: it is here\n14.03.26, 10:01 - Ida: good\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(has(lines[1], R"({"role":"agent","text":"it is here")")) << lines[1];
  EXPECT_TRUE(has(lines[1], R"({"role":"customer","text":"good")")) << lines[1];
  EXPECT_TRUE(has(lines[1], R"("customer":"Ida")")) << lines[1];

  const auto support = ingest_text("b.txt",
                                   "13.03.26, 10:00 - Lamp Support: your lamp is here\n"
                                   "13.03.26, 10:01 - Ida: good\n");
  EXPECT_TRUE(has(support.at(0), R"({"role":"customer","text":"good")")) << support[0];
}

TEST_F(Chats, AnAccountOfAShopMayBeABot) {
  const auto lines = ingest_text("ww.txt",
                                 "旺旺号:松果家居\n2026-03-01 10:00:05 小雨: 在吗\n"
                                 "2026-03-01 10:00:06 松果家居:机器人: 在的\n");
  EXPECT_TRUE(has(lines.at(0), R"({"role":"bot","text":"在的")")) << lines[0];
}

TEST_F(Chats, AnUndecidableDateOrderIsSaid) {
  ingest_text("a.txt", "03/04/26, 10:00 - A: one\n03/04/26, 10:01 - B: two\n");
  EXPECT_TRUE(has(messages.at(0), "order of day and month is not certain")) << messages.at(0);
}

TEST_F(Chats, WangWangInGbk) {
  const std::string text =
      "旺旺号:松果家居\n2026-03-01\n"
      "2026-03-01 10:00:05 小雨: 你好，有货吗\n"
      "2026-03-01 10:00:20 松果家居:小满: 亲，有货的哦\n第二行\n"
      "2026-03-01 10:00:21 松果家居: 系统提示:您接入了新的买家\n"
      "2026-03-01 10:01:00 老张: 在吗\n"
      "2026-03-01 10:01:05 松果家居: 在的\n";
  const auto lines = ingest_text("ww.txt", *encode_strict(text, "GB18030"));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(has(lines[0], R"("customer":"小雨")"));
  EXPECT_TRUE(
      has(lines[0], R"({"role":"agent","text":"亲，有货的哦\n第二行","speaker":"松果家居:小满"})"))
      << lines[0];
  EXPECT_TRUE(has(lines[0], R"("role":"system","text":"系统提示:)"));
  EXPECT_TRUE(has(lines[1], R"("customer":"老张")"));
  EXPECT_TRUE(has(lines[1], R"({"role":"agent","text":"在的")"));
  EXPECT_EQ(count("dropped_by/chat_header"), 2);
  EXPECT_EQ(count("records/in"), 7);
}

TEST_F(Chats, NameAndTimeAboveEachMessage) {
  const std::string text =
      "小雨 2026-03-01 10:00:00\n你好，有货吗\n\n灰色的也可以\n\n"
      "松果旗舰店:小满(2026-03-01 10:00:20):\n亲，有货的哦\n"
      "系统消息 2026-03-01 10:00:30\n买家已付款\n"
      "松果旗舰店 2026-03-01 10:00:40\n今天发出\n"
      "老张（2026-03-01 10:01:00）：\n在吗\n";
  const auto lines = ingest_text("qn.txt", *encode_strict(text, "GB18030"));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(has(lines[0], R"("customer":"小雨")")) << lines[0];
  EXPECT_TRUE(
      has(lines[0],
          R"("turns":[{"role":"customer","text":"你好，有货吗\n\n灰色的也可以","speaker":"小雨"},)"
          R"({"role":"agent","text":"亲，有货的哦","speaker":"松果旗舰店:小满"},)"
          R"({"role":"system","text":"买家已付款","speaker":"系统消息"},)"
          R"({"role":"agent","text":"今天发出","speaker":"松果旗舰店"}])"))
      << lines[0];
  EXPECT_TRUE(has(lines[1], R"([{"role":"customer","text":"在吗","speaker":"老张"}])")) << lines[1];
  EXPECT_EQ(count("times/zoneless"), 5);
  EXPECT_EQ(count("records/in"), 5);
}

TEST_F(Chats, TheTimeMayStandInFrontOfTheName) {
  options.tz = "+08:00";
  const auto lines = ingest_text("b.txt",
                                 "label:松果家居\n"
                                 "2026/3/1 9:00 小雨\n有货吗\n"
                                 "[2026/3/1 9:01] 松果家居:\n有的: 三件\n"
                                 "2026年3月1日 9:02:03 小雨\n下单时间: 2026-03-01 09:00:00\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(
      lines[0],
      R"({"role":"customer","text":"有货吗","at":"2026-03-01T09:00:00+08:00","speaker":"小雨"},)"
      R"({"role":"agent","text":"有的: 三件","at":"2026-03-01T09:01:00+08:00","speaker":"松果家居"},)"
      R"({"role":"customer","text":"下单时间: 2026-03-01 09:00:00","at":"2026-03-01T09:02:03+08:00")"))
      << lines[0];
}

TEST_F(Chats, WithoutAShopTheFirstSpeakerIsTheCustomer) {
  const auto lines = ingest_text("q.txt",
                                 "消息记录（此消息记录为文本格式，不支持重新导入）\n\n"
                                 "2026-03-01 10:00:00 小雨(10001)\n有货吗\n\n"
                                 "2026-03-01 10:00:09 小满(10002)\n有的\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"x([{"role":"customer","text":"有货吗","speaker":"小雨(10001)"},)x"
                            R"x({"role":"agent","text":"有的","speaker":"小满(10002)"}])x"))
      << lines[0];
  EXPECT_EQ(count("roles/inferred"), 2);
}

TEST_F(Chats, ALogFileIsNoChat) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "2026-03-01 10:00:00 Server started\n";
  EXPECT_THROW(ingest_text("server.log", text), Error);
}

TEST_F(Chats, NoticesOfWhatsAppGroupsAreTheSystems) {
  const auto lines = ingest_text(
      "g.txt",
      "[14/02/26, 10:00:00] Pine group: \u200EMessages and calls are end-to-end encrypted. Only "
      "people in this chat can read them.\n"
      "[14/02/26, 10:00:00] Pine group: \u200EAnn created this group\n"
      "[14/02/26, 10:00:01] Pine group: \u200EAnn added Bob\n"
      "[14/02/26, 10:01:00] Ann: Are calls end-to-end encrypted?\n"
      "[14/02/26, 10:02:00] Shop: Messages and calls are safe. Bob left a note\n"
      "[14/02/26, 10:03:00] 松果群: \u200E消息和通话已进行端到端加密。\n"
      "[14/02/26, 10:03:00] 松果群: \u200E小雨创建了群组\n");
  ASSERT_EQ(lines.size(), 1u);
  std::vector<std::string> roles;
  for (std::size_t at = 0; (at = lines[0].find("\"role\":\"", at)) != std::string::npos; ++at) {
    roles.push_back(lines[0].substr(at + 8, lines[0].find('"', at + 8) - at - 8));
  }
  EXPECT_EQ(roles, (std::vector<std::string>{"system", "system", "system", "customer", "agent",
                                             "system", "system"}))
      << lines[0];
}

TEST_F(Chats, DateLinesAboveClockTimes) {
  options.map = write("m.yaml",
                      "name: log\ninput: {format: chat}\n"
                      "line: '^(?P<time>\\d\\d:\\d\\d) <(?P<speaker>\\w+)> (?P<text>.*)$'\n"
                      "date_line: '^--- (?P<date>\\d{4}-\\d\\d-\\d\\d)'\n"
                      "speaker: speaker\ntime: {field: time, format: '%Y-%m-%d %H:%M'}\n");
  options.tz = "Z";
  std::string text = "--- 2026-03-01\n10:00 <ann> hello\n--- 2026-03-02\n";
  for (int i = 0; i < 30'000; ++i) text += "11:00 <bob> " + std::string(50, 'y') + "\n";
  jobs = 2;
  const auto lines = ingest_text("log.txt", text);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], "\"at\":\"2026-03-01T10:00:00Z\""));
  EXPECT_TRUE(has(lines[0].substr(lines[0].size() - 200), "\"at\":\"2026-03-02T11:00:00Z\""));
  EXPECT_EQ(count("records/kept"), 30'001);
}

TEST_F(Chats, AFileMayBeOneConversation) {
  const std::string calls =
      "Agent: hello\nCustomer: my line is dead\nsince noon\n\nAgent: one moment\n";
  options.map = write("calls.yaml",
                      "name: calls\nchannel: call\ninput: {format: chat}\n"
                      "line: '^(?P<speaker>Customer|Agent): (?P<text>.*)$'\n"
                      "conversation: {file: true}\n"
                      "role: [{field: speaker, map: {Customer: customer, Agent: agent}}]\n");
  const auto lines = ingest({write("1.txt", calls), write("2.txt", calls)});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find(R"("id":"calls:1.txt")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find(R"("id":"calls:2.txt")"), std::string::npos) << lines[1];
  EXPECT_NE(lines[0].find(R"(my line is dead\nsince noon)"), std::string::npos) << lines[0];
  EXPECT_EQ(count("records/kept"), 6);
}

TEST_F(Chats, LinesBeforeTheFirstMessageAreRejected) {
  options.from = "whatsapp";
  ingest_text("a.txt", "what is this\n14/02/26, 10:00 - A: one\n");
  EXPECT_EQ(count("rejected_by/chat.no_message"), 1);
  EXPECT_EQ(count("records/kept"), 1);
  EXPECT_EQ(advice, "");
  max_rejects = 0;
  ingest_text("a.txt", "what is this\n14/02/26, 10:00 - A: one\n");
  EXPECT_EQ(
      advice,
      "1 line above the first message of a file: --max-rejects 1 lets them pass, header_lines "
      "of a mapping drops them by name");
}

TEST_F(Chats, ANoticeThatAMessageWasRecalledIsNoPartOfTheOneAbove) {
  for (const char* text : {"小雨 2026-03-01 10:00:00\n有货吗\n小雨 撤回了一条消息\n店铺:小满 "
                           "2026-03-01 10:01:00\n有的\n",
                           "label:店铺\n2026-03-01 10:00:00 小雨: 有货吗\n对方撤回了一条消息\n"
                           "2026-03-01 10:01:00 店铺:小满: 有的\n"}) {
    const auto lines = ingest_text("a.txt", text);
    ASSERT_EQ(lines.size(), 1u) << text;
    EXPECT_TRUE(has(lines[0], R"("text":"有货吗")")) << lines[0];
    EXPECT_EQ(count("dropped_by/chat_header") + count("records/kept"), count("records/in"));
  }
}

}  // namespace
}  // namespace deskmill
