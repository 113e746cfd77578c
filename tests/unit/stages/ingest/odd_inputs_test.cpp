// Inputs as users really have them: tiny, ragged, huge in one piece, of no known form, one among many.
// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "ingest_fixture.hpp"
#include "json/codec.hpp"
#include "json/document.hpp"
#include "stages/ingest/draft_map.hpp"
#include "run/input_names.hpp"
#include "stages/ingest/mapping.hpp"
#include "stages/ingest/sample.hpp"

namespace deskmill {
namespace {

class OddInputs : public IngestTest {
 protected:
  /// The message of the error that ends the run.
  std::string refusal(const std::vector<std::string>& paths) {
    try {
      ingest(paths);
    } catch (const Error& error) {
      return error.what();
    }
    ADD_FAILURE() << "no error";
    return {};
  }
};

constexpr std::string_view kRagged =
    "session_id;message;role\n1;hello, there;customer\n1;hi;agent;too;many\n2;where\n";

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
      rejects.find("\"source\":\"b.csv\",\"line\":1,\"byte\":0,\"raw\":\"x,y\\n1,2\\n3,4\\n\""),
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

TEST_F(OddInputs, UnknownJsonLeadsToAMapping) {
  const std::string path = write("t.json", R"({"rows":[{"k":"long words","n":{"who":"x"}},
    {"k":"more long words","n":{"who":"y"}}]})");
  const std::string message = refusal({path});
  EXPECT_NE(message.find("members k, /n/who"), std::string::npos) << message;
  EXPECT_NE(message.find("--draft-map " + path), std::string::npos) << message;
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[1].find("more long words"), std::string::npos);
}

TEST_F(OddInputs, ADraftFindsMessagesInsideRecords) {
  const std::string path = write("t.json", R"([{"id":7,"user":"u","log":[
    {"content":"hello","sender":"x"},{"content":"hi","sender":"y"}]}])");
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"id\":\"mine:7\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("\"customer\":\"u\""), std::string::npos) << lines[0];
}

TEST_F(OddInputs, ADraftOfATranscriptKnowsItsRoles) {
  const std::string path =
      write("call.txt", "客户：灯不亮了\n坐席：请您检查插头\n插好再试\n客户：亮了\n系统：通话结束\n");
  EXPECT_NE(refusal({path}).find("--draft-map " + path), std::string::npos);
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"({"role":"agent","text":"请您检查插头\n插好再试")"), std::string::npos)
      << lines[0];
  EXPECT_NE(lines[0].find(R"({"role":"system","text":"通话结束")"), std::string::npos) << lines[0];
}

TEST_F(OddInputs, ADraftPrefersTheListThatHoldsMessages) {
  const std::string draft =
      draft_map(write("t.json", R"({"people":[{"id":1,"n":"x"},{"id":2,"n":"y"}],
    "cases":[{"id":7,"log":[{"body":"hello"}]}]})"));
  EXPECT_NE(draft.find("records: /cases"), std::string::npos) << draft;
  EXPECT_NE(draft.find("messages: /log"), std::string::npos) << draft;
}

TEST_F(OddInputs, ATextMayBeAListOfStrings) {
  const std::string path = write("t.json", R"({"id":"c7","turns":[
    {"sender":"customer","utterances":["Hello.","Is it in stock?"]},
    {"sender":"agent","utterances":["Yes."]},{"sender":"agent","utterances":[]}]})");
  const std::string message = refusal({path});
  EXPECT_NE(message.find("the members id, turns (a list); /turns looks like its messages, with "
                         "sender, utterances"),
            std::string::npos)
      << message;
  const std::string draft = draft_map(path);
  EXPECT_NE(draft.find("a list of texts becomes the lines of one message"), std::string::npos);
  options.map =
      write("m.yaml", draft + "role: [{field: sender, map: {customer: customer, agent: agent}}]\n");
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("id":"mine:c7")"), std::string::npos) << lines[0];
  EXPECT_NE(
      lines[0].find(R"([{"role":"customer","text":"Hello.\nIs it in stock?","speaker":"customer"},)"
                    R"({"role":"agent","text":"Yes.","speaker":"agent"}])"),
      std::string::npos)
      << lines[0];
  EXPECT_EQ(count("dropped_by/empty_text"), 1);
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

TEST_F(OddInputs, ListsBesideEachOtherAreNotGuessed) {
  const std::string message = refusal({write(
      "t.json", R"({"c1":[{"role":"user","text":"hi"}],"c2":[{"role":"user","text":"hm"}]})")});
  EXPECT_NE(message.find("several lists of messages"), std::string::npos) << message;
  EXPECT_NE(message.find("jq -c 'to_entries[]"), std::string::npos) << message;
}

