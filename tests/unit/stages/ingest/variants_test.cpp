// Variants of known forms, as other tools write them.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

class Variants : public ConversationsTest {};

TEST_F(Variants, RolesOfTrainersInAnyCase) {
  EXPECT_EQ(told("a.jsonl", R"({"messages":[{"role":"User","content":"hi"},)"
                            R"({"role":"ASSISTANT","content":"ho"}]})"),
            Lines{"openai:a.jsonl:1: customer hi | agent ho"});
  EXPECT_EQ(told("a.jsonl", R"({"conversations":[{"from":"Human","value":"hi"},)"
                            R"({"from":"GPT","value":"ho"}]})"),
            Lines{"sharegpt:a.jsonl:1: customer hi | agent ho"});
}

TEST_F(Variants, ShareGptInTheSingular) {
  EXPECT_EQ(told("a.jsonl", R"({"id":"x","conversation":[{"from":"human","value":"hi"}]})"),
            Lines{"sharegpt:x: customer hi"});
}

TEST_F(Variants, ContentsOfGemini) {
  EXPECT_EQ(
      told("a.jsonl", R"({"contents":[{"role":"user","parts":[{"text":"hi"},{"text":"you"}]},)"
                      R"({"role":"model","parts":[{"text":"ho"}]}]})"),
      Lines{"openai:a.jsonl:1: customer hi\nyou | agent ho"});
}

/// None of these names means a side by itself.
TEST_F(Variants, NamesThatMeanBothSidesTogether) {
  EXPECT_EQ(told("a.csv", "Q,A\n多久到,两天\n"),
            Lines{"csv:a.csv:2: customer 多久到 | agent 两天"});
  EXPECT_EQ(told("a.csv", "user,bot\nhi,ho\n"), Lines{"csv:a.csv:2: customer hi | bot ho"});
  EXPECT_EQ(
      told("a.jsonl", "{\"input\":\"hi\",\"output\":\"ho\"}\n{\"input\":\"a\",\"output\":\"b\"}"),
      (Lines{"json:a.jsonl:1: customer hi | agent ho", "json:a.jsonl:2: customer a | agent b"}));
  EXPECT_EQ(told("a.jsonl",
                 "[{\"user\":\"hi\",\"assistant\":\"ho\"},{\"user\":\"a\",\"assistant\":"
                 "\"b\"}]\n[{\"user\":\"c\",\"assistant\":\"d\"}]"),
            (Lines{"json:a.jsonl:1: customer hi | agent ho | customer a | agent b",
                   "json:a.jsonl:2: customer c | agent d"}));
}

TEST_F(Variants, NamesInWhatsAppEndBeforeTheBlank) {
  const auto lines =
      ingest_text("a.txt", "[2026-03-01 10:00:05] Ann : hi\n[2026-03-01 10:00:10] Shop : ok\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(
      has(lines[0], R"("customer":"Ann","turns":[{"role":"customer","text":"hi","speaker":"Ann"})"))
      << lines[0];
}

TEST_F(Variants, RowsWithoutMessagesAreDropped) {
  EXPECT_EQ(told("a.jsonl",
                 "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\",\"weight\":1}]}\n"
                 "{\"messages\":[]}\n{\"messages\":[]}\n"),
            Lines{"openai:a.jsonl:1: customer hi"});
  EXPECT_EQ(count("dropped_by/no_messages"), 2);
  EXPECT_TRUE(has(read("out.jsonl"), "\"weight\":1"));
}

TEST_F(Variants, PromptsAndCompletionsAsMessages) {
  EXPECT_EQ(told("a.jsonl", R"({"prompt":[{"role":"system","content":"be kind"},)"
                            R"({"role":"user","content":"hi"}],)"
                            R"("completion":[{"role":"assistant","content":"ho"}],"n":1})"),
            Lines{"alpaca:a.jsonl:1: system be kind | customer hi | agent ho"});
  EXPECT_TRUE(has(read("out.jsonl"), R"("meta":{"n":1,)"));
}

