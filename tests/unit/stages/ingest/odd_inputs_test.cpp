// Inputs as users really have them: tiny, ragged, huge in one piece, one of no
// known form among many.
// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

class OddInputs : public IngestTest {};

constexpr std::string_view kRagged =
    "session_id;message;role\n1;hello, there;customer\n1;hi;agent;too;many\n2;where\n";

TEST_F(OddInputs, AFormatAndAMappingAreOneTooMany) {
  options.from = "csv";
  options.map = write("m.yaml", "text: content\n");
  EXPECT_TRUE(has(refusal({write("t.csv", "id,content\n1,Hi\n")}), "--from: --map says how"));
}

TEST_F(OddInputs, AFewRaggedRowsAreATableByTheirHeader) {
  EXPECT_EQ(ingest_text("t.csv", kRagged).size(), 1u);
  EXPECT_EQ(count("rejected_by/csv.ragged"), 2);
}

TEST_F(OddInputs, AForcedTableTakesTheBestDialect) {
  options.from = "csv";
  const auto lines = ingest_text("t.csv", kRagged);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("hello, there"), std::string::npos);
  EXPECT_EQ(ingest_text("t.csv", "text\nonly one column\n").size(), 1u);
}

TEST_F(OddInputs, AForcedFormatDoesNotChangeTheShape) {
  options.from = "csv";
  const std::string message = refusal({write("t.json", R"([{"text":"a"},{"text":"b"}])")});
  EXPECT_NE(message.find("no name that is known to hold the text"), std::string::npos) << message;
}

TEST_F(OddInputs, AFirstLineBeyondTheHeadIsRecognisedByItsBeginning) {
  max_record_bytes = 1u << 20;
  const std::string huge(9u << 20, 'x');
  const std::string second = R"({"messages":[{"role":"user","content":"hi"}]})";
  EXPECT_EQ(ingest_text("t.jsonl", R"({"messages":[{"role":"user","content":")" + huge + "\"}]}\n" +
                                       second + "\n")
                .size(),
            1u);
  EXPECT_EQ(count("rejected_by/record.too_long"), 1);
  EXPECT_EQ(ingest_text("t.json", R"([{"conversations":[{"from":"human","value":")" + huge +
                                      R"("}]},{"conversations":[{"from":"human","value":"a"}]}])")
                .size(),
            1u);
  EXPECT_EQ(ingest_text("t.json", R"({"tickets":[{"id":1,"requester_id":2,"comments":[{"body":")" +
                                      huge + R"("}]},{"id":2,"comments":[{"body":"b"}]}]})")
                .size(),
            1u);
}

TEST_F(OddInputs, OneUnknownFileAmongManyIsOneReject) {
  const std::string good = write("a.csv", "session_id,role,message\n1,customer,hello\n");
  const std::string bad = write("b.csv", "x,y\n1,2\n3,4\n");
  const std::string last = write("c.csv", "session_id,role,message\n2,customer,bye\n");
  jobs = 3;
  EXPECT_EQ(ingest({good, bad, last}).size(), 2u);
  EXPECT_EQ(count("rejected_by/ingest.unknown_format"), 1);
  EXPECT_EQ(count("records/in"), 3);
  const std::string rejects = read("rejects.jsonl");
  EXPECT_NE(
      rejects.find("\"source\":\"b.csv\",\"line\":0,\"byte\":0,\"raw\":\"x,y\\n1,2\\n3,4\\n\""),
      std::string::npos)
      << rejects;
  // A mapping that does not fit one of them does not hide the others either.
  options.map = write("m.yaml", "name: m\ntext: message\nconversation: session_id\n");
  EXPECT_EQ(ingest({good, bad, last}).size(), 2u);
}

TEST_F(OddInputs, TheRejectOfALargeUnknownFileHoldsItsBeginning) {
  const std::string good = write("a.csv", "session_id,role,message\n1,customer,hello\n");
  EXPECT_EQ(ingest({good, write("b.txt", std::string(3u << 20, 'x'))}).size(), 1u);
  EXPECT_NE(read("rejects.jsonl").find("\"raw_truncated\":true,\"raw_bytes\":3145728"),
            std::string::npos);
}

