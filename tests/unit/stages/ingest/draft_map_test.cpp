// What is said about an input of no known form, and the mapping that --draft-map makes for it.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/draft_map.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "ingest_fixture.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {
namespace {

class DraftMap : public IngestTest {};

TEST_F(DraftMap, UnknownJsonLeadsToAMapping) {
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

TEST_F(DraftMap, ADraftSaysThatNoneIsNeeded) {
  const std::string draft = draft_map(write("t.txt",
                                            "13/03/26, 22:05 - Bea: hi\n13/03/26, 22:06 - Shop: "
                                            "hello\n13/03/26, 22:07 - Bea: bye\n"));
  EXPECT_NE(draft.find("reads this input as whatsapp; --dump-map whatsapp"), std::string::npos)
      << draft;
}

/// Each of its lines is a JSON string, too.
TEST_F(DraftMap, ATableOfOneColumnInQuotesIsOne) {
  const std::string draft = draft_map(write("one.csv", "\"text\"\n\"hello there\"\n\"bye\"\n"));
  EXPECT_NE(draft.find("\ntext: text "), std::string::npos) << draft;
}

/// Of very many columns the first are looked at, or this test would take minutes.
TEST_F(DraftMap, ATableOfVeryManyColumnsHasADraft) {
  std::string header = "k", row = "1";
  for (int i = 1; i < 60'000; ++i) {
    header += ";c" + std::to_string(i);
    row += i == 2 ? ";long words" : ";x";
  }
  const std::string draft = draft_map(write("t.csv", header + "\n" + row + "\n" + row + "\n"));
  EXPECT_NE(draft.find("\ntext: c2 "), std::string::npos) << draft.substr(draft.size() - 500);
}

TEST_F(DraftMap, ADraftFindsMessagesInsideRecords) {
  const std::string path = write("t.json", R"([{"id":7,"user":"u","log":[
    {"content":"hello","sender":"x"},{"content":"hi","sender":"y"}]}])");
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"id\":\"mine:7\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("\"customer\":\"u\""), std::string::npos) << lines[0];
}

TEST_F(DraftMap, ADraftOfATranscriptKnowsItsRoles) {
  const std::string path = write(
      "call.txt", "客户：灯不亮了\n坐席：请您检查插头\n插好再试\n客户：亮了\n系统：通话结束\n");
  const std::string draft = draft_map(path);
  EXPECT_NE(draft.find(dump_map("transcript")), std::string::npos) << draft;
  options.map = write("m.yaml", draft);
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"({"role":"agent","text":"请您检查插头\n插好再试")"), std::string::npos)
      << lines[0];
  EXPECT_NE(lines[0].find(R"({"role":"system","text":"通话结束")"), std::string::npos) << lines[0];
}

TEST_F(DraftMap, ADraftPrefersTheListThatHoldsMessages) {
  const std::string draft =
      draft_map(write("t.json", R"({"people":[{"id":1,"n":"x"},{"id":2,"n":"y"}],
    "cases":[{"id":7,"log":[{"body":"hello"}]}]})"));
  EXPECT_NE(draft.find("records: /cases"), std::string::npos) << draft;
  EXPECT_NE(draft.find("messages: /log"), std::string::npos) << draft;
}

TEST_F(DraftMap, ADraftFindsMessagesInAnObjectOfTheRecord) {
  const std::string path =
      write("t.jsonl", R"({"id":1,"chat":{"log":[{"event":"open"},{"body":"hi"}]}}
{"id":2,"chat":{"log":[{"body":"you"}]}}
)");
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 2u) << draft_map(path);
  EXPECT_NE(lines[1].find(R"("id":"mine:2")"), std::string::npos) << lines[1];
}

