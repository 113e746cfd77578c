// Internal notes of agents, which must not be taken for what the customer was told.
// SPDX-License-Identifier: Apache-2.0
#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

class InternalNotes : public IngestTest {};

TEST_F(InternalNotes, AFlagOfLaterElementsCountsAsWell) {
  const auto lines = ingest_text("t.json", R"({"data":[{"direction":"in","content":"where is it"},)"
                                           R"({"isPublic":false,"content":"do not refund"}]})");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find(R"("role":"customer")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find(R"("role":"note")"), std::string::npos) << lines[1];
  EXPECT_TRUE(was_said("nothing ties messages together"));
}

TEST_F(InternalNotes, NotesAreToldByManySigns) {
  for (const std::string_view sign :
       {R"("visibility":"private")", R"("internal":1)", R"("internal":true)",
        R"("type":"internal_note")", R"("type":"Note")", R"("messageType":"private_note")",
        R"("note":true)", R"("isInternal":"yes")", R"("type":"Internal Note")",
        R"("public":"false")", R"("is_public":0)"}) {
    const std::string row = R"({"session_id":1,"role":"agent","text":"do not refund",)";
    const auto lines = ingest_text("t.jsonl", R"({"session_id":1,"role":"customer","text":"hi"})"
                                              "\n" +
                                                  row + std::string(sign) + "}\n");
    ASSERT_EQ(lines.size(), 1u) << sign;
    EXPECT_NE(lines[0].find(R"({"role":"note","text":"do not refund"})"), std::string::npos)
        << sign << lines[0];
  }
  for (const std::string_view column : {"是否内部", "内部备注", "Is Internal"}) {
    const auto lines = ingest_text("t.csv", "会话ID,角色,内容," + std::string(column) +
                                                "\n1,客户,你好,否\n1,客服,别退款,是\n");
    ASSERT_EQ(lines.size(), 1u) << column;
    EXPECT_NE(lines[0].find(R"({"role":"customer","text":"你好"})"), std::string::npos) << lines[0];
    EXPECT_NE(lines[0].find(R"({"role":"note","text":"别退款"})"), std::string::npos) << lines[0];
  }
}

TEST_F(InternalNotes, AFlagFirstSeenBehindTheSampleTellsNotes) {
  std::string rows;
  for (int i = 0; i < 31; ++i)
    rows += R"({"session_id":1,"role":"customer","text":"hi"})"
            "\n";
  const std::string note = R"({"session_id":1,"role":"agent","text":"secret","isPrivate":true})";
  auto lines = ingest_text("t.jsonl", rows + note + "\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"({"role":"note","text":"secret"})"), std::string::npos) << lines[0];
  // The same in messages inside elements.
  lines = ingest_text("u.jsonl", R"({"id":1,"messages":[{"from":"customer","body":"hi"}]})"
                                 "\n"
                                 R"({"id":2,"messages":[{"from":"agent","body":"ok"},)"
                                 R"({"from":"agent","body":"secret","private":1}]})"
                                 "\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[1].find(R"({"role":"note","text":"secret")"), std::string::npos) << lines[1];
  // Zendesk's own flag may have become a word or a number on its way.
  lines =
      ingest_text("z.json", R"([{"id":1,"requester_id":2,"comments":[{"author_id":2,"body":"hi"},
    {"author_id":3,"body":"secret","public":"false"},{"author_id":3,"body":"secret","public":0}]}])");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"({"role":"note","text":"secret"},{"role":"note","text":"secret"})"),
            std::string::npos)
      << lines[0];
}

}  // namespace
}  // namespace deskmill