TEST_F(OddInputs, ATitleAboveTheHeaderIsSaid) {
  const std::string message = refusal(
      {write("t.csv", "Chats of March\n\nsession_id,role,message\n1,customer,a\n1,agent,b\n")});
  EXPECT_NE(message.find("a title above the names"), std::string::npos) << message;
}

TEST_F(OddInputs, HeadersOfJoinedTablesAreNoMessages) {
  EXPECT_EQ(ingest_text("t.csv",
                        "session_id,role,message\n1,customer,hello\n"
                        "\xEF\xBB\xBFsession_id,role,message\n2,customer,again\n")
                .size(),
            2u);
  EXPECT_EQ(count("dropped_by/repeated_header"), 1);
}

TEST_F(OddInputs, SpreadsheetTextsAndBlanksAroundWordsAreUnderstood) {
  const auto lines = ingest_text("t.csv",
                                 "session_id,role,message\n"
                                 "=\"007\", Customer ,hello\n\"=\"\"007\"\"\", Agent,hi\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("id":"csv:007")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find(R"({"role":"agent","text":"hi"})"), std::string::npos) << lines[0];
}

TEST_F(OddInputs, EveryMemberOfUnknownJsonIsNamed) {
  EXPECT_NE(refusal({write("t.json", R"({"data":{"a":{},"b":[[1]]},"page":[],"n":{"k":1}})")})
                .find("the members /data/a (an object), /data/b (a list), page (a list), /n/k;"),
            std::string::npos);
}

TEST_F(OddInputs, ADraftFindsMessagesInAnObjectOfTheRecord) {
  const std::string path =
      write("t.jsonl", R"({"id":1,"chat":{"log":[{"event":"open"},{"body":"hi"}]}}
{"id":2,"chat":{"log":[{"body":"you"}]}}
)");
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 2u) << draft_map(path);
  EXPECT_NE(lines[1].find(R"("id":"mine:2")"), std::string::npos) << lines[1];
}

