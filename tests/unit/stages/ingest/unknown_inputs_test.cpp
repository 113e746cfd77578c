// What is not guessed, and what is said instead.
// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "ingest_fixture.hpp"
#include "stages/ingest/draft_map.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

class UnknownInputs : public IngestTest {};

TEST_F(UnknownInputs, ListsBesideEachOtherAreNotGuessed) {
  const std::string message = refusal({write(
      "t.json", R"({"c1":[{"role":"user","text":"hi"}],"c2":[{"role":"user","text":"hm"}]})")});
  EXPECT_NE(message.find("several lists of messages"), std::string::npos) << message;
  EXPECT_NE(message.find("jq -c 'to_entries[]"), std::string::npos) << message;
}

TEST_F(UnknownInputs, MessagesWithRolesOfOnesOwnAreNoTrainingRows) {
  for (const std::string text : {"text", "content"}) {
    for (const std::string_view roles : {"customer agent", "客户 客服"}) {
      const std::string customer(roles.substr(0, roles.find(' '))),
          agent(roles.substr(roles.find(' ') + 1));
      const auto lines = ingest_text("t.jsonl", R"({"messages":[{"role":")" + customer + R"(",")" +
                                                    text + R"(":"Is it open?"},{"role":")" + agent +
                                                    R"(",")" + text + R"(":"Yes."}]})" + "\n");
      ASSERT_EQ(lines.size(), 1u);
      EXPECT_NE(lines[0].find(
                    R"([{"role":"customer","text":"Is it open?"},{"role":"agent","text":"Yes."}])"),
                std::string::npos)
          << lines[0];
    }
  }
}

TEST_F(UnknownInputs, TurnsWithOtherWordsForRolesAreNotDeskmillsOwn) {
  const auto lines = ingest_text(
      "t.jsonl",
      R"({"id":"1","turns":[{"role":"user","text":"Open?"},{"role":"assistant","text":"Yes."}]})"
      "\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"([{"role":"customer","text":"Open?"},{"role":"agent","text":"Yes."}])"),
            std::string::npos)
      << lines[0];
  const auto rows = ingest_text(
      "s.jsonl",
      R"({"conversations":[{"from":"customer","value":"Open?"},{"from":"客服","value":"Yes."}]})"
      "\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_NE(rows[0].find(R"([{"role":"customer","text":"Open?"},{"role":"agent","text":"Yes."}])"),
            std::string::npos)
      << rows[0];
}

/// Their bytes may be text of some charset, and then begin otherwise.
TEST_F(UnknownInputs, FilesThatAreNoTextAreNamed) {
  const auto said = [&](std::string_view content) { return refusal({write("t", content)}); };
  const std::string rest = "\x90\xE4\xB7\x11 letters \xC3\x28";
  EXPECT_NE(said("\x89PNG\r\n\x1A\n" + rest).find("an image"), std::string::npos);
  EXPECT_NE(said("\xD0\xCF\x11\xE0\xA1\xB1" + rest).find("Office document"), std::string::npos);
  EXPECT_NE(said("PAR1\x15" + rest).find("Parquet"), std::string::npos);
}

TEST_F(UnknownInputs, WhatAnUnknownInputIsIsSaid) {
  const auto said = [&](std::string_view content) { return refusal({write("t", content)}); };
  for (const char* text :
       {"42", "\"hello\"", "true\n", "[42]", "[1,2]", R"(["a"])", "[[1,2],[3,4]]", "[ 1,\n  2 ]",
        "1\n2\n", "\"a\"\r\n\n\"b\"", "true\n[1]\nnull\n"}) {
    const std::string scalars = said(text);
    EXPECT_NE(scalars.find("elements are no objects"), std::string::npos) << scalars;
  }
  for (const char* text : {"[", "{", "[[[["}) {
    const std::string broken = said(text);
    EXPECT_NE(broken.find("this is JSON, broken in line 1, byte "), std::string::npos) << broken;
  }
  EXPECT_NE(said("{}").find("this is JSON with an empty object"), std::string::npos);
  const std::string mails =
      said("From a@mail.example Mon Mar  2 10:00:00 2026\nSubject: Hi\n\nHello\n");
  EXPECT_NE(mails.find("this is a mailbox, which is not read; give its mails"), std::string::npos)
      << mails;
  const std::string mail =
      said("Message-ID: <1@x>\nDate: today\nFrom: a@x\nTo: b@x\nSubject: Hi\n\nHello, you\n");
  EXPECT_NE(mail.find("this is a mail, which is not read; give its mails"), std::string::npos)
      << mail;
}