TEST_F(Variants, AlpacaWithoutAnInstruction) {
  EXPECT_EQ(told("a.json", R"([{"instruction":"","input":"red?","output":"yes"}])"),
            Lines{"alpaca:a.json:1: customer red? | agent yes"});
}

TEST_F(Variants, JddcWithHashesInCapitals) {
  const std::string id = "0123456789ABCDEF0123456789ABCDEF";
  EXPECT_EQ(told("a.tsv", id + "\tU\t0\t0\t0\t1\t在吗\n" + id + "\tU\t1\t0\t0\t1\t在的\n"),
            Lines{"jddc:" + id + ": customer 在吗 | agent 在的"});
}

TEST_F(Variants, TweetsFromASpreadsheet) {
  options.tz = "Z";
  const auto lines = ingest_text(
      "a.csv",
      "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n"
      "1,77,TRUE,10/31/2017 22:10,help,2,\n2,shop,FALSE,10/31/2017 22:11,sure,,1\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"({"role":"agent","text":"sure","at":"2017-10-31T22:11:00Z")"));
}

TEST_F(Variants, WhatsAppWithOtherColons) {
  EXPECT_EQ(told("a.txt", "2026年3月13日 22:05 - 小王：在吗\n2026年3月13日 22:06 - 店：在的：红\n"),
            Lines{"whatsapp:a.txt@2026-03-13T22:05:00: customer 在吗 | agent 在的：红"});
  EXPECT_EQ(told("b.txt", "13/03/2026 22:05:33: Ann: hi\n13/03/2026 22:06:33: Shop: ok\n"),
            Lines{"whatsapp:b.txt@2026-03-13T22:05:33: customer hi | agent ok"});
}

TEST_F(Variants, FurtherWordsForRoles) {
  EXPECT_EQ(
      told("a.csv",
           "conversation_id,role,message\n1,caller,a\n1,Rep,b\n1,智能机器人,c\n1,系统提示,d\n"),
      Lines{"csv:1: customer a | agent b | bot c | system d"});
}

/// Each message of Twilio has a sid of its own.
TEST_F(Variants, SmsOfOnePage) {
  const Lines sms = told("a.json", R"({"messages":[{"sid":"SM1","from":"+1","to":"+2",)"
                                   R"("direction":"inbound","body":"hi"},)"
                                   R"({"sid":"SM2","from":"+2","to":"+1",)"
                                   R"("direction":"outbound-reply","body":"ho"}],"page":0})");
  ASSERT_EQ(sms.size(), 1u);
  EXPECT_TRUE(sms[0].ends_with(": customer hi | agent ho")) << sms[0];
}

TEST_F(Variants, TicketsBesideTheirCommentsAreSaid) {
  const std::string tickets = write(
      "tickets.json", R"({"tickets":[{"id":1,"requester_id":5,"submitter_id":5,"subject":"s",)"
                      R"("description":"red?","created_at":"2026-03-01T10:00:00Z"}],"count":1})");
  const std::string comments =
      write("comments.jsonl", R"({"id":9,"ticket_id":1,"author_id":5,"body":"red?","public":true,)"
                              R"("audit_id":3,"created_at":"2026-03-01T10:00:00Z"})");
  ingest({tickets});
  EXPECT_FALSE(was_said("may be there twice"));
  ingest({comments, tickets});
  EXPECT_TRUE(was_said("may be there twice; leave the tickets out, or join"));
}

TEST_F(Variants, TicketsAsATable) {
  EXPECT_EQ(told("a.csv", "Id,Requester,Subject,Description\n7,Ann,Late,It is late\n"),
            Lines{"csv:7: customer It is late"});
}

TEST_F(Variants, TimesOfOtherPrograms) {
  options.tz = "Z";
  for (const char* time :
       {"Mar  1 2026 10:05AM", "2026年3月1日 上午10点05分", "2026年3月1日 10时05分"}) {
    const auto lines =
        ingest_text("a.csv", std::string("conversation_id,role,text,time\n1,user,hi,") + time +
                                 "\n1,agent,ho,\n");
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_TRUE(has(lines[0], "\"at\":\"2026-03-01T10:05:00Z\"")) << lines[0];
  }
}

TEST_F(Variants, ColumnsThatSayWhoWroteByYesAndNo) {
  EXPECT_EQ(told("a.csv", "conversation_id,Is Customer,message\n1,yes,hi\n1,no,ho\n"),
            Lines{"csv:1: customer hi | agent ho"});
  EXPECT_EQ(told("a.csv",
                 "conversation_id,sender,message,is_bot\n1,customer,hi,false\n"
                 "1,agent,auto,true\n1,agent,ho,false\n"),
            Lines{"csv:1: customer hi | bot auto | agent ho"});
}

/// The time in front of the word for the role begins the turn, not the word.
TEST_F(Variants, TranscriptsInOneLineWithTimes) {
  EXPECT_EQ(told("a.csv",
                 "会话编号,聊天记录\n"
                 "A1,[10:00:01] 访客: 在吗 [10:00:05] 客服小王: 在的\n"
                 "A2,[11:00:01] 访客: 你好 [11:00:05] 客服小王: 您好\n"),
            (Lines{"csv:A1: customer 在吗 | agent 在的", "csv:A2: customer 你好 | agent 您好"}));
  EXPECT_EQ(count("records/merged"), 0);
}

TEST_F(Variants, LinesOfBlanksInATable) {
  EXPECT_EQ(told("a.csv", "conversation_id,sender,message\n1,user,hi\n   \n1,agent,ho\n"),
            Lines{"csv:1: customer hi | agent ho"});
  EXPECT_EQ(count("input/blank_lines"), 1);
}

TEST_F(Variants, TimesAndIdsOfMongoDb) {
  const auto lines = ingest_text(
      "a.jsonl",
      R"({"conversation_id":{"$oid":"c"},"role":"user","text":"hi","createdAt":{"$date":"2026-03-01T10:00:00Z"}})"
      "\n"
      R"({"conversation_id":{"$oid":"c"},"role":"agent","text":"ho","createdAt":{"$date":"2026-03-01T10:01:00Z"}})");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"("id":"json:c")")) << lines[0];
  EXPECT_TRUE(has(lines[0], R"("text":"ho","at":"2026-03-01T10:01:00Z")")) << lines[0];
}

