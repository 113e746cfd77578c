// Whole conversations in one cell or member, whose lines say who speaks.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"
#include "stages/ingest/draft_map.hpp"

namespace deskmill {
namespace {

class TranscriptsInCells : public ConversationsTest {};

const std::string kCalls =
    "通话编号,客户,开始时间,通话内容\n"
    "T1,小雨,2026-03-01T10:00:00+08:00,\"客户：请问发票怎么开\n客服：下单时勾选\n抬头也在那里填\"\n"
    "T2,大白,2026-03-01T11:00:00+08:00,\"客户：多久到货\n客服：三天左右\"\n";

TEST_F(TranscriptsInCells, OfATableAreConversations) {
  const Lines lines = ingest_text("t.csv", kCalls);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[0]), "customer 请问发票怎么开 | agent 下单时勾选\n抬头也在那里填");
  EXPECT_EQ(turns(lines[1]), "customer 多久到货 | agent 三天左右");
  EXPECT_TRUE(has(lines[0], R"("id":"csv:T1")")) << lines[0];
  EXPECT_TRUE(has(lines[0], R"("customer":"小雨")")) << lines[0];
  EXPECT_TRUE(has(lines[0], R"(开","at":"2026-03-01T10:00:00+08:00")")) << lines[0];
  EXPECT_FALSE(has(lines[0], R"(填","at")")) << lines[0];
  EXPECT_EQ(count("records/in"), count("records/kept"));
}

TEST_F(TranscriptsInCells, OfJsonAreConversations) {
  const std::string calls =
      R"({"call_id":"a","transcript":"[00:01] Agent: Hello?\r\n[00:05] Customer: Is it new?\r\nThe lamp."})"
      "\n"
      R"({"call_id":"b","transcript":"Recorded line 2\nAgent: Hi.\nCustomer:\nIs it red?\nCustomer:\n----\n"})"
      "\n"
      R"({"call_id":"c","transcript":"nobody answered"})"
      "\n";
  EXPECT_EQ(turns_of("t.jsonl", calls),
            (Lines{"agent Hello? | customer Is it new?\nThe lamp.",
                   "agent Hi. | customer Is it red?", "customer nobody answered"}));
  EXPECT_TRUE(has(read("out.jsonl"), R"("header":"Recorded line 2")"));
  EXPECT_EQ(count("merged_by/chat_header"), 1);
  EXPECT_EQ(count("dropped_by/chat_separator"), 1);
  EXPECT_EQ(count("dropped_by/empty_text"), 1);
  EXPECT_EQ(count("transcripts/without_speakers"), 1);
  EXPECT_EQ(count("records/in"), count("records/kept") + count("records/merged") +
                                     count("records/dropped") + count("records/rejected"));
}

TEST_F(TranscriptsInCells, MessagesOfSeveralLinesAreNone) {
  const std::string table =
      "ticket_id,role,content\n"
      "1,customer,\"Hello\nis it in stock?\"\n1,agent,\"Yes: both\nred and blue\"\n"
      "2,customer,\"Customer: Ann\nAgent: Bob\nWho of them can help me?\"\n2,agent,Both\n";
  EXPECT_EQ(turns_of("t.csv", table),
            (Lines{"customer Hello\nis it in stock? | agent Yes: both\nred and blue",
                   "customer Customer: Ann\nAgent: Bob\nWho of them can help me? | agent Both"}));
}

TEST_F(TranscriptsInCells, ADraftSaysSo) {
  const std::string path = write("t.csv", kCalls);
  options.map = write("m.yaml", draft_map(path));
  const Lines lines = ingest({path});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[1]), "customer 多久到货 | agent 三天左右");
}

TEST_F(TranscriptsInCells, AMappingReadsHtml) {
  options.map =
      write("m.yaml", "text: {field: body, html: true, transcript: true}\nconversation: id\n");
  EXPECT_EQ(turns_of("t.csv", "id,body\n7,<p>Customer: Is it new?<br>Agent: <b>Yes</b></p>\n"),
            Lines{"customer Is it new? | agent Yes"});
}

TEST_F(TranscriptsInCells, AMappingSaysNothingAboutSpeakers) {
  const std::string path = write("t.csv", kCalls);
  const std::string text = "text: {field: 通话内容, transcript: true}\n";
  options.map = write("m.yaml", text + "speaker: 客户\n");
  EXPECT_TRUE(has(refusal({path}), "m.yaml:2: speaker is said by the lines of a transcript"));
  options.map = write("m.yaml", text + "input: {format: json}\nmessages: /log\n");
  EXPECT_TRUE(has(refusal({path}), "m.yaml:1: transcript is for texts that are whole"));
}

/// The id that several rows share names what they belong to: two chats of a case stay two.
TEST_F(TranscriptsInCells, EachRowIsAConversation) {
  const std::string text = "\"Customer: Open?\nAgent: Yes\nCustomer: Good\"\n";
  const auto rows = [&](const std::string& header, const std::string& ids) {
    std::string table = header + ",Transcript\n";
    for (std::string_view rest = ids; !rest.empty();) {
      const std::string_view id = rest.substr(0, rest.find(' '));
      table += std::string(id) + "," + text;
      rest.remove_prefix(std::min(rest.size(), id.size() + 1));
    }
    return ingest_text("t.csv", table);
  };
  const auto chats = rows("Id,CaseId", "570A,500 570B,500 570C,501");
  ASSERT_EQ(chats.size(), 3u);
  EXPECT_TRUE(has(chats[1], R"("id":"csv:570B")")) << chats[1];
  EXPECT_EQ(rows("CaseId", "500 500 501").size(), 3u);
  EXPECT_TRUE(has(rows("Id,CaseId", "570A,500 570B,501")[0], R"("id":"csv:500")"));
}

}  // namespace
}  // namespace deskmill
