// SPDX-License-Identifier: Apache-2.0
#include "core/hash_table.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>

namespace deskmill {
namespace {

TEST(HashTable, AgreesWithAMapWhileItGrows) {
  std::mt19937_64 random(7);
  HashTable<std::uint64_t, std::int64_t, -1, 3> table;
  std::map<std::uint64_t, std::int64_t> reference;
  for (std::int64_t i = 0; i < 20'000; ++i) {
    // Few different keys, many of which want the same place.
    const std::uint64_t key = (random() % 3'000) << 12 | (random() % 4);
    if (i % 3 == 0) {
      const auto known = reference.find(key);
      ASSERT_EQ(table.known(key), known == reference.end() ? -1 : known->second) << i;
    }
    std::int64_t& value = table.value_of(key);
    const auto [known, is_new] = reference.emplace(key, i);
    ASSERT_EQ(value, is_new ? -1 : known->second) << i;
    if (is_new) value = i;
    ASSERT_EQ(table.size(), reference.size());
    ASSERT_LE(table.size() * 64, table.memory_bytes() * 3);  // 16 bytes a slot, 3/4 full
  }
  table.clear();
  EXPECT_EQ(table.size(), 0u);
  EXPECT_EQ(table.value_of(reference.begin()->first), -1);
}

TEST(HashTable, TellsKeysOfOnePlaceApart) {
  HashTable<Hash128, std::uint32_t, 0xFFFFFFFF> table;
  for (std::uint32_t i = 0; i < 500; ++i) table.value_of({i, 0}) = i;
  for (std::uint32_t i = 0; i < 500; ++i) EXPECT_EQ(table.value_of({i, 0}), i);
  EXPECT_EQ(table.size(), 500u);
}

}  // namespace
}  // namespace deskmill
