// What several inputs have to do with each other, and what --trace and --explain say of where
// records come from.
// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

class Sources : public IngestTest {
 protected:
  std::vector<std::string> two_files(std::string_view first, std::string_view second) {
    const std::string header = "session_id,role,message\n";
    return {write("a.csv", header + std::string(first)),
            write("b.csv", header + std::string(second))};
  }
  std::vector<std::string> chats() {
    const std::string chat = "[01/03/26, 10:05:33] X: hello\n[13/03/26, 10:06:00] Y: hi\n";
    return {write("ann/_chat.txt", chat), write("bob/_chat.txt", chat)};
  }
};

TEST_F(Sources, AConversationMadeOfSeveralFilesIsTold) {
  const auto paths = two_files("1,customer,one\n", "1,agent,two\n2,agent,three\n");
  for (const bool sorted : {false, true}) {
    options.group_sort = sorted;
    EXPECT_EQ(ingest(paths).size(), 2u);
    EXPECT_EQ(count("conversations/across_files"), 1);
    EXPECT_TRUE(was_said("1 conversation is made of messages from several files; --local-ids"));
  }
}

TEST_F(Sources, LocalIdsKeepFilesApart) {
  options.local_ids = true;
  const auto paths = two_files("1,customer,one\n2,agent,two\n", "1,agent,three\n,agent,four\n");
  for (const bool sorted : {false, true}) {
    options.group_sort = sorted;
    const auto lines = ingest(paths);
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_NE(lines[0].find("\"id\":\"csv:a.csv:1\""), std::string::npos) << lines[0];
    EXPECT_NE(lines[2].find("\"id\":\"csv:b.csv:1\""), std::string::npos) << lines[2];
    EXPECT_NE(lines[3].find("\"id\":\"csv:b.csv:3\""), std::string::npos) << lines[3];
    EXPECT_EQ(count("conversations/across_files"), 0);
  }
}

TEST_F(Sources, AnIdOfAnotherFileThatOpensAgainLeadsToLocalIds) {
  const auto paths = two_files("1,customer,one\n2,agent,two\n", "1,agent,three\n");
  try {
    ingest(paths);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("--local-ids"), std::string::npos) << error.what();
  }
}

TEST_F(Sources, ChatsOfOneFileNameStayApart) {
  const auto lines = ingest(chats());
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_NE(lines[0].find("\"id\":\"whatsapp:ann/_chat.txt@"), std::string::npos) << lines[0];
  EXPECT_NE(lines[2].find("\"id\":\"whatsapp:bob/_chat.txt@"), std::string::npos) << lines[2];
  EXPECT_NE(lines[2].find("\"file\":\"_chat.txt\""), std::string::npos);
}

TEST_F(Sources, RowsOfOneFileNameHaveDifferentIds) {
  const auto lines = ingest({write("x/t.csv", "role,message\nagent,one\n"),
                             write("y/t.csv", "role,message\nagent,one\n")});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find("\"id\":\"csv:x/t.csv:2\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find("\"id\":\"csv:y/t.csv:2\""), std::string::npos) << lines[1];
}

TEST_F(Sources, MessagesTellFilesOfOneNameApart) {
  const std::string table = "conversation_id,role,message\n1,customer,hello there\n";
  const auto first = write("march/chat.csv", table);
  const auto second = write("april/chat.csv", table + "2,customer,good day\n1,agent,welcome\n");
  const std::string message = refusal({first, second});
  EXPECT_EQ(message.find("april/chat.csv:4: ingest.reopened: the conversation of this row "), 0u)
      << message;
  EXPECT_TRUE(was_said("march/chat.csv: guessed: "));
  EXPECT_TRUE(was_said("april/chat.csv: guessed: "));
}