TEST_F(Variants, HumanIsAWordForACustomer) {
  EXPECT_EQ(told("a.txt", "Human: hi\n\nAssistant: ho\n\nHuman: more\n\nAssistant: yes\n"),
            Lines{"transcript:a.txt:1: customer hi | agent ho | customer more | agent yes"});
}

TEST_F(Variants, EnvelopesAndPreferencesAreNamed) {
  const auto refused = [&](std::string_view text) { return refusal({write("t", text)}); };
  EXPECT_TRUE(has(refused("{\"_index\":\"c\",\"_source\":{\"id\":1,\"text\":\"hi\"}}\n"
                          "{\"_index\":\"c\",\"_source\":{\"id\":2,\"text\":\"ho\"}}\n"),
                  "jq -c '._source' "));
  const std::string said = R"([{"role":"user","content":"hi"},{"role":"assistant","content":"o"}])";
  const std::string row = "{\"chosen\":" + said + ",\"rejected\":" + said + "}\n";
  EXPECT_TRUE(has(refused(row + row), "jq -c '.messages = .chosen | del(.chosen, .rejected)' "));
}

TEST_F(Variants, PythonAndTitlesAreNamed) {
  const auto refused = [&](std::string_view text) { return refusal({write("t", text)}); };
  EXPECT_TRUE(has(refused("[{'role': 'user', 'text': 'hi'}]"), "[ast.literal_eval(open("));
  EXPECT_TRUE(has(refused("{'text': 'hi'}\n{'text': 'ho'}\n"), "map(ast.literal_eval,open("));
  const std::string title =
      refused("All chats\n\nconversation_id,sender,text\n1,user,hi\n1,agent,ho\n");
  EXPECT_TRUE(has(title, "take away the lines above them: tail -n +3 ")) << title;
}

}  // namespace
}  // namespace deskmill
