// Rows of trainers under the names that trainers give them.
// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

using TrainingRows = IngestTest;

constexpr std::string_view kExchange =
    R"([{"role":"customer","text":"Open?"},{"role":"agent","text":"Yes."}])";

TEST_F(TrainingRows, RolesOfOtherTrainers) {
  const auto lines = ingest_text(
      "t.jsonl",
      R"({"messages":[{"role":"human","content":"Open?"},{"role":"ai","content":"Yes."}]})"
      "\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], kExchange)) << lines[0];
  EXPECT_TRUE(has(lines[0], R"("id":"openai:)"));
}

TEST_F(TrainingRows, ACallOfAToolIsANote) {
  const auto lines = ingest_text(
      "t.jsonl", R"({"messages":[{"role":"user","content":"Open?"},)"
                 R"({"role":"assistant","content":null,"tool_calls":[{"id":"c1"}]},)"
                 R"({"role":"assistant","content":null,"function_call":{"name":"hours"}},)"
                 R"({"role":"tool","content":"9-18"},)"
                 R"({"role":"assistant","content":"Yes.","tool_calls":[{"id":"c2"}]}]})"
                 "\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"({"role":"note","text":"[{\"id\":\"c1\"}]"},)"
                            R"({"role":"note","text":"{\"name\":\"hours\"}"},)"
                            R"({"role":"note","text":"9-18"},)"
                            R"({"role":"agent","text":"Yes.","tool_calls":[{"id":"c2"}]})"))
      << lines[0];
  EXPECT_EQ(count("records/dropped"), 0);
}

TEST_F(TrainingRows, ExchangesUnderOtherNames) {
  for (const char* row :
       {R"({"prompt":"Open?","completion":"Yes."})",
        R"({"query":"Open?","response":"Yes.","history":[],"system":""})",
        R"({"prompt":"Open?","response":"Yes.","history":null})",
        R"({"instruction":"Open?","context":"","response":"Yes.","category":"qa"})"}) {
    const auto lines = ingest_text("t.jsonl", std::string(row) + "\n");
    ASSERT_EQ(lines.size(), 1u) << row;
    EXPECT_TRUE(has(lines[0], R"("id":"alpaca:)")) << lines[0];
    EXPECT_TRUE(has(lines[0], kExchange)) << lines[0];
  }
  // A log: its rows belong together.
  const auto log =
      ingest_text("t.jsonl", R"({"session_id":"s","query":"Open?","response":"Yes."})"
                             "\n"
                             R"({"session_id":"s","query":"Until when?","response":"Until six."})"
                             "\n");
  ASSERT_EQ(log.size(), 1u);
  EXPECT_TRUE(has(log[0], R"("id":"json:s")")) << log[0];
}

TEST_F(TrainingRows, PairsInAListAndInATable) {
  const auto pairs = ingest_text(
      "t.jsonl", R"({"conversation_id":7,"conversation":[{"human":"Open?","assistant":"Yes."}]})"
                 "\n");
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_TRUE(has(pairs[0], kExchange)) << pairs[0];
  const auto table = ingest_text("t.csv",
                                 "flags,instruction,intent,response\n"
                                 "B,Open?,hours,Yes.\n");
  ASSERT_EQ(table.size(), 1u);
  EXPECT_TRUE(has(table[0], kExchange)) << table[0];
  // Half of the question would be lost.
  EXPECT_THROW(ingest_text("t.csv", "instruction,input,output\nTranslate,yes,oui\n"), Error);
}

TEST_F(TrainingRows, ListsBesideEachOtherAreNotLost) {
  const std::string message =
      refusal({write("t.json", R"({"train":[{"instruction":"Open?","output":"Yes."}],)"
                               R"("test":[{"instruction":"Late?","output":"No."}]})")});
  EXPECT_NE(message.find(R"(jq -c '."test"[], ."train"[]')"), std::string::npos) << message;
}

}  // namespace
}  // namespace deskmill
