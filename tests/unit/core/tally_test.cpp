// SPDX-License-Identifier: Apache-2.0
#include "core/tally.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(Tally, AddsByName) {
  Tally tally;
  tally.add("rules/a");
  tally.add("rules/a", 4);
  EXPECT_EQ(tally.get("rules/a"), 5);
  EXPECT_EQ(tally.get("rules/b"), 0);
}

TEST(Tally, MergesByAddition) {
  Tally one, other;
  one.add("a", 1);
  other.add("a", 2);
  other.add("b", 3);
  one.merge(other);
  EXPECT_EQ(one.entries(), (Tally::Entries{{"a", 3}, {"b", 3}}));
}

TEST(Tally, EntriesAreSortedByBytes) {
  Tally tally;
  for (const char* name : {"b", "é", "a/z", "a", "B", "a/b"}) tally.add(name);
  EXPECT_EQ(tally.entries(),
            (Tally::Entries{{"B", 1}, {"a", 1}, {"a/b", 1}, {"a/z", 1}, {"b", 1}, {"é", 1}}));
}

}  // namespace
}  // namespace deskmill
