// Damage costs the rows, lines and elements that have it, and no others.
// SPDX-License-Identifier: Apache-2.0
#include "ingest_fixture.hpp"
#include "json/codec.hpp"
#include "json/document.hpp"
#include "stages/ingest/head/closed_json.hpp"

namespace deskmill {
namespace {

class BrokenInputs : public IngestTest {};

TEST_F(BrokenInputs, OneQuoteLeftOpenCostsItsRow) {
  const auto lines = ingest_text("t.csv",
                                 "session_id,role,message\n"
                                 "1,customer,\"hello\n"
                                 "1,agent,hi\n"
                                 "2,customer,\"two\nlines, and commas\"\n"
                                 "2,agent,ok\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[1].find("two\\nlines, and commas"), std::string::npos) << lines[1];
  EXPECT_EQ(count("rejected_by/csv.quote"), 1);
  EXPECT_NE(read("rejects.jsonl").find("\"line\":2"), std::string::npos);
}

TEST_F(BrokenInputs, ANameThatStandsTwiceCostsItsElement) {
  const std::string comments = R"("comments":[{"author_id":5,"body":"first"}])";
  const auto tickets =
      ingest_text("t.json", R"([{"id":1,"requester_id":5,)" + comments + R"(},{"id":2,)" +
                                R"("requester_id":5,)" + comments + "," + comments + "}]");
  ASSERT_EQ(tickets.size(), 1u);
  EXPECT_EQ(count("rejected_by/json.duplicate_key"), 1);
  EXPECT_EQ(ingest_text("o.jsonl", R"({"messages":[{"role":"user","content":"a","content":"b"}]})"
                                   "\n"
                                   R"({"messages":[{"role":"user","content":"c"}]})")
                .size(),
            1u);
  EXPECT_NE(read("rejects.jsonl").find(R"("byte":13,)"), std::string::npos) << "the message";
  EXPECT_EQ(ingest_text("m.jsonl",
                        R"({"conversation_id":"1","role":"customer","text":"a","te\u0078t":"b"})"
                        "\n"
                        R"({"conversation_id":"2","role":"customer","text":"c"})")
                .size(),
            1u);
  EXPECT_EQ(count("rejected_by/json.duplicate_key"), 1);
}

TEST_F(BrokenInputs, NamesAreComparedInTimeThatGrowsWithThem) {
  std::string row = R"({"conversation_id":"1","role":"customer","text":"a")";
  for (int i = 0; i < 200'000; ++i) row += ",\"n" + std::to_string(i) + "\":1";
  EXPECT_EQ(ingest_text("t.jsonl", row + "}\n" + row + R"(,"n199":2})").size(), 1u);
  EXPECT_EQ(count("rejected_by/json.duplicate_key"), 1);
}

TEST_F(BrokenInputs, AQuoteLeftOpenInALongFileIsNoLongRow) {
  max_record_bytes = 1u << 20;
  std::string text = "session_id,role,message\n0,customer,\"hello\n";
  int rows = 0;
  for (; text.size() < 6u << 20; ++rows)
    text += std::to_string(rows) + ",customer,words and words\n";
  EXPECT_EQ(ingest_text("t.csv", text).size(), static_cast<std::size_t>(rows));
  EXPECT_EQ(count("rejected_by/csv.quote"), 1);
  EXPECT_EQ(count("rejected_by/record.too_long"), 0);
}

TEST_F(BrokenInputs, ACellThatSeemsToSwallowRowsIsTold) {
  const auto lines = ingest_text("t.csv",
                                 "session_id,role,message\n"
                                 "1,customer,\"fine, one\"\n1,agent,\"fine, two\"\n"
                                 "2,customer,\"left open\n2,agent,hi\n3,customer,bye\"\n"
                                 "4,customer,more\n");
  EXPECT_EQ(lines.size(), 3u);
  EXPECT_EQ(count("input/rows_in_cells"), 1);
  EXPECT_TRUE(was_said("(first: t.csv:4)")) << messages.size();
}

TEST_F(BrokenInputs, BrokenBytesRejectTheirRowsAndNoMore) {
  std::string text = "session_id,role,message\n";
  for (int i = 0; i < 1000; ++i) text += std::to_string(i) + ",customer,words and words\n";
  for (const std::size_t at : {5000u, 9000u, 20000u}) text[at] = '\xE9';
  EXPECT_EQ(ingest_text("t.csv", text).size(), 997u);
  EXPECT_EQ(count("rejected_by/charset.undecodable"), 3);
  EXPECT_TRUE(was_said("--encoding"));
}

TEST_F(BrokenInputs, TheFirstUnreadableTimeIsNamed) {
  const auto lines = ingest_text("t.csv",
                                 "session_id,role,message,time\n1,customer,a,2026-03-01T10:00:00Z\n"
                                 "1,agent,b,noon or so\n1,agent,c,31.13.2026 8:00\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(was_said("2 times could not be read"));
  EXPECT_TRUE(was_said("time: {field: NAME, format: "));
  EXPECT_TRUE(was_said("(first: t.csv:3)"));
  EXPECT_FALSE(was_said("noon"));
}

TEST_F(BrokenInputs, ABrokenElementCostsItself) {
  const auto row = [](int id) {
    return R"({"session_id":)" + std::to_string(id) + R"(,"role":"customer","text":"hi"})";
  };
  const std::string broken = R"({"session_id":2,"role":"customer","text":"hi)";
  EXPECT_EQ(
      ingest_text("t.json", "[" + row(1) + ",\n" + broken + "\n" + row(3) + ",\n" + row(4) + "]")
          .size(),
      3u);
  EXPECT_EQ(count("records/in"), 4);
  EXPECT_EQ(count("records/rejected"), 1);
  EXPECT_NE(read("rejects.jsonl").find(R"("line":2,)"), std::string::npos);
  EXPECT_NE(read("rejects.jsonl").find(R"("raw":"{\"session_id\":2,)"), std::string::npos);
  // The rest of an input in which nothing tells where to go on is one reject, with its place and
  // bytes.
  EXPECT_EQ(ingest_text("u.json", R"({"data":[)" + row(1) + "," + R"({"session_id":2,"text":"hi)" +
                                      std::string(100'000, 'x'))
                .size(),
            1u);
  EXPECT_EQ(count("records/rejected"), 1);
  EXPECT_NE(read("rejects.jsonl").find(R"("raw_truncated":true,"raw_bytes":100026)"),
            std::string::npos);
  // A sound last element is read; what is missing behind it is said.
  EXPECT_EQ(ingest_text("v.json", "[" + row(1) + "," + row(2)).size(), 2u);
  EXPECT_EQ(count("rejected_by/json.truncated"), 1);
  EXPECT_NE(read("rejects.jsonl").find(R"("line":0,"byte":0,"raw":"")"), std::string::npos)
      << "the input as a whole is meant";
  EXPECT_EQ(ingest_text("w.json", "[" + row(1)).size(), 1u) << "no table, although it has commas";
  EXPECT_EQ(count("rejected_by/json.truncated"), 1);
}

constexpr std::string_view kBrokenLine = R"({"ticket_id":2,"messages":[{"from":"cust)";

TEST_F(BrokenInputs, ABrokenLineWithMessagesCostsItself) {
  const auto ticket = [](int id) {
    return R"({"ticket_id":)" + std::to_string(id) +
           R"(,"messages":[{"from":"customer","body":"hi"},{"from":"agent","body":"yo"}]})" + "\n";
  };
  const auto lines =
      ingest_text("t.jsonl", ticket(1) + std::string(kBrokenLine) + "\n" + ticket(3));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[1].find(R"("id":"json:3")"), std::string::npos) << lines[1];
  EXPECT_EQ(count("records/in"), 5);
  EXPECT_EQ(count("records/rejected"), 1);
  const std::string rejects = read("rejects.jsonl");
  EXPECT_NE(rejects.find(R"("line":2,"byte":125,"raw":"{\"ticket_id\":2,\"messages)"),
            std::string::npos)
      << rejects;
}

TEST_F(BrokenInputs, MostLinesMayBeBroken) {
  const std::string broken = std::string(kBrokenLine) + "\n";
  EXPECT_EQ(
      ingest_text("t.jsonl", broken + broken + broken +
                                 R"({"ticket_id":1,"messages":[{"from":"a","body":"hi"}]})" + "\n")
          .size(),
      1u);
  EXPECT_EQ(count("records/rejected"), 3);
}

TEST_F(BrokenInputs, LinesWithoutMessagesAreOneRejectEach) {
  const auto lines = ingest_text("t.jsonl",
                                 R"({"ticket_id":1,"messages":[{"from":"customer","body":"hi"}]}
{"error":1}
{"error":2}
{"error":3}
)");
  EXPECT_EQ(lines.size(), 1u);
  EXPECT_EQ(count("rejected_by/ingest.no_messages"), 3);
  EXPECT_EQ(count("records/in"), 4);
}

TEST_F(BrokenInputs, PagesOfTicketsMayStandOneToALine) {
  const auto page = [](int ticket, int user) {
    return R"({"tickets":[{"id":)" + std::to_string(ticket) + R"(,"requester_id":)" +
           std::to_string(user) + R"(,"comments":[{"body":"hi","author_id":)" +
           std::to_string(user) + R"(}]}],"users":[{"id":)" + std::to_string(user) +
           R"(,"name":"U)" + std::to_string(user) + R"(","role":"end-user"}]})" + "\n";
  };
  const auto lines =
      ingest_text("t.jsonl", page(1, 11) + R"({"tickets":[{"id":2,"comments":[{"body":"x)" + "\n" +
                                 R"({"error":"rate limit"})" + "\n" + page(3, 13));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[1].find(R"("speaker":"U13")"), std::string::npos) << lines[1];
  EXPECT_EQ(count("records/rejected"), 2);
  EXPECT_EQ(count("rejected_by/ingest.no_elements"), 1);
  const std::string rejects = read("rejects.jsonl");
  EXPECT_NE(rejects.find(R"("line":2,)"), std::string::npos) << rejects;
  EXPECT_NE(rejects.find(R"("line":3,)"), std::string::npos) << rejects;
}

TEST(ClosedJson, MakesEveryBeginningWhole) {
  const std::string whole =
      R"({"a":[{"b":"x\u00e9\"y","c":-1.5},{"d":null}],"退":["款",true],"e":{}})";
  JsonParser parser;
  JsonDocument document;
  for (std::size_t length = 1; length <= whole.size(); ++length) {
    const std::string closed = closed_json(whole.substr(0, length));
    EXPECT_FALSE(parser.parse(closed, document)) << closed;
  }
  EXPECT_EQ(closed_json(whole + " rest"), whole);
  EXPECT_EQ(closed_json(R"({"a":"long te)"), R"({"a":"long te"})");
  EXPECT_EQ(closed_json(R"({"a":1,"b)"), R"({"a":1})");
}

TEST_F(BrokenInputs, CommasBehindTheLinesOfJsonAreLeftOut) {
  auto lines = ingest_text("t.jsonl",
                           "{\"id\":1,\"text\":\"hi\"},\n{\"id\":2,\"text\":\"broken},\r\n"
                           "{\"id\":3,\"text\":\"no\"}, \r\n{\"id\":4,\"text\":\"yes\"}\n");
  EXPECT_EQ(lines.size(), 3u);
  EXPECT_EQ(count("rejected_by/json.parse"), 1);
  EXPECT_EQ(count("records/rejected"), 1);
  EXPECT_TRUE(was_said("3 lines end with a comma behind the object"));
  EXPECT_NE(read("rejects.jsonl").find("\"line\":2"), std::string::npos) << read("rejects.jsonl");
  const std::string page = R"({"tickets":[{"id":1,"requester_id":7,"comments":[{"body":"a"}]}]},)";
  lines = ingest_text("p.jsonl", page + "\n" + page + "\n");
  EXPECT_EQ(lines.size(), 2u);
  EXPECT_EQ(count("records/rejected"), 0);
  // An object around a list with an element to a line is none of these.
  lines = ingest_text("l.json",
                      "{\"tickets\":[\n{\"id\":1,\"requester_id\":7,\"comments\":[]},\n"
                      "{\"id\":2,\"requester_id\":7,\"comments\":[]}\n]}\n");
  EXPECT_EQ(count("dropped_by/empty_ticket"), 2);
}

}  // namespace
}  // namespace deskmill
