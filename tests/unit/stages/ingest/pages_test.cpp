// Pages of an API: an object around a list of conversations, each with the list of its messages.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

class PagesOfConversations : public ConversationsTest {};

TEST_F(PagesOfConversations, HoldConversations) {
  EXPECT_EQ(turns_of("t.json",
                     R"({"meta":{"count":2},"payload":[
{"id":5,"status":"open","messages":[{"content":"Red?","created_at":1770000000,"sender":{"type":"contact"}},
{"content":"Yes","created_at":1770000060,"sender":{"type":"user"}}]},
{"id":6,"status":"open","messages":[{"content":"New?","created_at":1770000100,"sender":{"type":"contact"}}]}]})"),
            (Lines{"customer Red? | agent Yes", "customer New?"}));
}

TEST_F(PagesOfConversations, MayHaveSomeWithoutMessages) {
  EXPECT_EQ(turns_of("t.json",
                     R"({"code":0,"message":"OK","list":[
{"sessionNo":"S1","records":[{"senderRole":"CUSTOMER","content":"怎么退货"},{"senderRole":"AGENT","content":"点售后"}]},
{"sessionNo":"S2","records":[]},{"sessionNo":"S3","records":null}]})"),
            Lines{"customer 怎么退货 | agent 点售后"});
  EXPECT_EQ(count("dropped_by/no_messages"), 2);
  EXPECT_EQ(count("records/rejected"), 0);
}

TEST_F(PagesOfConversations, ListsOfOtherThingsAreNoMessages) {
  EXPECT_THROW(
      ingest_text("t.json",
                  R"({"elements":[{"title":"Lamps","buttons":[{"text":"Red","type":"link"}]}]})"),
      Error);
}

TEST_F(PagesOfConversations, TheObjectAroundTheListTellsTheRest) {
  const Lines lines = ingest_text(
      "t.json",
      R"([{"helpdesk_ticket":{"id":9,"description":"It leaks","requester_id":5,"created_at":"2026-03-01T10:00:00Z",
"notes":[{"body":"Which one?","incoming":false,"private":false,"user_id":8,"created_at":"2026-03-01T11:00:00Z"},
{"body":"a known fault","incoming":false,"private":true,"user_id":8,"created_at":"2026-03-01T11:01:00Z"}]}}])");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(turns(lines[0]), "customer It leaks | agent Which one? | note a known fault");
  EXPECT_TRUE(has(lines[0], R"("id":"json:9")")) << lines[0];
  EXPECT_TRUE(has(lines[0], R"("customer":"5")")) << lines[0];
}

TEST_F(PagesOfConversations, WordsThatOpenAConversationMayStandInAnObject) {
  EXPECT_EQ(
      turns_of("t.json",
               R"([{"id":"1","conversation_message":{"body":"Old lamp","author":{"type":"user"}},
"parts":[{"body":"Hello","created_at":1500000100,"author":{"type":"admin"}}]}])"),
      Lines{"customer Old lamp | agent Hello"});
}

TEST_F(PagesOfConversations, MessagesWithoutTheIdOfOthersStayInTheirList) {
  EXPECT_EQ(turns_of("t.json",
                     R"([{"session_id":"a","messages":[
{"session_id":"a","from":"user","content":"Reset?","timestamp":1770000000000},
{"from":"operator","content":"Use the link","timestamp":1770000010000},
{"from":"user","content":{"name":"a.png","url":"x"},"timestamp":1770000020000}]}])"),
            Lines{"customer Reset? | agent Use the link"});
  EXPECT_EQ(count("dropped_by/object_for_text"), 1);
}

TEST_F(PagesOfConversations, TextMayStandInParts) {
  const std::string parts = R"({"conversation_id":"c","actor_type":"user","message_type":"normal",
"message_parts":[{"text":{"content":"Red?"}},{"image":{"url":"x"}},{"text":{"content":"Or blue?"}}]},)"
                            R"({"conversation_id":"c","actor_type":"agent","message_type":"normal",
"message_parts":[{"text":{"content":"Both"}}]},)"
                            R"({"conversation_id":"c","actor_type":"agent","message_type":"private",
"message_parts":[{"text":{"content":"ask Bob"}}]})";
  EXPECT_EQ(turns_of("t.json", R"({"messages":[)" + parts + "]}"),
            Lines{"customer Red?\nOr blue? | agent Both | note ask Bob"});
  EXPECT_TRUE(was_said("text=/message_parts/*/text/content"));
}

}  // namespace
}  // namespace deskmill