TEST_F(OddInputs, EveryDraftIsAMapping) {
  for (const std::string_view content : {"a b,\"c: #d\",e\n1,2,3\n", "x\ty\n1\t2\n",
                                         "no table, no chat\nat all\n", "{\"a: b\":1}\n"}) {
    const std::string draft = draft_map(write("t", content));
    EXPECT_NO_THROW(parse_mapping(draft, "draft")) << draft;
  }
  EXPECT_THROW(draft_map(write("t", "%PDF-1.4\n")), Error);
  EXPECT_THROW(draft_map(write("t", "\n")), Error);
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

TEST_F(OddInputs, OneQuoteLeftOpenCostsItsRow) {
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

TEST_F(OddInputs, AQuoteLeftOpenInALongFileIsNoLongRow) {
  max_record_bytes = 1u << 20;
  std::string text = "session_id,role,message\n0,customer,\"hello\n";
  int rows = 0;
  for (; text.size() < 6u << 20; ++rows)
    text += std::to_string(rows) + ",customer,words and words\n";
  EXPECT_EQ(ingest_text("t.csv", text).size(), static_cast<std::size_t>(rows));
  EXPECT_EQ(count("rejected_by/csv.quote"), 1);
  EXPECT_EQ(count("rejected_by/record.too_long"), 0);
}

TEST_F(OddInputs, ACellThatSeemsToSwallowRowsIsTold) {
  const auto lines = ingest_text("t.csv",
                                 "session_id,role,message\n"
                                 "1,customer,\"fine, one\"\n1,agent,\"fine, two\"\n"
                                 "2,customer,\"left open\n2,agent,hi\n3,customer,bye\"\n"
                                 "4,customer,more\n");
  EXPECT_EQ(lines.size(), 3u);
  EXPECT_EQ(count("input/rows_in_cells"), 1);
  EXPECT_TRUE(was_said("(first: t.csv:4)")) << messages.size();
}

TEST_F(OddInputs, BrokenBytesRejectTheirRowsAndNoMore) {
  std::string text = "session_id,role,message\n";
  for (int i = 0; i < 1000; ++i) text += std::to_string(i) + ",customer,words and words\n";
  for (const std::size_t at : {5000u, 9000u, 20000u}) text[at] = '\xE9';
  EXPECT_EQ(ingest_text("t.csv", text).size(), 997u);
  EXPECT_EQ(count("rejected_by/charset.undecodable"), 3);
  EXPECT_TRUE(was_said("--encoding"));
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
  const auto rows = ingest_text("t.csv",
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

TEST_F(OddInputs, TheFirstUnreadableTimeIsNamed) {
  const auto lines = ingest_text("t.csv",
                                 "session_id,role,message,time\n1,customer,a,2026-03-01T10:00:00Z\n"
                                 "1,agent,b,noon or so\n1,agent,c,31.12.2026 8:00\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(was_said("2 times could not be read"));
  EXPECT_TRUE(was_said("time: {field: NAME, format: "));
  EXPECT_TRUE(was_said("(first: t.csv:3)"));
  EXPECT_FALSE(was_said("noon"));
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

TEST_F(OddInputs, AFlagOfLaterElementsCountsAsWell) {
  const auto lines = ingest_text("t.json", R"({"data":[{"direction":"in","content":"where is it"},)"
                                           R"({"isPublic":false,"content":"do not refund"}]})");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find(R"("role":"customer")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find(R"("role":"note")"), std::string::npos) << lines[1];
  EXPECT_TRUE(was_said("nothing ties messages together"));
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

TEST_F(OddInputs, NotesAreToldByManySigns) {
  for (const std::string_view sign :
       {R"("visibility":"private")", R"("internal":1)", R"("internal":true)",
        R"("type":"internal_note")", R"("type":"Note")", R"("messageType":"private_note")",
        R"("note":true)", R"("isInternal":"yes")", R"("public":"false")", R"("is_public":0)"}) {
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

TEST_F(OddInputs, AFlagFirstSeenBehindTheSampleTellsNotes) {
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

/// Not timed: looking up every member for every member would take minutes here.
TEST_F(OddInputs, AnObjectKeyedByIdsIsLookedAtInPart) {
  std::string scalars = "{\"k0\":1", lists = "{\"k0\":[{\"n\":1}]", objects = "{\"k0\":{\"n\":1}";
  for (int i = 1; i < 50'000; ++i) {
    const std::string key = ",\"k" + std::to_string(i) + "\":";
    scalars += key + "1";
    lists += key + "[{\"n\":1}]";
    objects += key + "{\"n\":1}";
  }
  for (const std::string& text : {scalars, lists, objects}) {
    const std::string path = write("t.json", text + "}");
    EXPECT_NE(refusal({path}).find("more"), std::string::npos);
    EXPECT_NO_THROW(parse_mapping(draft_map(path), "draft"));
  }
}

TEST_F(OddInputs, ABrokenElementCostsItself) {
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
  // The rest of an input in which nothing tells where to go on is one reject, with its place and bytes.
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
    EXPECT_NE(message.find("m.yaml:"), std::string::npos) << message;
  }
  options.map = write("m.yaml", "text: message\nmeta: {t: tickte}\n");
  EXPECT_EQ(ingest({table}).size(), 1u);
  EXPECT_TRUE(was_said("m.yaml:1: no column named tickte"));
  options.map = write("m.yaml", "input: {format: json}\ntext: body\nspeaker: [form, sender]\n");
  EXPECT_EQ(ingest_text("t.jsonl", "{\"body\":\"hi\",\"from\":\"ann\"}\n").size(), 1u);
  EXPECT_TRUE(was_said("no value for form in the first 1 elements"));
  EXPECT_FALSE(was_said("no value for body"));
}

constexpr std::string_view kBrokenLine = R"({"ticket_id":2,"messages":[{"from":"cust)";

TEST_F(OddInputs, ABrokenLineWithMessagesCostsItself) {
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

TEST_F(OddInputs, LinesWithoutMessagesAreOneRejectEach) {
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

TEST_F(OddInputs, LinesKeepTheirConversationsApartWithoutAnId) {
  EXPECT_EQ(ingest_text("t.jsonl", R"({"messages":[{"from":"customer","body":"a"}]}
{"messages":[{"from":"customer","body":"b"}]}
)")
                .size(),
            2u);
}

TEST_F(OddInputs, PagesOfTicketsMayStandOneToALine) {
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

TEST_F(OddInputs, MostLinesMayBeBroken) {
  const std::string broken = std::string(kBrokenLine) + "\n";
  EXPECT_EQ(
      ingest_text("t.jsonl", broken + broken + broken +
                                 R"({"ticket_id":1,"messages":[{"from":"a","body":"hi"}]})" + "\n")
          .size(),
      1u);
  EXPECT_EQ(count("records/rejected"), 3);
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

std::vector<std::string> id_names_of(const std::vector<std::string>& paths) {
  std::vector<InputFile> files;
  for (const std::string& path : paths) files.push_back({path, source_name_of(path), 0, true});
  return distinct_names(files);
}

TEST(IdNames, AreDifferentForEveryInput) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(id_names_of({"a/x.csv", "b/y.csv"}), (Names{"x.csv", "y.csv"}));
  EXPECT_EQ(id_names_of({"a/x.csv", "b/x.csv", "y"}), (Names{"a/x.csv", "b/x.csv", "y"}));
  EXPECT_EQ(id_names_of({"1/a/x.csv", "2/a/x.csv"}), (Names{"1/a/x.csv", "2/a/x.csv"}));
  EXPECT_EQ(id_names_of({"/a/x.csv", "x.csv"}), (Names{"a/x.csv", "x.csv"}));
  EXPECT_EQ(id_names_of({"x.csv", "x.csv"}), (Names{"x.csv", "x.csv~2"}));
}

}  // namespace
}  // namespace deskmill
