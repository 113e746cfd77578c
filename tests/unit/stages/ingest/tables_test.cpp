// CSV, TSV and mapping files through the whole stage.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "core/error.hpp"
#include "ingest_fixture.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kMap = R"(name: shop
channel: chat
conversation: sid
customer: who
text: body
time: {field: at, format: "%Y-%m-%d %H:%M"}
role:
  - {field: from, map: {c: customer, a: agent}}
drop:
  - {name: greeting, regex: '^hi$'}
meta: {shop: shop}
)";

class Tables : public IngestTest {
 protected:
  void use_map(std::string_view yaml) { options.map = write("map.yaml", yaml); }
};

TEST_F(Tables, ContiguousRowsBecomeConversations) {
  use_map(kMap);
  const auto lines = ingest_text("t.csv",
                                 "sid,who,from,at,body,shop\n"
                                 "1,u1,c,2026-03-01 10:00,hi,north\n"
                                 "1,u1,c,2026-03-01 10:01,\"where, please\",north\n"
                                 "1,u1,a,2026-03-01 10:02,here,north\n"
                                 "2,u2,c,2026-03-01 11:00,price?,\n");
  EXPECT_EQ(
      lines,
      (Lines{
          R"({"kind":"conversation","id":"shop:1","channel":"chat","lang":"en","customer":"u1",)"
          R"("turns":[{"role":"customer","text":"where, please"},{"role":"agent","text":"here"}],)"
          R"("meta":{"shop":"north","source":{"file":"t.csv","line":3,"format":"shop"}}})",
          lines.at(1)}));
  EXPECT_EQ(count("records/in"), 4);
  EXPECT_EQ(count("records/kept"), 3);
  EXPECT_EQ(count("dropped_by/greeting"), 1);
  EXPECT_EQ(count("times/zoneless"), 3);
  EXPECT_NE(
      read("dropped.jsonl").find("\"dropped_by\":\"greeting\",\"source\":\"t.csv\",\"line\":2"),
      std::string::npos);
}

TEST_F(Tables, AZoneIsOnlyWhatTheUserGave) {
  use_map(kMap);
  options.tz = "+08:00";
  const auto lines = ingest_text("t.csv", "sid,who,from,at,body\n1,u,c,2026-03-01 10:00,price?\n");
  EXPECT_NE(lines.at(0).find("\"at\":\"2026-03-01T10:00:00+08:00\""), std::string::npos);
  EXPECT_EQ(count("times/zoneless"), 0);
}

TEST_F(Tables, AReopenedIdEndsTheRun) {
  use_map(kMap);
  const std::string path =
      write("t.csv", "sid,who,from,at,body\n1,u,c,,a b\n2,v,c,,c d\n1,u,a,,e f\n");
  try {
    ingest({path});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kBadData);
    EXPECT_EQ(
        std::string(error.what()).find("t.csv:4: ingest.reopened: the conversation of this row "),
        0u)
        << error.what();
  }
  EXPECT_FALSE(exists("out.jsonl"));
}

TEST_F(Tables, GroupSortBringsMessagesTogetherInTime) {
  use_map(kMap);
  options.group_sort = true;
  const auto lines = ingest_text("t.csv",
                                 "sid,who,from,at,body\n"
                                 "2,v,c,2026-03-01 10:00,second\n"
                                 "1,u,a,2026-03-01 10:05,answer\n"
                                 "2,v,a,2026-03-01 10:09,reply\n"
                                 "1,u,c,2026-03-01 10:01,question\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find("\"id\":\"shop:2\""), std::string::npos);
  EXPECT_LT(lines[1].find("question"), lines[1].find("answer"));
  EXPECT_EQ(count("records/kept"), 4);
}

