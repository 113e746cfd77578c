// What ties messages together, and who asks, where only values tell it.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

class GuessedTies : public ConversationsTest {};

TEST_F(GuessedTies, ColumnsOfBothSidesTellWhoSpeaks) {
  const Lines lines = ingest_text("t.csv",
                                  "买家旺旺,客服旺旺,发送人,消息内容\n"
                                  "tb1,松果:小满,松果:小满,在的\ntb1,松果:小满,tb1,有货吗\n"
                                  "tb2,松果:小满,tb2,能便宜吗\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[0]), "agent 在的 | customer 有货吗");
  EXPECT_EQ(turns(lines[1]), "customer 能便宜吗");
  EXPECT_TRUE(has(lines[1], R"("customer":"tb2")")) << lines[1];
  EXPECT_TRUE(was_said("agent=whoever 客服旺旺 names customer=whoever 买家旺旺 names"));
  EXPECT_EQ(count("roles/inferred"), 0);
}

TEST_F(GuessedTies, TheElementAroundAListTellsItToo) {
  EXPECT_EQ(
      turns_of("t.json",
               R"([{"id":1,"customer_name":"Ann","messages":[{"sender_name":"Kim","text":"Red."},)"
               R"({"sender_name":"Ann","text":"Thanks"}]}])"),
      Lines{"agent Red. | customer Thanks"});
}

TEST_F(GuessedTies, TwoWhoWriteToEachOther) {
  const Lines lines = ingest_text(
      "t.json",
      R"([{"sid":"a","from":"+1555","to":"+1666","body":"Open?","direction":"inbound","date_sent":"2026-03-01T10:00:00Z"},
{"sid":"b","from":"+1666","to":"+1555","body":"Yes","direction":"outbound-api","date_sent":"2026-03-01T10:01:00Z"},
{"sid":"c","from":"+1777","to":"+1666","body":"Red?","direction":"inbound","date_sent":"2026-03-01T10:02:00Z"}])");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(turns(lines[0]), "customer Open? | agent Yes");
  EXPECT_EQ(turns(lines[1]), "customer Red?");
  EXPECT_TRUE(was_said("conversation=what from and to write to each other"));
}

TEST_F(GuessedTies, WhoIsOnlyWrittenToTiesNothing) {
  EXPECT_EQ(turns_of("t.csv", "from,to,text\na,shop,Open?\nb,shop,Red?\n").size(), 2u);
}

const std::string kTalk =
    R"({"participants":[{"name":"Ann"}],"messages":[
{"sender_name":"Lamp House","timestamp_ms":1770000200000,"content":"Five days."},
{"sender_name":"Ann","timestamp_ms":1770000100000,"content":"To Norway?"},
{"sender_name":"Lamp House","timestamp_ms":1760000000000,"content":"It is."},
{"sender_name":"Ann","timestamp_ms":1759999900000,"content":"Is it red?"}]})";

TEST_F(GuessedTies, AFileInWhichTwoTalkIsCutBySilence) {
  EXPECT_EQ(turns_of("t.json", kTalk), (Lines{"agent Five days. | customer To Norway?",
                                              "agent It is. | customer Is it red?"}));
  EXPECT_TRUE(was_said("conversation=the whole file, parted where nobody writes for 4 hours"));
  EXPECT_EQ(count("conversations/out_of_order"), 2);
  options.group_sort = true;
  EXPECT_EQ(turns_of("t.json", kTalk), (Lines{"customer To Norway? | agent Five days.",
                                              "customer Is it red? | agent It is."}));
}

TEST_F(GuessedTies, ContactsOfTwoPeopleAreTwo) {
  EXPECT_EQ(turns_of("t.csv",
                     "name,message,created_at\nAnn,In stock?,2026-03-01T10:00:00Z\n"
                     "Bob,Is it red?,2026-03-01T10:05:00Z\n")
                .size(),
            2u);
  EXPECT_TRUE(was_said("--group-gap 4h makes one of what is said without such a pause"));
}

TEST_F(GuessedTies, WhoGreetsIsNotTheCustomer) {
  EXPECT_EQ(turns_of("t.csv",
                     "session_id,sender,text\n1,Kim,Hello! How can I help you today?\n"
                     "1,Ann,My lamp flickers\n1,Kim,Tighten the bulb\n"),
            Lines{"agent Hello! How can I help you today? | customer My lamp flickers | agent "
                  "Tighten the bulb"});
  EXPECT_EQ(turns_of("t.txt",
                     "13/03/26, 22:05 - Kim: Thanks for contacting us\n"
                     "13/03/26, 22:06 - Ann: Is it red?\n13/03/26, 22:07 - Kim: Yes\n"),
            Lines{"agent Thanks for contacting us | customer Is it red? | agent Yes"});
  EXPECT_EQ(turns_of("t.csv", "session_id,sender,text\n1,Kim,How can I help you?\n"),
            Lines{"customer How can I help you?"});
}

TEST_F(GuessedTies, AMappingNamesWriterAndReceiver) {
  options.map = write("m.yaml",
                      "input: {format: csv}\ntext: c\nspeaker: a\ntime: t\n"
                      "conversation: {id: r, between: [a, b], gap: 1h}\n");
  EXPECT_EQ(turns_of("t.csv",
                     "a,b,r,c,t\nx,y,,one,2026-03-01T10:00:00Z\ny,x,,two,2026-03-01T10:01:00Z\n"
                     "x,z,,three,2026-03-01T10:02:00Z\nx,y,g,four,2026-03-01T10:03:00Z\n"
                     "z,y,g,five,2026-03-01T10:04:00Z\n"),
            (Lines{"customer one | agent two", "customer three", "customer four | agent five"}));
  options.map = write("m.yaml", "text: c\nconversation: {between: [a]}\n");
  EXPECT_TRUE(has(refusal({write("t.csv", "a,c\nx,y\n")}), "m.yaml:2: between needs two fields"));
}

}  // namespace
}  // namespace deskmill
