// SPDX-License-Identifier: Apache-2.0
#include "core/record.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(Role, HasANameAndBack) {
  for (const Role role : {Role::kCustomer, Role::kAgent, Role::kBot, Role::kSystem, Role::kNote}) {
    EXPECT_EQ(role_named(name_of(role)), role);
  }
  EXPECT_EQ(name_of(Role::kNote), "note");
  EXPECT_EQ(role_named("Agent"), std::nullopt);
  EXPECT_EQ(role_named(""), std::nullopt);
}

TEST(Kind, HasAName) {
  EXPECT_EQ(name_of(Kind::kConversation), "conversation");
  EXPECT_EQ(name_of(Kind::kPair), "pair");
  EXPECT_EQ(name_of(Kind::kUtterance), "utterance");
}

TEST(Record, IsEditedOnceSomethingIs) {
  Record record;
  EXPECT_FALSE(record.edited());
  record.remove_member("absent");
  EXPECT_FALSE(record.edited());
  record.set_member("split", "1");
  record.set_member("split", "2");
  EXPECT_TRUE(record.edited());
  EXPECT_FALSE(record.has_edited_turns());
  ASSERT_EQ(record.member_edits().size(), 1u);
  EXPECT_EQ(record.member_edits()[0].json, "2");
  record.remove_member("split");
  EXPECT_EQ(record.member_edits()[0].json, std::nullopt);
}

}  // namespace
}  // namespace deskmill