/// Shuffled rows give the same conversations, with little memory and several workers.
TEST_F(Tables, GroupSortDoesNotDependOnTheOrderOfRows) {
  use_map(kMap);
  std::vector<std::string> rows;
  for (int conversation = 0; conversation < 500; ++conversation) {
    for (int message = 0; message < 8; ++message) {
      rows.push_back(std::to_string(conversation) + ",u" + std::to_string(conversation) +
                     (message % 2 == 0 ? ",c," : ",a,") + "2026-03-01 10:0" +
                     std::to_string(message) + ",message number " + std::to_string(message) + "\n");
    }
  }
  const auto text_of = [&] {
    std::string text = "sid,who,from,at,body\n";
    for (const auto& row : rows) text += row;
    return text;
  };
  const auto turns_of = [](Lines lines) {
    for (std::string& line : lines) line.resize(line.find("\"meta\""));
    std::sort(lines.begin(), lines.end());
    return lines;
  };
  const Lines contiguous = turns_of(ingest_text("t.csv", text_of()));
  std::shuffle(rows.begin(), rows.end(), std::mt19937(3));
  options.group_sort = true;
  jobs = 3;
  max_memory = 1u << 16;
  EXPECT_EQ(turns_of(ingest_text("t.csv", text_of())), contiguous);
}

