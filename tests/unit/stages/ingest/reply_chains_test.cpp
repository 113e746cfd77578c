// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/reply_chains.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace deskmill {
namespace {

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

}  // namespace
}  // namespace deskmill
