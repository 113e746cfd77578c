// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/reply_chains.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "ingest_fixture.hpp"

namespace deskmill {
namespace {

using RepliesInTables = IngestTest;

TEST(ReplyChains, LeadToTheirFirstMessage) {
  ReplyChains chains;
  chains.add(5, 3);
  chains.add(3, 7);
  chains.add(4, 3);
  chains.add(9, 8);
  chains.finish();
  for (const std::uint64_t message : {3U, 4U, 5U, 7U}) EXPECT_EQ(chains.root_of(message), 7U);
  EXPECT_EQ(chains.root_of(9), 8U);
  EXPECT_EQ(chains.root_of(1), 1U);
}

TEST(ReplyChains, ACircleHasNoFirstMessage) {
  ReplyChains chains;
  chains.add(1, 2);
  chains.add(2, 3);
  chains.add(3, 1);
  chains.add(8, 2);  // leads into the circle
  chains.add(9, 8);
  chains.add(6, 6);
  chains.finish();
  for (const std::uint64_t message : {1U, 2U, 3U, 6U}) EXPECT_EQ(chains.root_of(message), message);
  EXPECT_EQ(chains.root_of(8), 2U);
  EXPECT_EQ(chains.root_of(9), 2U);
}

/// The work grows with the number of links, not with its square, or this test would take minutes.
TEST(ReplyChains, StayLinearWhenLong) {
  constexpr std::uint64_t kMessages = 300'000;
  ReplyChains chain, circle;
  for (std::uint64_t i = 1; i < kMessages; ++i) {
    chain.add(i, i - 1);
    circle.add(i, i % (kMessages - 1) + 1);
  }
  chain.finish();
  circle.finish();
  for (std::uint64_t i = 1; i < kMessages; ++i) {
    ASSERT_EQ(chain.root_of(i), 0U);
    ASSERT_EQ(circle.root_of(i), i);
  }
}

TEST_F(RepliesInTables, AMessageMayAnswerSeveral) {
  const std::string header = "tweet_id,author_id,inbound,text,in_response_to_tweet_id\n";
  for (const std::string first : {"[1]", "\"['1', '3']\"", "\"1,3\"", "1.0"}) {
    const auto lines = ingest_text("t.csv", header + "1,7,True,Is it open?,\n2,Shop,False,Yes.," +
                                                first + "\n3,8,True,Hm,[]\n");
    ASSERT_EQ(lines.size(), 2u) << first;
    EXPECT_TRUE(has(lines[0], R"("text":"Yes.")")) << lines[0];
  }
  const auto lines = ingest_text("t.csv", header +
                                              "\"1,001\",7,True,Is it open?,\n"
                                              "\"1,002\",Shop,False,Yes.,\"1,001\"\n");
  ASSERT_EQ(lines.size(), 1u);
}

}  // namespace
}  // namespace deskmill