/// To look at the values of each would take minutes.
TEST_F(UnknownInputs, OfAVeryWideTableTheFirstColumnsAreLookedAt) {
  std::string header, row;
  for (int i = 0; i < 150'000; ++i) {
    header += ",a" + std::to_string(i);
    row += ',';
  }
  const std::string message = refusal({write("t.csv", header + '\n' + row + '\n' + row + '\n')});
  EXPECT_NE(message.find("a table of 150001 columns"), std::string::npos);
}

TEST_F(UnknownInputs, TheContextOfAPairIsNoConversation) {
  const auto said = [&](std::string_view content) { return refusal({write("t", content)}); };
  const std::string pair = R"({"kind":"pair","id":"1#1","conversation":"1","context":[)"
                           R"({"role":"customer","text":"hello"},{"role":"agent","text":"hi"}],)"
                           R"("question":"is it in?","answer":"yes"})"
                           "\n";
  EXPECT_NE(said(pair + pair)
                .find("these are pairs of deskmill, not conversations; the stages "
                      "behind ingest read pairs as they are"),
            std::string::npos);
  EXPECT_NE(said("[" + pair + "," + pair + "]").find("JSON Lines: jq -c '.[]' "),
            std::string::npos);
  std::string spread = pair;
  spread.insert(spread.find(",\"question\""), "\n ");
  EXPECT_NE(said(spread).find("JSON Lines: jq -c . "), std::string::npos);
}

TEST_F(UnknownInputs, JsonThatIsBrokenThroughoutIsNoTable) {
  const auto said = [&](std::string_view content) { return refusal({write("t", content)}); };
  const std::string commas =
      said(R"({"data":[{"id":1,"messages":[{"role":"user","content":"a"},]},]})"
           "\n");
  EXPECT_NE(commas.find("this is JSON, broken in line 1, byte 59"), std::string::npos) << commas;
  const std::string quotes =
      said("{\"role\": 'user', 'text': 'a'}\n{\"role\": 'agent', 'text': 'b'}\n");
  EXPECT_NE(quotes.find("this is JSON, broken in line 1, byte 9:"), std::string::npos) << quotes;
}

TEST_F(UnknownInputs, ALogIsNoChat) {
  const std::string log = write("t.log",
                                "2026-03-01 10:02:03 INFO server: started\n"
                                "2026-03-01 10:02:09 ERROR server: failed: x\n");
  EXPECT_NE(refusal({log}).find("unknown format"), std::string::npos);
  EXPECT_EQ(ingest_text("u.txt",
                        "2026-03-01 10:02:03 Info Desk: hello\n"
                        "2026-03-01 10:02:09 Ann: hi\n")
                .size(),
            1u);
}

TEST_F(UnknownInputs, ATitleAboveTheHeaderIsSaid) {
  const std::string message = refusal(
      {write("t.csv", "Chats of March\n\nsession_id,role,message\n1,customer,a\n1,agent,b\n")});
  EXPECT_NE(message.find("a title above the names"), std::string::npos) << message;
}

TEST_F(UnknownInputs, AMappingOfAnotherKindIsAdvisedUpon) {
  const std::string table = write("t.csv", "id,text\n1,hi\n2,hello\n");
  const std::string lines =
      write("t.jsonl", "{\"id\":1,\"text\":\"hi\"}\n{\"id\":2,\"text\":\"no\"}\n");
  const auto advice_for = [&](const std::string& mapping, const std::string& input) {
    options.map = write("m.yaml", mapping);
    ingest({input});
    return advice;
  };
  EXPECT_NE(advice_for("input: {format: json}\ntext: text\n", table).find("no JSON; compare"),
            std::string::npos)
      << advice;
  EXPECT_NE(advice_for("input: {format: json}\nmessages: /m\ntext: text\n", lines)
                .find("messages of a record are not where"),
            std::string::npos)
      << advice;
  EXPECT_NE(advice_for("input: {format: chat}\nline: '^Q(?P<text>.*)'\ntext: text\n", table)
                .find("hardly a line of the input begins a message"),
            std::string::npos)
      << advice;
  EXPECT_EQ(advice_for("input: {format: csv}\ntext: text\n", table), "");
  // The first record is not shown as a header that lacks a column.
  const std::string message = refusal({lines});
  EXPECT_NE(message.find("m.yaml:1: the mapping is for a table and the input is JSON"),
            std::string::npos)
      << message;
  EXPECT_EQ(message.find("\"hi\""), std::string::npos) << message;
  options.map.clear();
  options.from = "whatsapp";
  ingest({table});
  EXPECT_NE(advice.find("without --from whatsapp"), std::string::npos) << advice;
}

