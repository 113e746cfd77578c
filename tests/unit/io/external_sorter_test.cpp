// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "io/external_sorter.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {
namespace {

std::vector<std::string> sorted_by_sorter(const std::vector<std::string>& records,
                                          std::size_t record_bytes, std::size_t key_bytes,
                                          std::size_t memory_bytes) {
  const TemporaryDirectory directory;
  ExternalSorter sorter(record_bytes, key_bytes, memory_bytes, directory.path());
  for (const std::string& record : records) sorter.add(record.data());
  sorter.sort();
  std::vector<std::string> result;
  while (const void* record = sorter.next()) {
    result.emplace_back(static_cast<const char*>(record), record_bytes);
  }
  EXPECT_EQ(sorter.next(), nullptr);
  return result;
}

/// Keys from few letters repeat often; the rest of a record tells repeated ones apart.
std::vector<std::string> random_records(std::size_t count, std::size_t record_bytes,
                                        unsigned letters, std::mt19937& random) {
  std::vector<std::string> records(count, std::string(record_bytes, '\0'));
  for (std::string& record : records) {
    for (char& byte : record) byte = static_cast<char>(random() % letters * (255 / letters));
  }
  return records;
}

void expect_sorted(std::vector<std::string> records, std::size_t key_bytes,
                   std::size_t memory_bytes) {
  const std::size_t record_bytes = records.at(0).size();
  const auto result = sorted_by_sorter(records, record_bytes, key_bytes, memory_bytes);
  std::stable_sort(records.begin(), records.end(), [&](const std::string& a, const std::string& b) {
    return std::memcmp(a.data(), b.data(), key_bytes) < 0;
  });
  EXPECT_TRUE(result == records) << record_bytes << " bytes, key " << key_bytes << ", memory "
                                 << memory_bytes;
}

TEST(ExternalSorter, NothingInNothingOut) {
  EXPECT_TRUE(sorted_by_sorter({}, 16, 8, 1000).empty());
}

TEST(ExternalSorter, AgreesWithStableSort) {
  std::mt19937 random(99);
  for (const std::size_t record_bytes : {1u, 5u, 8u, 16u, 24u, 100u}) {
    for (const std::size_t key_bytes : {1u, 3u, 8u, 9u, 20u}) {
      if (key_bytes > record_bytes) continue;
      for (const unsigned letters : {1u, 2u, 255u}) {
        const auto records = random_records(3000, record_bytes, letters, random);
        expect_sorted(records, key_bytes, 1u << 30);  // in memory
        expect_sorted(records, key_bytes, 20'000);    // runs on disk
      }
    }
  }
}

TEST(ExternalSorter, ManyRecordsTakeTheRadixPath) {
  std::mt19937 random(5);
  expect_sorted(random_records(200'000, 24, 200, random), 16, 1u << 30);
  expect_sorted(random_records(200'000, 12, 3, random), 8, 1u << 20);
}

TEST(ExternalSorter, ABlockBiggerThanTheUsualOne) {
  std::mt19937 random(6);
  expect_sorted(random_records(20, 1'500'000, 2, random), 10, 1u << 30);
}

TEST(ExternalSorter, OneRecordMoreThanFits) {
  std::mt19937 random(8);
  const std::size_t capacity = 100, memory = capacity * (16 + 16);
  for (const std::size_t count : {capacity - 1, capacity, capacity + 1, 2 * capacity}) {
    expect_sorted(random_records(count, 16, 3, random), 2, memory);
  }
}

}  // namespace
}  // namespace deskmill
