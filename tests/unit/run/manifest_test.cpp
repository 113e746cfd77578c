// SPDX-License-Identifier: Apache-2.0
#include "run/manifest.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "run/reports/stats.hpp"
#include "run/run_plan.hpp"
#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

TEST(ManifestPaths, AreSpeltAsUtf8AndReadBack) {
  EXPECT_EQ(path_for_manifest("a/订单 100%.jsonl"), "a/订单 100%.jsonl");
  EXPECT_EQ(path_for_manifest("100%\xff.jsonl"), "100%25%FF.jsonl");
  EXPECT_EQ(path_from_manifest("100%25%FF.jsonl"), "100%\xff.jsonl");
  EXPECT_EQ(path_from_manifest("100%.jsonl%"), "100%.jsonl%") << "no escapes: as they stand";
}

TEST(ManifestPaths, AreSeenFromTheManifest) {
  EXPECT_EQ(relative_to_manifest("o/data/a.jsonl", "o/meta/manifest.json"), "../data/a.jsonl");
  EXPECT_EQ(relative_to_manifest("a.jsonl", "./m.json"), "a.jsonl");
  EXPECT_EQ(relative_to_manifest("-", "o/m.json"), "-");
  for (const char* stream : {"-", "/dev/stdout", "/dev/fd/63", "/dev/null"}) {
    EXPECT_EQ(relative_to_manifest("o/a.jsonl", stream), "o/a.jsonl") << stream;
  }
}

TEST(ReportNames, StayShortEnoughForAFile) {
  EXPECT_EQ(sidecar_name("a.jsonl", "manifest.json"), "a.jsonl.manifest.json");
  const std::string hashed = sidecar_name(std::string(250, 'a'), "manifest.json");
  EXPECT_EQ(hashed.size(), 32 + std::string_view(".manifest.json").size());
  EXPECT_TRUE(hashed.ends_with(".manifest.json"));
  EXPECT_NE(hashed, sidecar_name(std::string(250, 'b'), "manifest.json"));
}

TEST(ShardNames, SortAsTheyCount) {
  EXPECT_EQ(shard_name("part", 2, 16), "part-00002-of-00016");
  EXPECT_EQ(shard_name("train", 99998, 99999), "train-99998-of-99999");
}

TEST(Conservation, EveryUnitHasOneFate) {
  Tally tally;
  tally.add("records/in", 10);
  tally.add("records/kept", 4);
  tally.add("records/merged", 3);
  tally.add("records/dropped", 2);
  tally.add("records/rejected", 1);
  check_conservation(tally);
  tally.add("records/dropped", -1);
  expect_error(
      Exit::kBug,
      "the law of conservation is broken: 10 in, but kept + merged + dropped + rejected = 9",
      [&] { check_conservation(tally); });
}

}  // namespace
}  // namespace deskmill