TEST_F(OddInputs, ATextMayBeMadeOfRuns) {
  options.map =
      write("m.yaml", "input: {format: json}\nmessages: /m\nconversation: ^id\ntext: t\n");
  const auto lines =
      ingest_text("t.json", R"({"id":1,"m":[{"t":["see ",{"type":"link","text":"this"}," please"]},
      {"t":[{"text":"one"},{"text":"two"}]},{"t":[{"image":1}]}]})");
  ASSERT_EQ(lines.size(), 1u);
  for (const std::string_view text : {R"("text":"see this please")", R"("text":"one\ntwo")"}) {
    EXPECT_NE(lines[0].find(text), std::string::npos) << lines[0];
  }
}

TEST_F(OddInputs, ElementsOfOneLineHaveDifferentIds) {
  const auto rows = ingest_text("a.json", R"([{"text":"a","time":"x"},{"text":"b","time":"x"}])");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_NE(rows[0].find(R"("id":"json:a.json:1")"), std::string::npos) << rows[0];
  EXPECT_NE(rows[1].find(R"("id":"json:a.json:1.2")"), std::string::npos) << rows[1];
  const auto pairs = ingest_text(
      "b.json", R"([{"instruction":"a","output":"b"},{"instruction":"c","output":"d"}])");
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_NE(pairs[1].find(R"("id":"alpaca:b.json:1.2")"), std::string::npos) << pairs[1];
  // A list of messages holds its conversation together without an id as well, and no two of them.
  options.map = write("m.yaml", "input: {format: json}\nmessages: /m\ntext: t\n");
  const auto lists = ingest_text("c.json", R"([{"m":[{"t":"a"},{"t":"b"}]},{"m":[{"t":"c"}]}])");
  ASSERT_EQ(lists.size(), 2u);
  EXPECT_NE(lists[0].find(R"("text":"b")"), std::string::npos) << lists[0];
  EXPECT_NE(lists[1].find(R"("id":"mapped:c.json:1.2")"), std::string::npos) << lists[1];
}

TEST_F(OddInputs, HeadersOfJoinedTablesAreNoMessages) {
  EXPECT_EQ(ingest_text("t.csv",
                        "session_id,role,message\n1,customer,hello\n"
                        "\xEF\xBB\xBFsession_id,role,message\n2,customer,again\n")
                .size(),
            2u);
  EXPECT_EQ(count("dropped_by/repeated_header"), 1);
}