TEST_F(Sources, ChatsWithoutTimesHaveIdsOfTheirFiles) {
  options.map = write("m.yaml",
                      "input: {format: chat}\n"
                      "line: '^(?P<speaker>Ann|Shop): (?P<text>.*)$'\n"
                      "conversation: {gap: 4h}\n"
                      "customer: {field: speaker, role: customer}\n"
                      "role: [{field: speaker, map: {Ann: customer, Shop: agent}}]\n");
  const auto lines =
      ingest({write("a.txt", "Ann: hello\nShop: hi\n"), write("b.txt", "Ann: why\nShop: so\n")});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find("\"id\":\"mapped:a.txt:1\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find("\"id\":\"mapped:b.txt:1\""), std::string::npos) << lines[1];
}

/// The head decides the order of day and month; what contradicts it later must not pass.
TEST_F(Sources, ADateAgainstTheOrderOfTheOthersIsRejected) {
  std::string text;
  for (int i = 0; i < 30'000; ++i) {  // beyond the head; é ends it at 1 MiB
    text += "[0" + std::to_string(1 + i % 9) + "/0" + std::to_string(1 + i / 9 % 9) +
            "/26, 10:05:33] Renée: message number " + std::to_string(i) + "\n";
  }
  const std::string path = write("chat.txt", text + "[12/31/26, 10:00:00] Bob: last of the year\n" +
                                                 "[31/12/26, 10:00:00] Bob: or this\n");
  options.from = "whatsapp";
  ingest({path});
  EXPECT_EQ(count("rejected_by/ingest.date_order"), 1);
  EXPECT_NE(read("rejects.jsonl").find("\"line\":3000"), std::string::npos);
  options.date_order = "dmy";
  ingest({path});
  EXPECT_NE(read("rejects.jsonl").find("\"line\":30001,"), std::string::npos);
  options.date_order = "mdy";
  ingest({path});
  EXPECT_NE(read("rejects.jsonl").find("\"line\":30002,"), std::string::npos);
  options.date_order = "md";
  EXPECT_THROW(ingest({path}), Error);
}

TEST_F(Sources, AnExplainedConversationSaysWhereItComesFrom) {
  options.map = write("m.yaml",
                      "name: m\nconversation: id\ntext: t\nrole:\n"
                      "  - {field: r, map: {c: customer}}\n");
  explain = {"m:1", "m:9", "t.csv:4"};
  ingest_text("t.csv", "id,r,t\n1,c,one\n1,x,two\n2,c,\n2,c,three\n");
  EXPECT_TRUE(was_said(R"("record":"m:1","rule":"lines","explain":"2 to 3")"));
  EXPECT_TRUE(was_said("turn 0: customer, by rule 1 of role ("));
  EXPECT_TRUE(was_said("m.yaml:5)"));
  EXPECT_TRUE(was_said("turn 1: customer, inferred"));
  EXPECT_TRUE(was_said(R"("explain":"m, from t.csv:2, charset UTF-8")"));
  EXPECT_TRUE(was_said(R"("record":"t.csv:4","rule":"outcome","explain":"dropped by empty_text")"));
  EXPECT_TRUE(was_said("--explain: no record with id \"m:9\" was read"));
  EXPECT_FALSE(was_said("no record with id \"m:1\""));
}

TEST_F(Sources, TraceShowsRowsAsMessages) {
  trace = 1;
  ingest_text("t.csv", "session_id,role,message\n1,customer,one\n1,agent,two\n");
  EXPECT_TRUE(was_said(
      R"({"record":"t.csv:2","rule":"message","before":"1,customer,one","after":"customer: one"})"));
  EXPECT_FALSE(was_said("t.csv:3"));
}

TEST_F(Sources, RecordsThatPassThroughAreExplained) {
  explain = {"c1"};
  ingest_text("t.jsonl",
              R"({"kind":"conversation","id":"c1","turns":[{"role":"agent","text":"a"}]})"
              "\n");
  EXPECT_TRUE(was_said("passed through as it is, from t.jsonl:1"));
}

}  // namespace
}  // namespace deskmill
