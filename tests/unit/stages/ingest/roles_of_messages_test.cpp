// Who said what, where an export nobody described has a word, a flag or a name for it, or nothing.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

class RolesOfMessages : public ConversationsTest {};

TEST_F(RolesOfMessages, AUserBesideCustomersAnswers) {
  const auto chat = [](const std::string& customer, const std::string& other) {
    return R"({"chat_id":1,"author":{"type":")" + customer + R"("},"text":"Hi"})" + "\n" +
           R"({"chat_id":1,"author":{"type":")" + other + R"("},"text":"Hello"})";
  };
  const Lines expected = {"json:1: customer Hi | agent Hello"};
  EXPECT_EQ(told("t.json", chat("customer", "user")), expected);
  EXPECT_EQ(told("t.json", chat("user", "agent")), expected);
  EXPECT_EQ(told("t.json", chat("contact", "user")), expected);
  EXPECT_EQ(told("t.json", chat("usr", "sys")), expected);
  EXPECT_EQ(told("t.json", chat("customer", "sys")), Lines{"json:1: customer Hi | system Hello"});
}

TEST_F(RolesOfMessages, AUserBesideCustomersAsksWhereAgentsAreNamed) {
  const auto line = [](const std::string& author, const std::string& text) {
    return R"({"chat_id":1,"author":{"type":")" + author + R"("},"text":")" + text + "\"}\n";
  };
  const Lines expected = {"json:1: customer Hi | agent Hello | customer Thanks"};
  EXPECT_EQ(told("t.json", line("contact", "Hi") + line("agent", "Hello") + line("user", "Thanks")),
            expected);
}

TEST_F(RolesOfMessages, AUserWhoDiffersInAConversationIsTheSpeaker) {
  const std::string thread = R"({"thread_id":"t","user":"ann","text":"It crashes"})"
                             "\n"
                             R"({"thread_id":"t","user":"bo","text":"Which version?"})"
                             "\n";
  EXPECT_EQ(told("t.json", thread), Lines{"json:t: customer It crashes | agent Which version?"});
  // Here it is the customer of all messages.
  const Lines lines =
      ingest_text("t.csv", "chat_id,user_id,direction,body\n1,u7,in,hi\n1,u7,out,hello\n");
  EXPECT_NE(lines.at(0).find(R"("customer":"u7")"), std::string::npos) << lines[0];
}

TEST_F(RolesOfMessages, SendersThatNameTheirRoleHaveIt) {
  for (const char* agent : {"support@shop.example", "客服小李", "Agent 7", "Ann (Support)"}) {
    const std::string name = agent;
    EXPECT_EQ(told("t.json", R"({"chat_id":1,"sender":")" + name +
                                 R"(","content":"Hello"})"
                                 "\n"
                                 R"({"chat_id":1,"sender":"ida@mail.example","content":"Hi"})"),
              Lines{"json:1: agent Hello | customer Hi"})
        << agent;
  }
}