TEST_F(DraftMap, ATextMayBeAListOfStrings) {
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
  options.map = write("m.yaml", draft);
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

TEST_F(DraftMap, EveryMemberOfUnknownJsonIsNamed) {
  EXPECT_NE(refusal({write("t.json", R"({"data":{"a":{},"b":[[1]]},"page":[],"n":{"k":1}})")})
                .find("the members /data/a (an object), /data/b (a list), page (a list), /n/k;"),
            std::string::npos);
}

TEST_F(DraftMap, EveryDraftIsAMapping) {
  for (const std::string_view content : {"a b,\"c: #d\",e\n1,2,3\n", "x\ty\n1\t2\n",
                                         "no table, no chat\nat all\n", "{\"a: b\":1}\n"}) {
    const std::string draft = draft_map(write("t", content));
    EXPECT_NO_THROW(parse_mapping(draft, "draft")) << draft;
  }
  EXPECT_THROW(draft_map(write("t", "%PDF-1.4\n")), Error);
  EXPECT_THROW(draft_map(write("t", "\n")), Error);
}

TEST_F(DraftMap, ADraftKnowsTheRolesThatAGuessKnows) {
  const std::string page = write(
      "t.json", R"({"data":[{"direction":"in","content":"hi"},{"direction":"out","content":"yes"},
    {"isPublic":true,"content":"ok"},{"isPublic":false,"content":"a VIP"}]})");
  options.map = write("m.yaml", draft_map(page));
  auto lines = ingest({page});
  ASSERT_EQ(lines.size(), 4u) << draft_map(page);
  const std::vector<std::string> roles = {"customer", "agent", "customer", "note"};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_NE(lines[i].find(R"("role":")" + roles[i]), std::string::npos) << lines[i];
  }
  const std::string chats =
      write("c.json", R"({"chats":[{"tid":1,"dialog":[{"role":"客户","words":"在吗"},
    {"role":"客服","words":"在的"},{"role":"客服","words":"别退款","private":1}]}]})");
  options.map = write("c.yaml", draft_map(chats));
  lines = ingest({chats});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"([{"role":"customer","text":"在吗"},{"role":"agent","text":"在的"},)"
                          R"({"role":"note","text":"别退款"}])"),
            std::string::npos)
      << draft_map(chats);
}

TEST_F(DraftMap, ADraftFitsTheLinesOfAChat) {
  options.tz = "Z";
  for (const std::string_view chat :
       {"[10:02] <ann> is it open?\n=== joe has joined\n[10:03] <joe> [1] yes\n",
        "Log\n(10:02:11 AM) Ann: is it open?\n*** Joe joined\n(10:03:11 AM) Joe: yes\n",
        "[LINE] Ann\n10:02\tAnn\tis it open?\n10:03\tJoe\tyes\n",
        "Ann(id7) 03-01 10:02:11\nis it open?\n\nJoe(me) 03-01 10:03:11\nyes\n"}) {
    const std::string path = write("t.txt", chat);
    EXPECT_NE(refusal({path}).find("this is text"), std::string::npos) << refusal({path});
    options.map = write("m.yaml", draft_map(path));
    const auto lines = ingest({path});
    ASSERT_EQ(lines.size(), 1u) << draft_map(path);
    EXPECT_NE(lines[0].find(R"([{"role":"customer","text":"is it open?)"), std::string::npos)
        << lines[0];
    EXPECT_NE(lines[0].find(R"({"role":"agent","text":")"), std::string::npos) << lines[0];
    options.map.clear();
  }
}

TEST_F(DraftMap, ADraftTellsWordsFromTimesAndIds) {
  const std::string rows =
      write("r.json", R"({"result":[{"sys":"4f2c9d7e8a1b3c5d6e7f","element":"note","value":"hi you",
    "on":"2026-03-01 10:00:00"},{"sys":"5f2c9d7e8a1b3c5d6e7f","element":"comments","value":"yes",
    "on":"2026-03-01 10:01:00"}]})");
  const std::string draft = draft_map(rows);
  EXPECT_NE(draft.find("\ntext: value "), std::string::npos) << draft;
  EXPECT_NE(draft.find("\ntime: {field: on,"), std::string::npos) << draft;
}

TEST_F(DraftMap, RolesMayStandAroundTheMessages) {
  const std::string path = write("t.json", R"({"messages":[
    {"conversation_id":"c","actor_type":"user","message_parts":[{"text":{"content":"open?"}}]},
    {"conversation_id":"c","actor_type":"agent","message_parts":[{"text":{"content":"yes"}}]}]})");
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u) << draft_map(path);
  EXPECT_NE(lines[0].find(R"([{"role":"customer","text":"open?"},{"role":"agent","text":"yes"}])"),
            std::string::npos)
      << lines[0];
}

