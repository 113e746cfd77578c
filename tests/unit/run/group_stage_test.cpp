// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "run/drivers.hpp"
#include "unit/run/example_run.hpp"

namespace deskmill {
namespace {

using Group = std::vector<std::string>;

/// Rejects what says "reject", writes how many records its group had before the text,
/// and notes the groups.
GroupStage noting_stage(std::size_t largest_group, std::vector<Group>& groups) {
  const auto prepare = [&groups](std::span<Record> records) {
    groups.emplace_back();
    for (const Record& record : records) groups.back().emplace_back(record.turns()[0].text);
  };
  const auto decide = [&groups](std::size_t number, Record& record, Sink& sink) {
    const std::string_view text = record.turns()[0].text;
    EXPECT_EQ(groups.back().at(number), text);
    if (text == "reject") return Outcome::rejected("example.bad", "so it says");
    sink.emit(record);
    return Outcome::kept();
  };
  return {prepare, decide, largest_group};
}

RunSummary run_in_groups(std::size_t largest, const RunOptions& options,
                         std::vector<Group>& groups) {
  return run_flat_map(options, GroupWorkers([&] { return noting_stage(largest, groups); }));
}

TEST(GroupStage, SeesUpToSoManyRecordsBeforeTheFirstIsDecided) {
  const TemporaryDirectory dir;
  std::string text;
  for (const char* word : {"a", "b", "c", "d", "e"}) text += line_of(word);
  std::vector<Group> groups;
  run_in_groups(2, options_for({dir.put("a.jsonl", text)}, dir / "out.jsonl"), groups);
  EXPECT_EQ(groups, (std::vector<Group>{{"a", "b"}, {"c", "d"}, {"e"}}));
  EXPECT_EQ(dir.get("out.jsonl"), text);
}

TEST(GroupStage, RejectsStandInTheOrderOfTheInput) {
  const TemporaryDirectory dir;
  const std::string input = dir.put("a.jsonl", line_of("a") + line_of("reject") + "{broken\n" +
                                                   line_of("b") + line_of(std::string(200, 'x')) +
                                                   line_of("reject") + "\n" + line_of("c"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.max_record_bytes = 100;
  std::vector<Group> groups;
  const RunSummary summary = run_in_groups(8, options, groups);
  EXPECT_EQ(groups, (std::vector<Group>{{"a", "reject"}, {"b"}, {"reject", "c"}}));
  EXPECT_EQ(dir.get("out.jsonl"), line_of("a") + line_of("b") + line_of("c"));
  std::vector<std::uint64_t> lines;
  for (const auto& reject : summary.rejects) lines.push_back(reject.line);
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{2, 3, 5, 6}));
}

TEST(GroupStage, DroppedLinesAreThoseOfTheirRecords) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", line_of("a") + line_of("b") + line_of("c"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.dropped = dir / "dropped.jsonl";
  const auto drop = [](std::size_t number, Record&, Sink&) {
    return number == 1 ? Outcome::kept() : Outcome::dropped("example.drop");
  };
  run_flat_map(options, GroupWorkers([&] { return GroupStage{{}, drop, 3}; }));
  EXPECT_EQ(dir.get("dropped.jsonl"),
            "{\"text\":\"a\",\"dropped_by\":\"example.drop\"}\n"
            "{\"text\":\"c\",\"dropped_by\":\"example.drop\"}\n");
}

}  // namespace
}  // namespace deskmill