/// A conversation longer than a batch, and many that end at its edges.
TEST_F(Tables, BatchesAndWorkersDoNotShow) {
  use_map(kMap);
  std::string text = "sid,who,from,at,body\n";
  for (int row = 0; row < 60'000; ++row) {
    text += std::to_string(row < 30'000 ? 0 : row / 7) + ",u,c,2026-03-01 10:00,\"line\n" +
            std::string(60, 'x') + "\"\n";
  }
  const Lines one = ingest_text("t.csv", text);
  const auto kept = count("records/kept");
  jobs = 4;
  EXPECT_EQ(ingest_text("t.csv", text), one);
  EXPECT_EQ(kept, 60'000);
  EXPECT_EQ(one.size(), 1 + 60'000u / 7 - 30'000u / 7 + 1);
}

TEST_F(Tables, AConversationGoesOnInTheNextFile) {
  use_map(kMap);
  const auto lines =
      ingest({write("a.csv", "sid,who,from,at,body\n1,u,c,,question one\n"),
              write("b.csv", "sid,who,from,at,body\n1,u,a,,answer one\n2,v,c,,next\n")});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find("answer one"), std::string::npos);
}

TEST_F(Tables, WithAnOutputPerInputAConversationStaysWhereItBegan) {
  use_map(kMap);
  out_dir = "set";
  for (const bool sorted : {false, true}) {
    options.group_sort = sorted;
    ingest({write("a.csv", "sid,who,from,at,body\n1,u,c,,question one\n"),
            write("b.csv", "sid,who,from,at,body\n1,u,a,,answer one\n2,v,c,,next\n")});
    EXPECT_NE(read("set/data/a.jsonl").find("answer one"), std::string::npos);
    EXPECT_EQ(read("set/data/b.jsonl").find("answer one"), std::string::npos);
    EXPECT_NE(read("set/data/b.jsonl").find("next"), std::string::npos);
    EXPECT_EQ(count("records/out"), 2);
  }
}

TEST_F(Tables, BrokenRowsAreRejectedWithTheirPlace) {
  use_map(kMap);
  const auto lines = ingest_text("t.csv",
                                 "sid,who,from,at,body\n"
                                 "1,u,c,,\"你好，在吗\"\n"
                                 "1,u,c\n"
                                 "1,u,c,,坏的\xFF字节\n"
                                 "1,u,c,,\"stray\n"
                                 "1,u,c,,\"我想问一下怎么退款\"\n"
                                 "1,u,a,,在订单页面里申请退款就可以了\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(count("records/in"), 6);
  EXPECT_EQ(count("records/kept"), 3);
  EXPECT_EQ(count("rejected_by/csv.ragged"), 1);
  EXPECT_EQ(count("rejected_by/charset.undecodable"), 1);
  EXPECT_EQ(count("rejected_by/csv.quote"), 1);
  const std::string rejects = read("rejects.jsonl");
  EXPECT_NE(rejects.find("\"line\":3,\"byte\":46,\"raw\":\"1,u,c\""), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("\"raw_b64\""), std::string::npos);
}

TEST_F(Tables, ALongRowIsAReject) {
  use_map(kMap);
  max_record_bytes = 1u << 20;
  const auto lines = ingest_text("t.csv", "sid,who,from,at,body\n1,u,c,,a b\n2,u,c,," +
                                              std::string(5u << 20, 'x') + "\n3,u,c,,c d\n");
  EXPECT_EQ(lines.size(), 2u);
  EXPECT_EQ(count("rejected_by/record.too_long"), 1);
  EXPECT_NE(read("rejects.jsonl").find("\"raw_bytes\":52428"), std::string::npos);
}

TEST_F(Tables, GbkAndUtf16AreRead) {
  use_map(
      "name: m\nconversation: 会话\ntext: 内容\nrole: [{field: 角色, map: {客户: customer, 客服: "
      "agent}}]\n");
  const std::string text =
      "会话,角色,内容\n1,客户,请问我的订单什么时候能够发货\n1,客服,您好，今天下午就会发出的\n";
  const auto expected = ingest_text("t.csv", text);
  ASSERT_EQ(expected.size(), 1u);
  EXPECT_EQ(ingest_text("t.csv", *encode_strict(text, "GB18030")), expected);
  EXPECT_EQ(ingest_text("t.csv", *encode_strict("\uFEFF" + text, "UTF-16LE")), expected);
  options.encoding = "GB18030";
  EXPECT_EQ(ingest_text("t.csv", *encode_strict(text, "GB18030")), expected);
  for (const char* charset : {"UTF-16", "utf-16", "utf16", "UCS-2"}) {
    options.encoding = charset;
    for (const char* order : {"UTF-16LE", "UTF-16BE"}) {
      EXPECT_EQ(ingest_text("t.csv", *encode_strict("\uFEFF" + text, order)), expected) << charset;
      EXPECT_EQ(ingest_text("t.csv", *encode_strict(text, order)), expected) << charset << order;
    }
  }
}

TEST_F(Tables, EmptyInputsAreFine) {
  use_map(kMap);
  EXPECT_EQ(ingest_text("t.csv", "").size(), 0u);
  EXPECT_EQ(ingest_text("t.csv", "\n\n").size(), 0u);
  EXPECT_EQ(ingest_text("t.csv", "sid,who,from,at,body\n").size(), 0u);
  EXPECT_EQ(count("records/in"), 0);
}

TEST_F(Tables, RoundedIdsDoNotMergeRows) {
  use_map(kMap);
  const auto lines =
      ingest_text("t.csv", "sid,who,from,at,body\n5.70306E+17,u,c,,one\n5.70306E+17,v,c,,two\n");
  EXPECT_EQ(lines.size(), 2u);
  EXPECT_EQ(count("ids/rounded"), 2);
  EXPECT_TRUE(was_said("rounded by a spreadsheet"));
}

TEST_F(Tables, ReplyChainsAreJoined) {
  const auto lines = ingest_text("twcs.csv",
                                 "tweet_id,author_id,inbound,created_at,text,response_tweet_id,"
                                 "in_response_to_tweet_id\n"
                                 "3,shop,False,Tue Oct 31 22:12:00 +0000 2017,Which order?,4,2.0\n"
                                 "9,other,True,Tue Oct 31 23:00:00 +0000 2017,Hello there,,\n"
                                 "4,ann,True,Tue Oct 31 22:13:00 +0000 2017,Number 12,,3\n"
                                 "2,ann,True,Tue Oct 31 22:11:00 +0000 2017,Where is it?,3,\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find("\"id\":\"twitter-support:2\""), std::string::npos) << lines[0];
  EXPECT_LT(lines[0].find("Where is it?"), lines[0].find("Which order?"));
  EXPECT_LT(lines[0].find("Which order?"), lines[0].find("Number 12"));
  EXPECT_NE(lines[1].find("\"id\":\"twitter-support:9\""), std::string::npos);
}

TEST_F(Tables, GapsSeparateConversations) {
  use_map(
      "name: g\nconversation: {gap: 30m}\ncustomer: who\ntext: body\n"
      "time: {field: at, format: auto}\nrole: [{default: customer}]\n");
  const auto lines = ingest_text("t.csv",
                                 "who,at,body\n"
                                 "u,2026-03-01 10:00:00,one\n"
                                 "u,2026-03-01 10:30:00,two\n"
                                 "u,2026-03-01 11:00:01,three\n"
                                 "v,2026-03-01 11:00:02,four\n");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_NE(lines[0].find("\"id\":\"g:u@2026-03-01T10:00:00\""), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("two"), std::string::npos);
  EXPECT_NE(lines[1].find("\"id\":\"g:u@2026-03-01T11:00:01\""), std::string::npos);
  options.group_gap = "2h";
  EXPECT_EQ(ingest({path_of("t.csv")}).size(), 2u);
}

TEST_F(Tables, InterleavedCustomersNeedSorting) {
  use_map(
      "name: g\nconversation: {gap: 30m}\ncustomer: who\ntext: body\n"
      "time: {field: at, format: auto}\nrole: [{default: customer}]\n");
  const std::string path =
      write("t.csv",
            "who,at,body\nu,2026-03-01 10:00:00,one\nv,2026-03-01 10:01:00,two\n"
            "u,2026-03-01 10:02:00,three\n");
  EXPECT_THROW(ingest({path}), Error);
  options.group_sort = true;
  EXPECT_EQ(ingest({path}).size(), 2u);
}

TEST_F(Tables, RulesOfRoles) {
  use_map(R"(name: r
input: {format: json}
conversation: c
text: t
role:
  - {field: kind, map: {note: note}}
  - {field: from, same_as: owner, role: customer}
  - {field: from, starts_with: team, role: agent}
  - {field: from, regex: '^bot-', role: bot}
  - {field: from, empty: true, role: system}
  - {default: agent}
)");
  const auto lines = ingest_text("t.jsonl",
                                 R"({"c":1,"t":"a","from":"x","owner":"x"}
{"c":1,"t":"b","from":"north-1","owner":"x","team":"north"}
{"c":1,"t":"c","from":"bot-3"}
{"c":1,"t":"d"}
{"c":1,"t":"e","from":"x","owner":"x","kind":"note"}
)");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"([{"role":"customer","text":"a"},{"role":"agent","text":"b"},)"
                          R"({"role":"bot","text":"c"},{"role":"system","text":"d"},)"
                          R"({"role":"note","text":"e"}])"),
            std::string::npos)
      << lines[0];
}

