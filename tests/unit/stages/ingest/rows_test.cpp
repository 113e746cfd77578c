// Tickets, training rows and deskmill's own records through the whole stage.
// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

using Rows = IngestTest;

constexpr std::string_view kTickets = R"({"tickets":[
 {"id":1,"requester_id":7,"submitter_id":7,"subject":"Late","description":"Where is it?",
  "tags":["a"],"satisfaction_rating":{"score":"good"},"comments":[
   {"id":3,"author_id":5,"public":true,"html_body":"<p>On its <b>way</b></p>","body":"x","created_at":"2026-03-01T10:05:00Z"},
   {"id":1,"author_id":7,"public":true,"body":"Where is it?","created_at":"2026-03-01T10:00:00Z"},
   {"id":2,"author_id":5,"public":false,"body":"check again","created_at":"2026-03-01T10:01:00Z"},
   {"id":4,"author_id":8,"public":true,"body":"Same here","created_at":"2026-03-01T10:06:00Z"}]},
 {"id":2,"requester_id":7,"submitter_id":7,"description":"Open on Sunday?","comments":[]},
 {"id":3,"requester_id":7,"submitter_id":7,"comments":[{"id":5,"author_id":7,"body":oops}]}
],"users":[{"id":7,"name":"Dana","role":"end-user"},{"id":5,"name":"Anna","role":"agent"},{"id":8,"name":"Sam","role":"end-user"}]})";

TEST_F(Rows, ZendeskTickets) {
  const auto lines = ingest_text("z.json", kTickets);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(has(
      lines[0],
      R"("turns":[{"role":"customer","text":"Where is it?","at":"2026-03-01T10:00:00Z","speaker":"Dana"},)"
      R"({"role":"note","text":"check again","at":"2026-03-01T10:01:00Z","speaker":"Anna"},)"
      R"({"role":"agent","text":"On its way","at":"2026-03-01T10:05:00Z","speaker":"Anna"},)"
      R"({"role":"customer","text":"Same here","at":"2026-03-01T10:06:00Z","speaker":"Sam"}],)"
      R"("meta":{"subject":"Late","tags":["a"],"rating":"good",)"))
      << lines[0];
  EXPECT_TRUE(has(lines[1], R"([{"role":"customer","text":"Open on Sunday?","speaker":"Dana"}])"));
  EXPECT_EQ(count("merged_by/user") + count("merged_by/ticket"), count("records/merged"));
  EXPECT_EQ(count("records/kept"), 5);
  EXPECT_EQ(count("rejected_by/json.parse"), 1);
  EXPECT_EQ(count("records/merged"), 4);
}

TEST_F(Rows, TrainingRowsKeepWhatTheyDoNotKnow) {
  const auto lines = ingest_text(
      "o.jsonl",
      R"({"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"text","text":"you"}]},{"role":"assistant","content":"Hello","weight":1.0}],"source":"log","n":1.10}
{"messages":[{"role":"king","content":"x"}]}
)");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0],
                  R"([{"role":"system","text":"Be kind."},{"role":"customer","text":"Hi\nyou"},)"
                  R"({"role":"agent","text":"Hello","weight":1.0}],)"
                  R"("meta":{"original_source":"log","n":1.10,"source":{)"))
      << lines[0];
  EXPECT_EQ(count("rejected_by/ingest.messages"), 1);
  EXPECT_EQ(count("records/in"), 4);
}

TEST_F(Rows, ShareGptAndAlpaca) {
  const auto sharegpt = ingest_text(
      "s.json",
      R"([{"id":"a","system":"S","conversations":[{"from":"human","value":"Q"},{"from":"gpt","value":"A"}]}])");
  ASSERT_EQ(sharegpt.size(), 1u);
  EXPECT_TRUE(has(sharegpt[0], R"("id":"sharegpt:a")"));
  EXPECT_TRUE(has(
      sharegpt[0],
      R"([{"role":"system","text":"S"},{"role":"customer","text":"Q"},{"role":"agent","text":"A"}])"));
  const auto alpaca = ingest_text(
      "a.json", R"([{"instruction":"Do","input":"this","output":"Done","history":[["q1","a1"]]}])");
  ASSERT_EQ(alpaca.size(), 1u);
  EXPECT_TRUE(has(alpaca[0],
                  R"([{"role":"customer","text":"q1"},{"role":"agent","text":"a1"},)"
                  R"({"role":"customer","text":"Do\nthis"},{"role":"agent","text":"Done"}])"));
}

