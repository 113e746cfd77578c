// Chats as phones and chat windows export them, in several languages.
// SPDX-License-Identifier: Apache-2.0
#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

using Phones = IngestTest;

constexpr std::string_view kMark = "\xE2\x80\x8E";  // U+200E

/// The notice about encryption stands under the name of the shop: were it a message, the shop would
/// be the customer.
TEST_F(Phones, ANoticeOfThePhoneIsNobodysMessage) {
  const std::string mark(kMark);
  for (const std::string notice :
       {"Berichten en gesprekken worden end-to-end versleuteld.",
        "I messaggi e le chiamate sono crittografati end-to-end.",
        "As mensagens são protegidas com a criptografia de ponta a ponta.",
        "メッセージと通話はエンドツーエンドで暗号化されています。"}) {
    const auto lines = ingest_text("c.txt", "[13-03-2026 09:05:12] Lampshop: " + mark + notice +
                                                "\n[13-03-2026 09:06:12] Lena: My lamp flickers\n"
                                                "[13-03-2026 09:07:12] Lampshop: Which one?\n");
    ASSERT_EQ(lines.size(), 1u) << notice;
    EXPECT_TRUE(has(lines[0], R"("role":"customer","text":"My lamp flickers","speaker":"Lena")"))
        << lines[0];
    EXPECT_TRUE(has(lines[0], R"("role":"agent","text":"Which one?","speaker":"Lampshop")"));
  }
}

TEST_F(Phones, MediaAreKnownByTheirFormInAnyLanguage) {
  const std::string mark(kMark);
  for (const std::string& text :
       {std::string("<Media tidak disertakan>"), std::string("<已略去多媒體檔案>"),
        std::string("<メディアは含まれていません>"), std::string("null"),
        std::string("IMG-20260313-WA0001.jpg (bestand bijgevoegd)"),
        mark + "<Anhang: 00000003-PHOTO-2026.jpg>", mark + "afbeelding weggelaten"}) {
    const auto lines =
        ingest_text("c.txt", "13/03/26, 10:01 - Ann: Look\n13/03/26, 10:02 - Ann: " + text +
                                 "\n13/03/26, 10:03 - Shop: Thanks\n");
    ASSERT_EQ(lines.size(), 1u) << text;
    EXPECT_TRUE(has(lines[0], R"("kind":"media")")) << lines[0];
  }
  const auto typed = ingest_text("c.txt",
                                 "13/03/26, 10:01 - Ann: Is it <b>on</b>?\n"
                                 "13/03/26, 10:02 - Shop: see shop.example (page 3)\n");
  ASSERT_EQ(typed.size(), 1u);
  EXPECT_FALSE(has(typed[0], R"("kind":"media")")) << typed[0];
}

TEST_F(Phones, ADateMayBeWrittenWithHan) {
  options.tz = "Z";
  const auto lines = ingest_text("c.txt",
                                 "2026年3月13日 22:05 - 小雨: 灯不亮了\n"
                                 "2026年3月13日 22:06 - 灯具店: 什么型号\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"("at":"2026-03-13T22:05:00Z","speaker":"小雨")")) << lines[0];
}

TEST_F(Phones, DatesMayStandOnLinesOfTheirOwn) {
  options.tz = "Z";
  for (const std::string text :
       {"2026-03-13\n10:00:00 小雨88: 有货吗\n10:00:20 灯具店:小满: 有的\n",
        "[LINE] 与小雨88的聊天记录\n保存日期：2026/3/14 9:00\n\n2026/3/13（五）\n"
        "10:00\t小雨88\t有货吗\n10:01\t客服小满\t有的\n",
        "2026年3月13日 星期五\n小雨88 10:00:00\n有货吗\n灯具店:小满 10:00:20\n有的\n"}) {
    const auto lines = ingest_text("c.txt", text);
    ASSERT_EQ(lines.size(), 1u) << text;
    EXPECT_TRUE(has(
        lines[0],
        R"({"role":"customer","text":"有货吗","at":"2026-03-13T10:00:00Z","speaker":"小雨88"})"))
        << lines[0];
    EXPECT_TRUE(has(lines[0], R"("role":"agent","text":"有的")")) << lines[0];
  }
  EXPECT_THROW(ingest_text("t.txt", "10:00:00 Ann: hi\n10:00:05 Bo: yes\n"), Error);
}

TEST_F(Phones, LinesBetweenChatsAreNoWordsOfAnybody) {
  const auto lines = ingest_text("c.txt",
                                 "-------- 小雨88 --------\n"
                                 "2026-03-13 10:00:00 小雨88: 有货吗\n"
                                 "2026-03-13 10:00:20 灯具店:小满: 有的\n"
                                 "-------- 大山99 --------\n"
                                 "2026-03-13 10:10:00 大山99: 退货\n"
                                 "2026-03-13 10:10:20 灯具店:小满: 稍等\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(has(lines[0], R"("text":"有的")")) << lines[0];
  EXPECT_EQ(count("dropped_by/chat_header"), 2);
}

/// 10:00 was taken for the time, and ":20" for what was said.
TEST_F(Phones, SecondsAreNoText) {
  const std::string table =
      "Ticket ID\tCreated\tRole\tMessage\n"
      "7\t2026-03-13 09:00:00\tcustomer\tMy lamp flickers\n"
      "7\t2026-03-13 09:05:20\tagent\tWhich one?\n";
  const auto lines = ingest_text("t.tsv", table);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"([{"role":"customer","text":"My lamp flickers"})")) << lines[0];
  const auto blocks = ingest_text("b.txt",
                                  "小雨88 2026-03-13 10:00：5个有货吗\n"
                                  "灯具店:小满 2026-03-13 10:00:20: 15个\n"
                                  "小雨88(2026-03-13 10:01):\n好\n");
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_TRUE(has(blocks[0], R"("text":"5个有货吗")")) << blocks[0];
  EXPECT_TRUE(has(blocks[0], R"("text":"15个")"));
  EXPECT_TRUE(has(blocks[0], R"("text":"好")"));
}

}  // namespace
}  // namespace deskmill
