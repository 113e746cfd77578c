// Lists of messages where others have records, and JSON where others have text.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

using ListsOfMessages = ConversationsTest;
constexpr const char* kOne =
    R"([{"role":"user","content":"在吗"},{"role":"assistant","content":"在的"}])";
constexpr const char* kTwo =
    R"([{"role":"user","content":"Is it red?"},{"role":"assistant","content":"Yes"}])";

TEST_F(ListsOfMessages, AreConversationsLineByLine) {
  EXPECT_EQ(told("t.json", std::string(kOne) + "\n" + kTwo + "\n"),
            (Lines{"openai:t.json:1: customer 在吗 | agent 在的",
                   "openai:t.json:2: customer Is it red? | agent Yes"}));
  EXPECT_EQ(told("t.json",
                 "[{\"from\":\"human\",\"value\":\"hi\"},{\"from\":\"gpt\","
                 "\"value\":\"ho\"}]\n[{\"from\":\"human\",\"value\":\"so\"}]\n"),
            (Lines{"sharegpt:t.json:1: customer hi | agent ho", "sharegpt:t.json:2: customer so"}));
  EXPECT_EQ(told("t.json",
                 "[{\"sender\":\"customer\",\"text\":\"a\"},{\"sender\":\"agent\","
                 "\"text\":\"b\"}]\n[{\"sender\":\"customer\",\"text\":\"c\"}]\n"),
            (Lines{"json:t.json:1: customer a | agent b", "json:t.json:2: customer c"}));
}

TEST_F(ListsOfMessages, AreConversationsAsElementsOfAList) {
  EXPECT_EQ(told("t.json", "[" + std::string(kOne) + ",\n" + kTwo + "]"),
            (Lines{"openai:t.json:1: customer 在吗 | agent 在的",
                   "openai:t.json:2: customer Is it red? | agent Yes"}));
}

TEST_F(ListsOfMessages, AreOneConversationWhereTheyAreTheFile) {
  EXPECT_EQ(told("t.json", kOne), (Lines{"json:t.json: customer 在吗 | agent 在的"}));
}

/// Pages of records are no conversations.
TEST_F(ListsOfMessages, AreNotListsOfRecords) {
  const std::string page = "[{\"messages\":" + std::string(kOne) + "},{\"messages\":" + kTwo + "}]";
  EXPECT_EQ(told("t.json", page + "\n" + page + "\n").size(), 4u);
  EXPECT_EQ(told("t.json",
                 "[{\"conversation_id\":1,\"role\":\"customer\",\"text\":\"a\"},"
                 "{\"conversation_id\":2,\"role\":\"customer\",\"text\":\"b\"}]\n"
                 "[{\"conversation_id\":3,\"role\":\"customer\",\"text\":\"c\"}]\n"),
            (Lines{"json:1: customer a", "json:2: customer b", "json:3: customer c"}));
}

TEST_F(ListsOfMessages, CostThemselvesWhenBroken) {
  max_rejects = 2;
  EXPECT_EQ(told("t.json", std::string(kOne) + "\n[{\"role\":\"user\",}]\n" + kTwo +
                               "\n[{\"role\":\"user\",\"role\":\"user\",\"content\":\"x\"}]\n")
                .size(),
            2u);
  EXPECT_EQ(count("rejected_by/json.parse"), 1);
  EXPECT_EQ(count("rejected_by/json.duplicate_key"), 1);
  // Places are those of the list as it stands in the file.
  EXPECT_TRUE(has(read("rejects.jsonl"), "\"raw\":\"[{\\\"role\\\":\\\"user\\\",}]\""));
}

TEST_F(ListsOfMessages, ADraftedMappingReadsThem) {
  const std::string text =
      "[{\"sender\":\"customer\",\"text\":\"a\"}]\n"
      "[{\"sender\":\"agent\",\"text\":\"b\"},{\"sender\":\"agent\","
      "\"text\":\"c\"}]\n";
  options.map = write("map.yaml",
                      "name: own\ninput: {format: json}\nmessages: /messages\ntext: text\n"
                      "role:\n  - {field: sender, map: {customer: customer, agent: agent}}\n");
  EXPECT_EQ(told("t.json", text),
            (Lines{"own:t.json:1: customer a", "own:t.json:2: agent b | agent c"}));
}

class JsonInText : public IngestTest {
 protected:
  std::string refused(const std::string& name, std::string_view text) {
    return refusal({write(name, text)});
  }
};

TEST_F(JsonInText, IsTakenOutOfStrings) {
  const std::string line = "{\"id\":1,\"messages\":\"[{\\\"role\\\":\\\"user\\\"}]\"}";
  EXPECT_TRUE(has(refused("a.jsonl", line + "\n" + line + "\n"), "jq -c '.messages |= fromjson' "));
  EXPECT_TRUE(has(refused("a.json", "[" + line + "]"), "jq -c '.[] | .messages |= fromjson' "));
  EXPECT_TRUE(
      has(refused("b.jsonl", "\"{\\\"text\\\":\\\"hi\\\"}\"\n\"{}\"\n"), "jq -c fromjson "));
  EXPECT_TRUE(has(refused("c.jsonl", "{\"id\":1,\"turns\":\"[{'role': 'user'}]\"}\n"),
                  R"("turns":ast.literal_eval(r["turns"])"));
}

TEST_F(JsonInText, IsTakenOutOfCells) {
  const std::string json = R"("[{""role"":""user"",""content"":""hi""}]")";
  EXPECT_TRUE(has(refused("a.csv", "id,messages\n1," + json + "\n2,\n3," + json + "\n"),
                  R"("messages":json.loads(r["messages"] or "[]")},ensure_ascii=False)) for r in )"
                  R"(csv.DictReader(open(sys.argv[1],encoding="utf-8-sig",newline=""))]')"));
  EXPECT_TRUE(has(refused("b.csv", "id;text\n1;" + json + "\n2;" + json + "\n"),
                  R"(newline=""),delimiter=";"))"));
  EXPECT_TRUE(has(refused("c.tsv", "id\tdialog\n1\t[{'role': 'user'}]\n2\t[{'role': 'user'}]\n"),
                  R"(ast.literal_eval(r["dialog"])"));
}

}  // namespace
}  // namespace deskmill
