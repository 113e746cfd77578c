// SPDX-License-Identifier: Apache-2.0
#include "core/hash.hpp"

#include <gtest/gtest.h>

#include "core/tally.hpp"

namespace deskmill {
namespace {

TEST(Hash, KnownValueOfTheEmptyString) {
  // XXH3 128 bits of nothing with seed 0, from the algorithm's published test vectors.
  EXPECT_EQ(to_hex(hash128("")), "99aa06d3014798d86001c324468d497f");
}

TEST(Hash, HexIsReadBackAndNothingElse) {
  const Hash128 hash = hash128("a");
  EXPECT_EQ(hash128_from_hex(to_hex(hash)), hash);
  EXPECT_EQ(hash128_from_hex(std::string(31, '0') + "1"), (Hash128{0, 1}));
  for (const std::string& text : {std::string(), std::string(31, '0'), std::string(33, '0'),
                                 std::string(31, '0') + "g", "0x" + std::string(30, '0')}) {
    EXPECT_EQ(hash128_from_hex(text), std::nullopt) << text;
  }
}

TEST(Hash, StreamEqualsWhole) {
  StreamHash stream;
  stream.update("abc");
  stream.update("");
  stream.update("def");
  EXPECT_EQ(stream.digest(), hash128("abcdef"));
}

TEST(ContentSum, OrderDoesNotMatterButRepeatsDo) {
  ContentSum forward, backward, doubled;
  for (const char* line : {"a", "b", "c"}) forward.add_line(line);
  for (const char* line : {"c", "a", "b"}) backward.add_line(line);
  for (const char* line : {"a", "b", "c", "c"}) doubled.add_line(line);
  EXPECT_EQ(forward.sum(), backward.sum());
  EXPECT_NE(forward.sum(), doubled.sum());
  EXPECT_EQ(doubled.lines(), 4u);
}

TEST(ContentSum, CarriageReturnsAtTheEndAreNoPartOfALine) {
  ContentSum plain, with_returns;
  plain.add_line("a\rb");
  with_returns.add_line("a\rb\r\r");
  EXPECT_EQ(plain, with_returns);
}

TEST(ContentSum, MergeEqualsAdding) {
  ContentSum left, right, all;
  left.add_line("a");
  right.add_line("b");
  all.add_line("a");
  all.add_line("b");
  left.merge(right);
  EXPECT_EQ(left.sum(), all.sum());
}

TEST(Tally, AddsAndMerges) {
  Tally a, b;
  a.add("records/in", 2);
  b.add("records/in", 3);
  b.add("records/out");
  a.merge(b);
  EXPECT_EQ(a.get("records/in"), 5);
  EXPECT_EQ(a.get("records/out"), 1);
  EXPECT_EQ(a.get("absent"), 0);
}

}  // namespace
}  // namespace deskmill