TEST_F(RolesOfMessages, SendersThatAreObjectsHaveTheirRole) {
  const auto chat = [](const std::string& sender, const std::string& type) {
    const auto by = [&](const char* who) {
      return "{\"" + sender + R"(":{"name":"x",")" + type + "\":\"" + who + "\"}";
    };
    return R"([{"chat_id":1,"messages":[)" + by("customer") + R"(,"body":"Hi"},)" + by("agent") +
           R"(,"body":"Hello"},)" + by("customer") + R"(,"body":"Bye"}]}])";
  };
  const Lines expected = {"json:1: customer Hi | agent Hello | customer Bye"};
  EXPECT_EQ(told("t.json", chat("author", "type")), expected);
  EXPECT_TRUE(was_said("role=/author/type"));
  EXPECT_EQ(told("t.json", chat("sender", "role")), expected);
  EXPECT_EQ(told("t.json", chat("from", "type")), expected);
  // Rows of a conversation each, and a role that stands in the message itself.
  EXPECT_EQ(told("t.json", R"({"chat_id":1,"author":{"role":"agent"},"text":"Hello"})"
                           "\n"
                           R"({"chat_id":1,"author":{"role":"customer"},"text":"Hi"})"),
            Lines{"json:1: agent Hello | customer Hi"});
  EXPECT_EQ(told("t.json", R"({"chat_id":1,"role":"agent","author":{"type":"user"},"text":"Hello"})"
                           "\n"
                           R"({"chat_id":1,"role":"user","author":{"type":"user"},"text":"Hi"})"),
            Lines{"json:1: agent Hello | customer Hi"});
}

TEST_F(RolesOfMessages, ASpeakerIsNoObject) {
  const Lines lines = ingest_text(
      "t.json", R"([{"is_inbound":true,"author":null,"text":"Hi"},)"
                R"({"is_inbound":false,"author":{"id":"t1","username":"sam"},"text":"Hello"}])");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].find("speaker"), std::string::npos) << lines[1];
}

TEST_F(RolesOfMessages, WhatNobodySaysIsTold) {
  EXPECT_EQ(told("t.json", R"({"chat_id":1,"direction":"x","content":"a"})"
                           "\n"
                           R"({"chat_id":1,"direction":"y","content":"b"})"),
            Lines{"json:1: customer a | customer b"});
  EXPECT_EQ(count("roles/nameless"), 2);
  EXPECT_EQ(count("roles/inferred"), 0);
  EXPECT_TRUE(was_said("2 turns say neither role nor speaker"));
}

TEST_F(RolesOfMessages, WhatNobodySaysBetweenBothSidesIsANotice) {
  EXPECT_EQ(told("t.json", R"({"chat_id":1,"role":"customer","name":"Ola","content":"a"})"
                           "\n"
                           R"({"chat_id":1,"role":"agent","name":"Kim","content":"b"})"
                           "\n"
                           R"({"chat_id":1,"content":"Kim closed this"})"),
            Lines{"json:1: customer a | agent b | system Kim closed this"});
  EXPECT_EQ(count("roles/notices"), 1);
  EXPECT_EQ(count("roles/nameless"), 0);
  EXPECT_TRUE(was_said("1 turn says neither role nor speaker, as others do, and is taken for a"));
}

TEST_F(RolesOfMessages, AColumnThatNamesBothSidesCountsMoreThanOneThatNamesOne) {
  EXPECT_EQ(
      told("t.json",
           R"({"chat_id":1,"message_type":"incoming","content":"Red?","sender":{"type":"user"}})"
           "\n"
           R"({"chat_id":1,"message_type":"outgoing","content":"Yes","sender":{"type":"user"}})"),
      Lines{"json:1: customer Red? | agent Yes"});
  EXPECT_EQ(told("t.json", R"({"chat_id":1,"from":"operator","content":"Hi","user":{"type":"web"}})"
                           "\n"
                           R"({"chat_id":1,"from":"user","content":"Red?","user":{"type":"web"}})"),
            Lines{"json:1: agent Hi | customer Red?"});
  EXPECT_EQ(count("roles/inferred"), 0);
}

TEST_F(RolesOfMessages, ASystemThatSaysAsMuchAsUsersAnswersThem) {
  const std::string talk = R"({"chat_id":1,"role":"user","content":"Red?"})"
                           "\n"
                           R"({"chat_id":1,"role":"system","content":"Yes"})";
  EXPECT_EQ(told("t.json", talk), Lines{"json:1: customer Red? | agent Yes"});
  const std::string more = R"({"chat_id":1,"role":"user","content":"Hello?"})"
                           "\n";
  EXPECT_EQ(told("t.json", more + more + talk),
            Lines{"json:1: customer Hello? | customer Hello? | customer Red? | system Yes"});
}

}  // namespace
}  // namespace deskmill