TEST_F(Tables, JsonPointersReachIntoElementsAndTheirParents) {
  use_map(R"(name: p
input: {format: json}
records: /data/items
messages: /log
conversation: ^/head/id
customer: ^/head/user
text: /body/text
role: [{field: out, map: {"true": agent, "false": customer}}]
meta: {tags: ^/tags}
)");
  const auto lines = ingest_text("t.json", R"({"data": {"items": [
  {"head": {"id": 7, "user": "u"}, "tags": ["a", 1.10],
   "log": [{"out": false, "body": {"text": "q"}}, {"out": true, "body": {"text": "r"}}]},
  {"head": {"id": 8}, "log": {"out": false, "body": {"text": "alone"}}},
  {"head": {"id": 9}, "log": []}
], "next": null}})");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find("\"id\":\"p:7\""), std::string::npos);
  EXPECT_NE(lines[0].find("\"tags\":[\"a\",1.10]"), std::string::npos) << lines[0];
  EXPECT_EQ(count("dropped_by/no_messages"), 1);
  EXPECT_EQ(count("records/in"), 4);
}

TEST_F(Tables, AMappingThatDoesNotFitSaysSo) {
  use_map("name: m\ntext: nothere\n");
  const std::string path = write("t.csv", "a,b\n1,2\n");
  EXPECT_THROW(ingest({path}), Error);
  use_map("name: m\ntext: a\nrole: [{default: boss}]\n");
  EXPECT_THROW(ingest({path}), Error);
  use_map("name: m\ntext: a\nmeta: {source: b}\n");
  EXPECT_THROW(ingest({path}), Error);
}

TEST_F(Tables, AnUnknownFormatIsRefused) {
  const std::string path = write("t.csv", "x,y\n1,2\n3,4\n");
  try {
    ingest({path});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kBadData);
    EXPECT_NE(std::string(error.what()).find("--map"), std::string::npos);
  }
}

}  // namespace
}  // namespace deskmill
