// SPDX-License-Identifier: Apache-2.0
#include "stages/split/card.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace deskmill {
namespace {

TEST(DataCard, SizesAreTheNamesOfTheHub) {
  const auto has = [](std::int64_t rows, const std::string& name) {
    SplitCounts counts;
    counts.rows = {rows, 0, 0};
    return data_card("x", counts, {}).find("size_categories:\n- " + name + "\n") !=
           std::string::npos;
  };
  EXPECT_TRUE(has(999, "n<1K"));
  EXPECT_TRUE(has(9'999'999, "1M<n<10M"));
  EXPECT_TRUE(has(10'000'000, "10M<n<100M"));
  EXPECT_TRUE(has(250'000'000, "100M<n<1B"));
}

TEST(DataCard, NamesOnlySidesWithRows) {
  SplitCounts counts;
  counts.rows = {10, 0, 2};
  counts.labels["refund.how"] = {8, 0, 1};
  SplitOptions options;
  options.shards = 2;
  options.shard_suffix = ".jsonl.zst";
  const std::string card = data_card("helpdesk", counts, options);
  EXPECT_NE(card.find("- split: train\n    path: data/train-*-of-00002.jsonl.zst\n"),
            std::string::npos);
  EXPECT_EQ(card.find("split: validation"), std::string::npos);
  EXPECT_NE(card.find("| refund.how | 8 | 0 | 1 |"), std::string::npos);
}

TEST(DataCard, NamesTheLargestOfVeryManyLabels) {
  SplitCounts counts;
  counts.rows = {5005, 0, 0};
  for (int i = 0; i < 5000; ++i) counts.labels["label " + std::to_string(i)] = {1, 0, 0};
  counts.labels["label 4999"] = {5, 1, 0};
  const std::string card = data_card("helpdesk", counts, {});
  EXPECT_LT(card.size(), 50'000u);
  EXPECT_NE(card.find("| label 4999 | 5 | 1 | 0 |"), std::string::npos);
  EXPECT_NE(card.find("4000 more intents, of no more rows each."), std::string::npos) << card;
}

TEST(DataCard, LabelsCannotBreakTheTable) {
  SplitCounts counts;
  counts.rows = {1, 0, 0};
  counts.labels["a|b\nc"] = {1, 0, 0};
  const std::string card = data_card("helpdesk", counts, {});
  EXPECT_NE(card.find("| a\\|b c | 1 | 0 | 0 |"), std::string::npos) << card;
}

}  // namespace
}  // namespace deskmill