TEST_F(UnknownInputs, AListInOneOfManyMessagesIsNotWhereAllAre) {
  std::string lines;
  for (int i = 0; i < 4; ++i)
    lines += R"({"msgid":"a long name","text":{"content":"hi"}})"
             "\n";
  lines += R"({"msgid":"m","forwarded":{"item":[{"type":"text","content":"old"}]}})"
           "\n";
  const std::string path = write("t.jsonl", lines);
  EXPECT_NE(refusal({path}).find("unknown format"), std::string::npos);
  options.map = write("m.yaml", draft_map(path));
  EXPECT_EQ(ingest({path}).size(), 4u) << draft_map(path);
}

TEST_F(UnknownInputs, AFormatThatFitsBetterThanTheOneNamedIsTold) {
  const std::string ticket =
      write("f.jsonl", R"({"id":1,"requester_id":7,"description_text":"hi","conversations":[]})"
                       "\n");
  options.from = "zendesk";
  ingest({ticket});
  EXPECT_TRUE(was_said("f.jsonl: read as zendesk, as --from says; by its content it is freshdesk"));
  messages.clear();
  options.from = "freshdesk";
  ingest({ticket});
  EXPECT_FALSE(was_said("as --from says"));
}

TEST_F(UnknownInputs, JsonInAStringIsNoText) {
  const std::string message =
      refusal({write("t.json", R"({"code":200,"message":"[{\"from\":1,\"msg\":\"hi\"}]"})")});
  EXPECT_TRUE(has(message, "member message holds JSON in a string; take it out: jq -c '.message"));
}

TEST_F(UnknownInputs, PiecesOfHtmlAreNamed) {
  EXPECT_TRUE(has(refusal({write("t.html", "<div>Ann: hello, Kim: hello</div>\n")}), "HTML"));
  EXPECT_TRUE(has(refusal({write("u.html", "<p align=\"center\">Chat Started: today</p>\n")}),
                  "a Salesforce chat in HTML"));
}

TEST_F(UnknownInputs, AnEnvelopeIsToBeTakenOff) {
  const auto said = [&](std::string_view content) { return refusal({write("t.jsonl", content)}); };
  EXPECT_TRUE(has(said(R"({"_airbyte_ab_id":"a","_airbyte_data":{"id":1,"text":"hi"}})"),
                  "jq -c '._airbyte_data'"));
  EXPECT_TRUE(has(said(R"({"type":"SCHEMA","stream":"comments","schema":{"a":1}})"),
                  R"(jq -c 'select(.type == "RECORD") | .record')"));
  EXPECT_TRUE(has(said(R"({"id":1,"name":"Ann","email":"a@example.com","role":"end-user"})"),
                  "leave it out"));
}

TEST_F(UnknownInputs, TheWrongEncodingIsSaid) {
  const std::string text = "会话,角色,内容\n1,客户,请问什么时候能够发货\n1,客服,今天下午就会发出\n";
  const auto said = [&](const std::string& encoding, const std::string& content) {
    options.encoding = encoding;
    return refusal({write("t.csv", content)});
  };
  EXPECT_TRUE(has(said("gb18030", text),
                  "read as gb18030, as --encoding says, but its bytes look "
                  "like UTF-8"));
  EXPECT_TRUE(has(said("UTF-16", text), "look like UTF-8"));
  EXPECT_TRUE(has(said("UTF-8", *encode_strict(text, "GB18030")), "look like GB18030"));
  EXPECT_TRUE(has(said("UTF-8", *encode_strict(text, "UTF-16LE")), "look like UTF-16LE"));
}

TEST_F(UnknownInputs, AnEncodingThatDoubtlesslyIsAnotherIsSaid) {
  const auto hints = [&](const std::string& encoding, const std::string& text) {
    options.encoding = encoding;
    messages.clear();
    ingest_text("t.csv", "session_id,role,message\n1,customer," + text + "\n1,agent,hi\n");
    return was_said("its bytes look like UTF-8");
  };
  EXPECT_TRUE(hints("GB18030", "中文中文"));
  EXPECT_FALSE(hints("UTF-8", "中文中文"));
  EXPECT_FALSE(hints("GB18030", "where is it"));
  EXPECT_FALSE(hints("GBK", *encode_strict("中文中文", "GB18030")));
  options.map = write("map.yaml",
                      "name: m\nconversation: 会话\ntext: 内容\n"
                      "role: [{field: 角色, map: {客户: customer}}]\n");
  options.encoding = "UTF-16";
  refusal({write("t.csv", "会话,角色,内容\n1,客户,中文\n")});
  EXPECT_TRUE(was_said("its bytes look like UTF-8"));
}

}  // namespace
}  // namespace deskmill