TEST_F(Rows, NullIsNoTextAndNoName) {
  const auto openai = ingest_text(
      "o.jsonl",
      R"({"id":null,"messages":[{"role":"user","name":null,"content":"Hi"},{"role":"assistant","content":null}]})");
  ASSERT_EQ(openai.size(), 1u);
  EXPECT_TRUE(has(openai[0], R"("id":"openai:o.jsonl:1")")) << openai[0];
  EXPECT_TRUE(has(openai[0], R"("turns":[{"role":"customer","text":"Hi"}])")) << openai[0];
  const auto sharegpt = ingest_text(
      "s.jsonl",
      R"({"system":null,"conversations":[{"from":"human","value":null},{"from":"gpt","value":"A"}]})");
  ASSERT_EQ(sharegpt.size(), 1u);
  EXPECT_TRUE(has(sharegpt[0], R"("turns":[{"role":"agent","text":"A"}])")) << sharegpt[0];
  const auto alpaca = ingest_text(
      "a.jsonl", R"({"instruction":"Do","input":null,"output":"Done","system":null,"history":null}
{"instruction":"Do","input":"","output":null}
)");
  ASSERT_EQ(alpaca.size(), 1u);
  EXPECT_TRUE(
      has(alpaca[0], R"("turns":[{"role":"customer","text":"Do"},{"role":"agent","text":"Done"}])"))
      << alpaca[0];
  EXPECT_EQ(count("rejected_by/ingest.messages"), 1);
}

TEST_F(Rows, NullsOfTicketsAreNoPersonAndNoText) {
  const auto lines = ingest_text("z.json", R"({"tickets":[
 {"id":1,"requester_id":null,"description":null,"comments":[{"id":1,"author_id":null,"public":true,"plain_body":null,"body":"Where is it?","created_at":null}]},
 {"id":2,"requester_id":null,"description":null,"comments":[]}],
 "users":[{"id":null,"name":"Nobody","role":"agent"}]})");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"("turns":[{"role":"customer","text":"Where is it?"}])")) << lines[0];
  EXPECT_FALSE(has(lines[0], "null")) << lines[0];
  EXPECT_EQ(count("dropped_by/empty_ticket"), 1);
}

TEST_F(Rows, TrainingRowsLoseNothingOfAnotherType) {
  const auto openai = ingest_text(
      "o.jsonl",
      R"({"id":"a","conversation_id":"c","messages":[{"role":"user","name":{"n":1},"content":5},{"role":"assistant","content":{"type":"text","text":"ok"}}]})");
  ASSERT_EQ(openai.size(), 1u);
  EXPECT_TRUE(has(
      openai[0], R"([{"role":"customer","text":"5","name":{"n":1}},{"role":"agent","text":"ok"}])"))
      << openai[0];
  EXPECT_TRUE(has(openai[0], R"("meta":{"conversation_id":"c",)")) << openai[0];
  const auto sharegpt = ingest_text(
      "s.jsonl",
      R"({"system":{"k":"v"},"id":{"x":1},"conversations":[{"from":"human","value":"Q"}]})");
  ASSERT_EQ(sharegpt.size(), 1u);
  EXPECT_TRUE(has(sharegpt[0], R"("meta":{"system":{"k":"v"},"id":{"x":1},)")) << sharegpt[0];
  const auto alpaca = ingest_text("a.jsonl", R"({"instruction":"Do","input":{"a":1},"output":"Done"}
{"instruction":"Do","input":"","output":"Done","history":"once upon a time"}
{"instruction":"Do","input":"","output":"Done","history":[["q","a","and more"]]}
)");
  EXPECT_EQ(alpaca.size(), 0u);
  EXPECT_EQ(count("rejected_by/ingest.messages"), 3);
}

TEST_F(Rows, OwnConversationsPassUnchanged) {
  const std::string line =
      R"({"id":"z:1", "kind":"conversation","turns":[{"role":"customer","text":"a","at":"2026-03-01T10:00:00Z"}],"odd":1.10})";
  const auto lines = ingest_text("c.jsonl", line + "\n\n" + line + "\r\n{\"turns\":3}\n");
  EXPECT_EQ(lines, (std::vector<std::string>{line, line}));
  EXPECT_EQ(count("records/kept"), 2);
  EXPECT_EQ(count("records/rejected"), 1);
}

/// check would refuse them, and nothing behind ingest could use them.
TEST_F(Rows, OwnConversationsHaveTimesThatAreTimes) {
  std::string content;
  for (const char* at : {"yesterday", "2026-03-01T10:00:00", "2026-13-01T10:00:00Z", "",
                         "2026-03-01T10:00:00.5+08:00"}) {
    content += R"({"turns":[{"role":"customer","text":"a"},{"role":"agent","text":"b","at":")" +
               std::string(at) + "\"}]}\n";
  }
  EXPECT_EQ(ingest_text("c.jsonl", content).size(), 2u);
  EXPECT_EQ(count("rejected_by/record.member"), 3);
  EXPECT_NE(read("rejects.jsonl").find("turns[1]: at is no time of RFC 3339 with an offset"),
            std::string::npos);
}

}  // namespace
}  // namespace deskmill
