// Columns that no mapping names: what they hold is guessed from their headers and values.
// SPDX-License-Identifier: Apache-2.0
#include "ingest_fixture.hpp"
#include "stages/ingest/draft_map.hpp"

namespace deskmill {
namespace {

class GuessedColumns : public IngestTest {};

TEST_F(GuessedColumns, NamesOfColumnsAreGuessed) {
  const auto lines = ingest_text("t.csv",
                                 "会话ID;发送时间;角色;消息内容\n"
                                 "a1;2026-03-01 10:00:00;客户;怎么退款\n"
                                 "a1;2026-03-01 10:01:00;客服;在订单页申请\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("id":"csv:a1")"), std::string::npos);
  EXPECT_NE(lines[0].find(R"({"role":"agent","text":"在订单页申请"})"), std::string::npos);
  EXPECT_NE(messages.at(0).find("read as csv"), std::string::npos);
}

struct KnownExport {
  std::string_view header, customer, agent;  ///< a header and a row of each side
};

/// Headers that systems write; the rows are invented.
constexpr KnownExport kKnownExports[] = {
    {"Ticket ID,Created At (UTC),User ID,Incoming,Private,Body Text",
     "7,2026-03-01T10:00:00Z,1,true,false,hi", "7,2026-03-01T10:01:00Z,2,false,false,yes"},
    {"conversation_id,part_type,author.type,created_at,body", "7,comment,lead,1772359200,hi",
     "7,comment,admin,1772359260,yes"},
    {"threadId,authorType,createdAt,text", "7,customer,2026-03-01T10:00:00Z,hi",
     "7,agent,2026-03-01T10:01:00Z,yes"},
    {"sid,waiter,customer,waiterSend,createdTime,content", "7,w,c,0,2026-03-01 10:00:00,hi",
     "7,w,c,1,2026-03-01 10:01:00,yes"},
    {"对话编号,访客名称,发送者类型,消息内容,发送时间", "7,小雨,访客,hi,2026-03-01 10:00:00",
     "7,小雨,人工客服,yes,2026-03-01 10:01:00"},
    {"会话ID,访客,消息来源,聊天内容,聊天时间", "7,小雨,会员,hi,2026-03-01 10:00:00",
     "7,小雨,坐席,yes,2026-03-01 10:01:00"},
    {"通话编号,客户号,角色,正文,时间戳", "7,K1,客户,hi,1772359200000",
     "7,K1,客服,yes,1772359260000"},
    {"call_id,speaker_label,role,text,timestamp", "7,spk_0,customer,hi,1772359200",
     "7,spk_1,agent,yes,1772359260"},
    {"conversation_sid,direction,body,date_created", "7,inbound,hi,2026-03-01T10:00:00Z",
     "7,outbound,yes,2026-03-01T10:01:00Z"},
};

TEST_F(GuessedColumns, HeadersOfKnownSystemsAreGuessed) {
  options.tz = "Z";
  for (const KnownExport& known : kKnownExports) {
    messages.clear();
    std::string text;
    for (const std::string_view row : {known.header, known.customer, known.agent}) {
      text.append(row).append("\n");
    }
    const auto lines = ingest_text("t.csv", text);
    ASSERT_EQ(lines.size(), 1u) << known.header;
    for (const std::string& part : {std::string(R"("id":"csv:7")"),
                                    std::string(R"({"role":"customer","text":"hi","at":"2026)"),
                                    std::string(R"({"role":"agent","text":"yes","at":"2026)")}) {
      EXPECT_NE(lines[0].find(part), std::string::npos) << known.header << "\n" << lines[0];
    }
    EXPECT_FALSE(was_said("inferred")) << known.header;
  }
}

TEST_F(GuessedColumns, PrivateRowsAreNotes) {
  const auto lines =
      ingest_text("t.csv",
                  "ticket_id,private,sender_type,body\n"
                  "7,false,customer,hi\n7,true,agent,check him\n7,false,agent,yes\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"({"role":"note","text":"check him"},{"role":"agent","text":"yes"})"),
            std::string::npos)
      << lines[0];
}

TEST_F(GuessedColumns, ADescriptionIsTheTextOfATicket) {
  EXPECT_EQ(ingest_text("t.csv", "Ticket ID,Subject,Description\n1,a,It broke\n2,b,Late\n").size(),
            2u);
  EXPECT_THROW(ingest_text("p.csv", "sku,price,description\n1,2,A chair\n3,4,A lamp\n"), Error);
}

TEST_F(GuessedColumns, ValuesTellWhatNamesDoNot) {
  const auto lines = ingest_text("t.csv",
                                 "id,who,msg\n"
                                 "7,客户,怎么退款\n"
                                 "7,客服,在订单页申请\n"
                                 "8,Customer,Where is my parcel?\n"
                                 "8,AGENT,It is on its way.\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find(R"("id":"csv:7")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find(R"({"role":"agent","text":"It is on its way."})"), std::string::npos)
      << lines[1];
}

TEST_F(GuessedColumns, ARunningNumberAndOtherWordsTellNothing) {
  const auto numbered = ingest_text("t.csv", "id,msg\n1,one\n2,two\n3,three\n");
  EXPECT_EQ(numbered.size(), 3u);
  const auto returning = ingest_text("u.csv", "id,msg\n1,one\n1,two\n2,three\n1,four\n");
  EXPECT_EQ(returning.size(), 4u);
  const auto described = ingest_text("v.csv", "kind,msg\ncustomer,one\nwarehouse,two\n");
  EXPECT_EQ(described[1].find("\"role\":\"agent\""), std::string::npos);
}

TEST_F(GuessedColumns, AColumnOfRolesGoesBeforeNamesOfSpeakers) {
  const auto lines = ingest_text("t.csv",
                                 "对话ID,发送者,消息发送者类型,消息内容\n"
                                 "1,小雨,访客,有货吗\n1,小灯,机器人,请稍等\n1,,系统,小周加入\n"
                                 "1,小周,客服,有的\n");
  ASSERT_EQ(lines.size(), 1u);
  for (const char* turn :
       {R"({"role":"customer","text":"有货吗")", R"({"role":"bot","text":"请稍等")",
        R"({"role":"system","text":"小周加入")", R"({"role":"agent","text":"有的")"}) {
    EXPECT_NE(lines[0].find(turn), std::string::npos) << turn << lines[0];
  }
  EXPECT_EQ(count("roles/inferred"), 0);
}

TEST_F(GuessedColumns, KindsOfMessagesMayTellTheRole) {
  const auto lines = ingest_text(
      "t.csv", "工单号,类型,内容\nW1,客户提问,灯不亮\nW1,客服回复,请换灯泡\nW1,内部备注,老客户\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(
      lines[0].find(R"([{"role":"customer","text":"灯不亮"},{"role":"agent","text":"请换灯泡"},)"
                    R"({"role":"note","text":"老客户"}])"),
      std::string::npos)
      << lines[0];
}

TEST_F(GuessedColumns, SalesforceNamesTheCaseByParentId) {
  auto lines = ingest_text("c.csv",
                           "Id,ParentId,IsPublished,CommentBody,CreatedById\n"
                           "a1,500,true,Which lamp?,005A\na2,500,false,abuse?,005B\n"
                           "a3,501,true,Closing,005A\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].find(R"("id":"csv:500")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find(R"({"role":"note","text":"abuse?","speaker":"005B"})"), std::string::npos)
      << lines[0];
  lines = ingest_text("e.csv", "Id,ParentId,Incoming,TextBody\n1,500,true,hi\n2,500,false,yes\n");
  ASSERT_EQ(lines.size(), 1u);
  // Elsewhere it is the message that is answered.
  EXPECT_EQ(ingest_text("o.csv", "Id,ParentId,Text\n1,,hi\n2,1,yes\n").size(), 2u);
}

TEST_F(GuessedColumns, AMailInHtmlAloneIsNotEmpty) {
  const auto lines =
      ingest_text("e.csv",
                  "ParentId,Incoming,TextBody,HtmlBody\n"
                  "500,true,hi <there>,<p>hi &lt;there&gt;</p>\n500,false,,<p>Yes<br>we do</p>\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("text":"hi <there>")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find(R"({"role":"agent","text":"Yes\nwe do"})"), std::string::npos)
      << lines[0];
  EXPECT_FALSE(was_said("left out"));
}

TEST_F(GuessedColumns, WhoWritesIsTheCustomerOnlyInMessagesOfCustomers) {
  const auto lines = ingest_text("t.csv",
                                 "ticket_id,user_id,incoming,body\n"
                                 "7,901,false,Sent\n7,902,true,Thanks\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("customer":"902")"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find(R"({"role":"agent","text":"Sent","speaker":"901"})"), std::string::npos)
      << lines[0];
}

TEST_F(GuessedColumns, ADateMayStandBesideTheClockTime) {
  const std::string table =
      "chat_id,date,time,sender,message\n1,2026-03-01,10:00,Ann,Is it red?\n"
      "1,2026-03-01,10:01,Kim,Yes\n";
  options.tz = "+01:00";
  EXPECT_TRUE(has(ingest_text("t.csv", table).at(0), R"("at":"2026-03-01T10:01:00+01:00")"));
  EXPECT_TRUE(was_said("time=time day=date"));
  options.map = write("m.yaml", draft_map(write("t.csv", table)));
  EXPECT_TRUE(has(read("m.yaml"), "time: {field: time, day: date, format: auto}"));
  EXPECT_TRUE(has(ingest({path_of("t.csv")}).at(0), R"("at":"2026-03-01T10:00:00+01:00")"));
}

TEST_F(GuessedColumns, WhoWritesToWhomTellsTheRole) {
  for (const std::string arrow : {"→", "->", " => "}) {
    const auto lines = ingest_text("t.csv", "会话编号,方向,内容\n1,买家" + arrow +
                                                "卖家,有货吗\n1,卖家" + arrow + "买家,有的\n");
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_TRUE(
        has(lines[0], R"([{"role":"customer","text":"有货吗"},{"role":"agent","text":"有的"}])"))
        << lines[0];
  }
}

}  // namespace
}  // namespace deskmill
