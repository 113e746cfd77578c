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

TEST(Tally, CountsRememberTheirPlaceInAnyTally) {
  Count b{"b"}, a{"a"};
  Tally first, second;
  first.add("a");
  first.add(b, 2);
  first.add(a);
  first.add(b);
  second.add(b, 5);
  second.add(a, 7);
  EXPECT_EQ(first.get("a"), 2);
  EXPECT_EQ(first.get("b"), 3);
  EXPECT_EQ(second.get("a"), 7);
  EXPECT_EQ(second.get("b"), 5);
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

TEST(Tally, ASectionIsWhatStandsBehindItsName) {
  Tally tally;
  for (const char* name : {"rules", "rules/b", "rules/a", "rules/a/c", "rules_by/d", "a/rules/e"}) {
    tally.add(name);
  }
  EXPECT_EQ(tally.section("rules"), (Tally::Entries{{"a", 1}, {"a/c", 1}, {"b", 1}}));
  EXPECT_EQ(tally.section("rule"), Tally::Entries());
}

TEST(Tally, KeepsManyNamesApart) {
  Tally tally;
  const auto name = [](int i) {  // alike at both ends, of one length
    const std::string number = std::to_string(10000 + i);
    return "records/in/of/source/number/" + number + "/of/this/run/of/many/sources";
  };
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 1000; ++i) tally.add(name(i), i);
  }
  EXPECT_EQ(tally.entries().size(), 1000u);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(tally.get(name(i)), 3 * i);
  EXPECT_EQ(tally.get("records/in/of/source"), 0);
  EXPECT_EQ(tally.get(""), 0);
}

TEST(Tally, TakesEmptyAndShortNames) {
  Tally tally;
  for (const char* name : {"", "a", "ab", "abcdefg", "abcdefgh", ""}) tally.add(name);
  EXPECT_EQ(tally.get(""), 2);
  EXPECT_EQ(tally.get("ab"), 1);
  EXPECT_EQ(tally.entries().size(), 5u);
}

}  // namespace
}  // namespace deskmill