TEST_F(OddInputs, MarksOfJoinedFilesAreNoPartOfWhatFollows) {
  const std::string mark = "\xEF\xBB\xBF";
  const std::string header = "\"session_id\",\"role\",\"message\"\n";
  const auto rows = ingest_text("t.csv", mark + header + "\"1\",\"customer\",\"hello\"\n" + mark +
                                             header + mark + "\"2\",\"customer\",\"a\nb\"\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_NE(rows[1].find(R"("id":"csv:2")"), std::string::npos) << rows[1];
  EXPECT_EQ(count("dropped_by/repeated_header"), 1);
  EXPECT_EQ(count("input/bom"), 1);

  const std::string chat = "2024-03-14, 09:15 - Ida: Is it open?\n2024-03-14, 09:16 - Ben: Yes\n";
  const auto chats = ingest_text("c.txt", mark + chat + mark + chat);
  ASSERT_EQ(chats.size(), 1u);
  EXPECT_EQ(chats[0].find(mark), std::string::npos) << chats[0];
  EXPECT_EQ(count("records/in"), 4);

  const std::string row = R"({"messages":[{"role":"user","content":"hi"}]})"
                          "\n";
  EXPECT_EQ(ingest_text("t.jsonl", mark + row + mark + row).size(), 2u);
}

TEST_F(OddInputs, SpreadsheetTextsAndBlanksAroundWordsAreUnderstood) {
  const auto lines = ingest_text("t.csv",
                                 "session_id,role,message\n"
                                 "=\"007\", Customer ,hello\n\"=\"\"007\"\"\", Agent,hi\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("id":"csv:007")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find(R"({"role":"agent","text":"hi"})"), std::string::npos) << lines[0];
}

/// What a message says of an unknown table must not be what somebody wrote.
TEST_F(OddInputs, AMessageNeverShowsTheFirstRow) {
  const std::string message = refusal({write("t.csv", "ann,my secret\nbob,is long\n")});
  EXPECT_EQ(message.find("secret"), std::string::npos) << message;
}

TEST_F(OddInputs, AListOfTextsIsTaken) {
  EXPECT_EQ(ingest_text("t.json", R"([{"text":"a"},{"text":"b"}])").size(), 2u);
  const std::string answer = refusal({write("t.json", "{\n\"status\":0,\n\"message\":\"ok\"\n}")});
  EXPECT_NE(answer.find("unknown format"), std::string::npos) << answer;
}

TEST_F(OddInputs, PairsAreSentToTheStagesThatReadThem) {
  const std::string message =
      refusal({write("t.json", R"([{"kind":"pair","id":"a#0","question":"q","answer":"a"}])")});
  EXPECT_NE(message.find("jq -c '.[]'"), std::string::npos) << message;
}

TEST_F(OddInputs, ASeparatorLineIsNoRow) {
  const auto lines = ingest_text("s.csv",
                                 "\xEF\xBB\xBFsep=;\r\nticket;role;message\r\n"
                                 "1;customer;one, two\r\n1;agent;three\r\n2;customer;a;b;c\r\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("line":3)"), std::string::npos) << lines[0];
  EXPECT_NE(read("rejects.jsonl").find(R"("line":5)"), std::string::npos) << read("rejects.jsonl");
  EXPECT_EQ(count("input/header_rows"), 1);
  EXPECT_EQ(count("records/in"), 3);
}

TEST_F(OddInputs, LinesMayEndWithReturnsAlone) {
  const auto rows =
      ingest_text("t.csv",
                  "session_id,role,message\r1,customer,where is it\r1,agent,\"on its\rway\"\r"
                  "2,customer,hello");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_NE(rows[0].find(R"("text":"on its\nway")"), std::string::npos) << rows[0];
  EXPECT_EQ(count("records/in"), 3);
  const auto records = ingest_text("c.jsonl",
                                   "{\"turns\":[{\"role\":\"customer\",\"text\":\"a\"}]}\r"
                                   "{\"turns\":[{\"role\":\"customer\",\"text\":\"b\"}]}\r");
  EXPECT_EQ(records.size(), 2u);
  std::string many = "session_id,role,message\r";
  for (int i = 0; i < 100'000; ++i) many += std::to_string(i) + ",customer,words and words\r";
  EXPECT_EQ(ingest_text("m.csv", many).size(), 100'000u) << "behind the head too";
}

TEST_F(OddInputs, ASpreadsheetsHeadingsAreKnown) {
  const auto lines = ingest_text("t.csv",
                                 "\xEF\xBB\xBFTicket ID;Message;Role;Created At\r\n"
                                 "7;\"one;\r\ntwo\";Customer;2026-03-01 10:00\r\n"
                                 "7;three;Agent;2026-03-01 10:01\r\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"id\":\"csv:7\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("one;\\r\\ntwo"), std::string::npos) << lines[0];
  EXPECT_EQ(count("times/zoneless"), 2);
}

TEST_F(OddInputs, AnObjectAroundOneDialogueIsOneConversation) {
  const auto lines =
      ingest_text("call.json", R"({"entries":[{"text":"hello","role":"AGENT","user_id":2},)"
                               R"({"text":"my phone is broken","role":"CUSTOMER","user_id":1}]})");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("id":"json:call.json")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find(R"("customer":"1")"), std::string::npos) << lines[0];
  EXPECT_TRUE(was_said("conversation=the whole file"));
}

TEST_F(OddInputs, ObjectsBehindEachOtherAreConversationsOfTheirOwn) {
  const auto ticket = [](std::string_view id) {
    return "{\n  \"ticket_id\": " + std::string(id) +
           ",\n  \"messages\": [\n    {\"from\": \"customer\", \"body\": \"hi?\"},\n"
           "    {\"from\": \"agent\", \"body\": \"hello\"}\n  ]\n}";
  };
  for (const std::string_view between : {"\n", ""}) {
    const auto lines = ingest_text("t.json", ticket("5") + std::string(between) + ticket("6"));
    ASSERT_EQ(lines.size(), 2u) << between;
    EXPECT_NE(lines[0].find(R"("id":"json:5")"), std::string::npos) << lines[0];
    EXPECT_NE(lines[1].find(R"("id":"json:6")"), std::string::npos) << lines[1];
  }
  const auto one = ingest_text("t.json", ticket("7"));
  ASSERT_EQ(one.size(), 1u);
  EXPECT_NE(one[0].find(R"("id":"json:7")"), std::string::npos) << one[0];
}

TEST_F(OddInputs, ACountIsNoId) {
  const std::string page = R"({"records":[{"openid":"u1","text":"hi","time":1772359200},)"
                           R"({"openid":"u2","text":"ho","time":1772359260}],"number":2})";
  EXPECT_EQ(ingest_text("t.json", page).size(), 2u);
  EXPECT_EQ(ingest_text("t.jsonl", page + "\n").size(), 2u);
  const std::string ticket = R"({"number":7,"messages":[{"text":"hi","role":"customer"}]})";
  EXPECT_NE(ingest_text("t.jsonl", ticket + "\n" + ticket).at(0).find(R"("json:7")"),
            std::string::npos);
}

TEST_F(OddInputs, TheOrderOfNumericDatesOfATableIsFoundOut) {
  options.tz = "Z";
  const std::string header = "conversation_id,role,text,time\n";
  const auto american = ingest_text("t.csv", header +
                                                 "1,customer,a,3/4/2026 9:05 PM\n"
                                                 "1,agent,b,3/14/2026 13:06:07\n");
  ASSERT_EQ(american.size(), 1u);
  EXPECT_NE(american[0].find("2026-03-04T21:05:00Z"), std::string::npos) << american[0];
  EXPECT_NE(american[0].find("2026-03-14T13:06:07Z"), std::string::npos) << american[0];
  EXPECT_FALSE(was_said("not certain"));
  const auto german =
      ingest_text("t.jsonl", R"({"id":1,"role":"customer","text":"a","time":"14.03.2026, 09:05"})"
                             "\n"
                             R"({"id":2,"role":"customer","text":"a","time":"15.03.2026 09:05"})"
                             "\n");
  ASSERT_EQ(german.size(), 2u);
  EXPECT_NE(german[0].find("2026-03-14T09:05:00Z"), std::string::npos) << german[0];
}

TEST_F(OddInputs, AnOrderOfDatesThatNothingTellsIsSaid) {
  options.tz = "Z";
  const std::string table = "conversation_id,role,text,time\n1,customer,a,3/4/2026 9:05\n";
  EXPECT_NE(ingest_text("t.csv", table).at(0).find("2026-04-03T09:05:00Z"), std::string::npos);
  EXPECT_TRUE(was_said("t.csv: the order of day and month is not certain"));
  messages.clear();
  options.date_order = "mdy";
  EXPECT_NE(ingest_text("t.csv", table).at(0).find("2026-03-04T09:05:00Z"), std::string::npos);
  EXPECT_FALSE(was_said("not certain"));
  EXPECT_EQ(ingest_text("t.csv", table + "1,agent,b,14/3/2026 9:06\n").size(), 1u);
  EXPECT_EQ(count("rejected_by/ingest.date_order"), 1);
}

TEST_F(OddInputs, AnEmptyExportHasNoConversations) {
  for (const std::string_view text :
       {"[]", " [ ]\n", R"({"tickets":[]})", R"({"data":[],"count":0,"next_page":null})"}) {
    EXPECT_EQ(ingest_text("t.json", text).size(), 0u) << text;
    EXPECT_EQ(count("records/in"), 0) << text;
    EXPECT_TRUE(was_said("t.json: an export without conversations")) << text;
    messages.clear();
  }
  EXPECT_NE(refusal({write("t.json", R"({"error":"no access"})")}), "");
}

TEST_F(OddInputs, AMappingThatWouldBeReadInPartIsRefused) {
  const std::string table = write("t.csv", "ticket,sender,message\n1,ann,hi\n");
  constexpr std::string_view kMistakes[][2] = {
      {"text: message\nrole: [{field: sender, map: {ann: agent}, regex: x, role: agent}]",
       "m.yaml:2: a role rule has one of map and regex"},
      {"text: message\nrole: {field: sender, map: {ann: agent}}", "m.yaml:2: role is a list"},
      {"text: message\nline: '^x'", "m.yaml:2: line is for chat text"},
      {"text: message\ninput: csv", "m.yaml:2: input is a map"},
      {"text: message\ntime: {field: sender, format: '%Q'}", "known: auto iso"},
      {"conversation: ticket", "m.yaml:1: text is missing"},
      {"text: message\nrecords: tickets", "m.yaml:2: \"tickets\" is no JSON pointer"},
      {"text: '#4'", "no column named #4"},
      {"text: '#3'\nspeaker: '#4'", "no column named #4"},
      {"input: {format: chat}\nline: '^(.*)$'", "line has no group named text"},
  };
  for (const auto& [mapping, expected] : kMistakes) {
    options.map = write("m.yaml", std::string(mapping) + "\n");
    EXPECT_NE(refusal({table}).find(expected), std::string::npos) << refusal({table});
  }
  options.map = write("m.yaml", "text: '#3'\n");
  EXPECT_EQ(ingest({table}).size(), 1u);
}

TEST_F(OddInputs, AMisspeltFieldIsTold) {
  const std::string table = write("t.csv", "ticket,sender,message\n1,ann,hi\n");
  for (const std::string_view field :
       {"conversation: tickte", "time: {field: tickte}", "speaker: tickte",
        "role: [{field: tickte, map: {ann: customer}}]"}) {
    options.map = write("m.yaml", "name: m\ntext: message\n" + std::string(field) + "\n");
    const std::string message = refusal({table});
    EXPECT_NE(message.find("no column named tickte; did you mean ticket?"), std::string::npos)
        << message;
    EXPECT_NE(message.find("m.yaml:3: "), std::string::npos) << message;
  }
  options.map = write("m.yaml", "text: message\nmeta: {t: tickte}\n");
  EXPECT_EQ(ingest({table}).size(), 1u);
  EXPECT_TRUE(was_said("m.yaml:2: no column named tickte"));
  constexpr std::string_view kChat =
      "input: {format: chat}\nline: '^(?P<speaker>\\w+): (?P<text>.*)$'\ntext: text\n";
  options.map = write("m.yaml", std::string(kChat) + "role: [{field: speakr, map: {a: agent}}]\n");
  EXPECT_NE(refusal({write("t.txt", "a: hi\n")})
                .find("m.yaml:4: line has no group named speakr; did you mean speaker?"),
            std::string::npos);
  options.map = write("m.yaml", std::string(kChat) + "meta: {t: day}\n");
  EXPECT_EQ(ingest_text("t.txt", "a: hi\n").size(), 1u);
  EXPECT_TRUE(was_said("m.yaml:4: line has no group named day"));
  options.map = write("m.yaml", "input: {format: json}\ntext: body\nspeaker: [form, sender]\n");
  EXPECT_EQ(ingest_text("t.jsonl", "{\"body\":\"hi\",\"from\":\"ann\"}\n").size(), 1u);
  EXPECT_TRUE(was_said("no value for form in the first element"));
  EXPECT_FALSE(was_said("no value for body"));
}

TEST_F(OddInputs, LinesKeepTheirConversationsApartWithoutAnId) {
  EXPECT_EQ(ingest_text("t.jsonl", R"({"messages":[{"from":"customer","body":"a"}]}
{"messages":[{"from":"customer","body":"b"}]}
)")
                .size(),
            2u);
}

}  // namespace
}  // namespace deskmill
