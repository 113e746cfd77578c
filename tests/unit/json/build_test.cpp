// SPDX-License-Identifier: Apache-2.0
#include "json/build.hpp"

#include <gtest/gtest.h>

#include <string>

#include "json/string.hpp"

namespace deskmill {
namespace {

TEST(WriteConversation, LeavesOutWhatIsEmpty) {
  std::string out;
  write_conversation({}, out);
  EXPECT_EQ(out, R"({"kind":"conversation","turns":[]})");
}

TEST(WriteConversation, WritesEveryMemberInOrder) {
  ConversationDraft draft;
  draft.id = "shop:1";
  draft.channel = "chat";
  draft.lang = "zh";
  draft.customer = "u_1";
  draft.turns.push_back({Role::kCustomer, "怎么\n退款", "2026-03-01T10:02:11+08:00", "小云", ""});
  draft.turns.push_back({Role::kNote, "\"VIP\"", "", "", R"("kind":"internal")"});
  draft.meta = R"("subject":"x","rating":5)";
  std::string out = "kept ";
  write_conversation(draft, out);
  EXPECT_EQ(out, R"(kept {"kind":"conversation","id":"shop:1","channel":"chat","lang":"zh",)"
                 R"("customer":"u_1","turns":[{"role":"customer","text":"怎么\n退款",)"
                 R"("at":"2026-03-01T10:02:11+08:00","speaker":"小云"},)"
                 R"({"role":"note","text":"\"VIP\"","kind":"internal"}],)"
                 R"("meta":{"subject":"x","rating":5}})");
}

TEST(WritePair, WritesArraysEvenWhenEmpty) {
  std::string out;
  write_pair({}, out);
  EXPECT_EQ(out, R"({"kind":"pair","context":[],"question":"","answer":"","question_turns":[],)"
                 R"("answer_turns":[],"score":0.000,"signals":[],"durable":true})");
}

TEST(WritePair, WritesEveryMemberInOrder) {
  PairDraft draft;
  draft.id = "shop:1#4";
  draft.conversation = "shop:1";
  draft.customer = "u_1";
  draft.lang = "en";
  draft.context.push_back({Role::kAgent, "hi"});
  draft.context.push_back({Role::kCustomer, "A1", true});
  draft.question = "when?";
  draft.answer = "today";
  draft.question_turns = {4, 5};
  draft.answer_turns = {7};
  draft.score = 0.8296;
  draft.signals = {"type_match:time", "thanks_after"};
  draft.durable = false;
  draft.more = R"("meta":{},"cluster":3)";
  std::string out;
  write_pair(draft, out);
  EXPECT_EQ(out, R"({"kind":"pair","id":"shop:1#4","conversation":"shop:1","customer":"u_1",)"
                 R"("lang":"en","context":[{"role":"agent","text":"hi"},)"
                 R"({"role":"customer","text":"A1","after_question":true}],"question":"when?",)"
                 R"("answer":"today","question_turns":[4,5],"answer_turns":[7],"score":0.830,)"
                 R"("signals":["type_match:time","thanks_after"],"durable":false,)"
                 R"("meta":{},"cluster":3})");
}

/// A line has room for texts without escapes; these take up to six times as much, and more follows
/// them.
TEST(WritePair, MakesRoomForEscapes) {
  const std::string controls(1000, '\x01'), quotes(1000, '"');
  PairDraft draft;
  draft.context.assign(3, {Role::kAgent, controls});
  draft.question = quotes;
  draft.answer = "两天\n到";
  draft.signals = {"steps"};
  std::string out;
  write_pair(draft, out);
  std::string turns;
  for (int i = 0; i < 3; ++i) turns += R"({"role":"agent","text":)" + json_string(controls) + "},";
  turns.pop_back();
  EXPECT_EQ(out, R"({"kind":"pair","context":[)" + turns + R"(],"question":)" +
                     json_string(quotes) +
                     R"(,"answer":"两天\n到","question_turns":[],"answer_turns":[],)"
                     R"("score":0.000,"signals":["steps"],"durable":true})");
}

}  // namespace
}  // namespace deskmill