TEST_F(DraftMap, ATableWithoutAHeaderKeepsItsFirstRow) {
  for (const std::string_view table : {"1\twhere is it?\n2\tin the box\n",
                                       "late\tstill not here\nbill\twhich one\nlate\tno news\n"}) {
    const std::string path = write("t.tsv", table);
    options.map = write("m.yaml", draft_map(path));
    const auto lines = ingest({path});
    EXPECT_EQ(lines.size(), static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')));
    EXPECT_EQ(count("input/header_rows"), 0) << draft_map(path);
    EXPECT_EQ(lines.at(0).find("\"late\""), std::string::npos) << lines[0];
  }
  const std::string draft = draft_map(write("h.csv", ",what,said\n0,a,hi you\n1,b,hello you\n"));
  EXPECT_NE(draft.find("\ntext: said "), std::string::npos) << draft;
}

TEST_F(DraftMap, AMailInHtmlAloneIsDraftedToo) {
  const std::string path =
      write("e.csv", "ParentId,Incoming,TextBody,HtmlBody\n5,true,,<p>hi</p>\n");
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u) << draft_map(path);
  EXPECT_NE(lines[0].find(R"({"role":"customer","text":"hi"})"), std::string::npos) << lines[0];
}

/// Not timed: looking up every member for every member would take minutes here.
TEST_F(DraftMap, AnObjectKeyedByIdsIsLookedAtInPart) {
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

TEST_F(DraftMap, WhatTiesMessagesIsDraftedToo) {
  const std::string parties = draft_map(
      write("p.csv",
            "from,to,text\nu1,shop,Open?\nshop,u1,Yes, all day\nu2,shop,Where?\nshop,u2,Here\n"));
  EXPECT_NE(parties.find("\nconversation: {between: [from, to], gap: 4h}"), std::string::npos)
      << parties;
  const std::string sides = draft_map(
      write("s.csv", "ticket_id,customer_name,author,body\n1,Ann,Ann,Open?\n1,Ann,Tom,Yes\n"));
  EXPECT_NE(sides.find("{field: author, same_as: customer_name, role: customer}"),
            std::string::npos)
      << sides;
}

TEST_F(DraftMap, AnswersThatNameWhatTheyAnswerAreTied) {
  const std::string path =
      write("t.jsonl", R"({"tweet_id":1,"author_id":"a","inbound":true,"text":"Open?",)"
                       R"("in_response_to_tweet_id":null})"
                       "\n"
                       R"({"tweet_id":2,"author_id":"shop","inbound":false,"text":"Yes",)"
                       R"("in_response_to_tweet_id":1})"
                       "\n");
  EXPECT_EQ(ingest({path}).size(), 1u);
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 1u) << draft_map(path);
  EXPECT_TRUE(
      has(lines[0], R"([{"role":"customer","text":"Open?","speaker":"a"},{"role":"agent")"));
}

TEST_F(DraftMap, TablesWithoutNamesAreKnownByTheirValues) {
  const std::string path = write("t.txt",
                                 "1001|2026-03-01 10:00:00|customer|Hi, where is it?\n"
                                 "1001|2026-03-01 10:01:00|agent|Let me check\n"
                                 "1002|2026-03-01 11:00:00|customer|Can I return it?\n"
                                 "1002|2026-03-01 11:02:00|agent|Sure thing\n");
  EXPECT_TRUE(has(refusal({path}), "a table of 4 columns without names"));
  options.map = write("m.yaml", draft_map(path));
  const auto lines = ingest({path});
  ASSERT_EQ(lines.size(), 2u) << draft_map(path);
  EXPECT_TRUE(
      has(lines[1], R"([{"role":"customer","text":"Can I return it?"},{"role":"agent","text":)"))
      << lines[1];
}

TEST_F(DraftMap, WritersOfRowsAreCustomersOnlyInTheirs) {
  const std::string draft = draft_map(write("t.csv",
                                            "工单号,提交人,来源,内容\n1,李小满,用户,还没到账\n"
                                            "1,阿宁,坐席,明天到\n"));
  EXPECT_TRUE(has(draft, "\ncustomer: {field: 提交人, role: customer}  #")) << draft;
  EXPECT_TRUE(has(draft, "\nspeaker: 提交人  #")) << draft;
}

}  // namespace
}  // namespace deskmill
