// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "core/error.hpp"
#include "run/drivers.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {
namespace {

/// Keeps everything but what says so: "drop", "merge", "reject" as a whole text; upper-cases "edit".
Outcome example_stage(Record& record, Notes& notes) {
  const std::string_view text = record.turns()[0].text;
  if (text == "drop") return Outcome::dropped("example.drop");
  if (text == "merge") return Outcome::merged("example.twin", "first");
  if (text == "reject") return Outcome::rejected("example.bad", "cannot be used");
  if (text == "edit") {
    notes.change("upper", "edit", "EDIT");
    record.set_text(0, "EDIT");
  }
  return Outcome::kept();
}

RunOptions options_for(const std::string& input, const std::string& output) {
  RunOptions options;
  options.stage = "example";
  options.input.operands = {input};
  options.input.suffixes = {".jsonl"};
  options.output = output;
  return options;
}

TEST(RunMap, WritesKeptRecordsInOrder) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl",
                             "{\"text\":\"one\",\"n\":1.10}\n{\"text\":\"drop\"}\n"
                             "{\"text\":\"edit\",\"id\":\"e\"}\n");
  const RunSummary summary = run_map(options_for(input, dir / "out.jsonl"), example_stage);
  EXPECT_EQ(dir.get("out.jsonl"), "{\"text\":\"one\",\"n\":1.10}\n{\"text\":\"EDIT\",\"id\":\"e\"}\n");
  EXPECT_EQ(summary.exit, Exit::kDone);
  EXPECT_EQ(summary.tally.get("records/in"), 3);
  EXPECT_EQ(summary.tally.get("records/kept"), 2);
  EXPECT_EQ(summary.tally.get("records/dropped"), 1);
  EXPECT_EQ(summary.tally.get("dropped_by/example.drop"), 1);
  EXPECT_EQ(summary.tally.get("records/out"), 2);
  EXPECT_EQ(summary.tally.get("rules/upper"), 1);
}

}  // namespace
}  // namespace deskmill
