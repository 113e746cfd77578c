// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/error.hpp"
#include "run/drivers.hpp"
#include "unit/run/example_run.hpp"

namespace deskmill {
namespace {

/// Keeps the last record of every text: only a second pass can know.
class KeepLast {
 public:
  ScanStage stage() {
    return {
        [](Record& record, Notes&) { return std::string(record.turns()[0].text); },
        [this](std::uint64_t ordinal, std::string&& text) {
          EXPECT_EQ(ordinal, next_++);
          last_[text] = ordinal;
        },
        [](Notes& notes) { notes.count("example/resolved"); },
        [this](std::uint64_t ordinal, Record& record, Sink& sink) {
          const std::string text(record.turns()[0].text);
          if (text == "reject") return Outcome::rejected("example.bad", "late");
          if (last_.at(text) != ordinal) return Outcome::dropped("example.again");
          sink.emit(record);
          return Outcome::kept();
        },
    };
  }

 private:
  std::uint64_t next_ = 0;
  std::map<std::string, std::uint64_t> last_;
};

TEST(RunScan, DecidesAfterAllWereSeen) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", "{\"text\":\"a\",\"n\":1}\nnot json\n\n" + line_of("b") +
                                            line_of("reject") + "{\"text\":\"a\",\"n\":2}\n");
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.rejects = dir / "rejects.jsonl";
  options.dropped = dir / "dropped.jsonl";
  KeepLast keep_last;
  const RunSummary summary = run_scan(options, keep_last.stage());
  EXPECT_EQ(dir.get("out.jsonl"), line_of("b") + "{\"text\":\"a\",\"n\":2}\n");
  EXPECT_EQ(dir.get("dropped.jsonl"),
            "{\"text\":\"a\",\"n\":1,\"dropped_by\":\"example.again\"}\n");
  EXPECT_EQ(summary.tally.get("records/in"), 5);
  EXPECT_EQ(summary.tally.get("records/kept"), 2);
  EXPECT_EQ(summary.tally.get("records/dropped"), 1);
  EXPECT_EQ(summary.tally.get("records/rejected"), 2);
  EXPECT_EQ(summary.tally.get("input/blank_lines"), 1);
  EXPECT_EQ(summary.tally.get("example/resolved"), 1);
  const std::string rejects = dir.get("rejects.jsonl");
  EXPECT_NE(rejects.find("\"line\":2,\"byte\":19,"), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("\"late\",\"source\":\"a.jsonl\",\"line\":5,\"byte\":42,"),
            std::string::npos)
      << rejects;
}

TEST(RunScan, SpoolOnDiskAndJobsDoNotChangeABit) {
  const TemporaryDirectory dir;
  std::string text;
  for (int i = 0; i < 120'000; ++i) {
    text += line_of("text number " + std::to_string(i % 70'000) + std::string(40, '.'));
  }
  const auto input = dir.put("a.jsonl", text);  // 9 MB: more than the spool keeps in memory
  std::vector<std::string> outputs;
  for (const unsigned jobs : {1u, 4u}) {
    RunOptions options = options_for({input}, dir / "out.jsonl");
    options.jobs = jobs;
    options.tmp_dir = dir.path();
    options.stats = dir / "stats.json";
    KeepLast keep_last;
    const RunSummary summary = run_scan(options, keep_last.stage());
    EXPECT_EQ(summary.tally.get("records/kept"), 70'000);
    outputs.push_back(dir.get("out.jsonl") + dir.get("stats.json"));
  }
  EXPECT_EQ(outputs[0], outputs[1]);
}

TEST(RunScan, SeveralTargetsAndHookBeforeTheData) {
  const TemporaryDirectory dir;
  RunOptions options =
      options_for({dir.put("a.jsonl", line_of("a") + line_of("b") + line_of("c"))});
  options.out_dir = dir / "set";
  const ScanStage stage{[](Record&, Notes&) { return std::string(); },
                        [](std::uint64_t, std::string&&) {}, [](Notes&) {},
                        [](std::uint64_t ordinal, Record& record, Sink& sink) {
                          sink.emit(record, ordinal % 2);
                          return Outcome::kept();
                        }};
  bool was_called = false;
  const RunSummary summary = run_scan(options, stage, {"even.jsonl", "odd.jsonl"}, [&] {
    was_called = true;
    EXPECT_FALSE(dir.has("set/data/even.jsonl"));
  });
  EXPECT_TRUE(was_called);
  EXPECT_EQ(dir.get("set/data/even.jsonl"), line_of("a") + line_of("c"));
  EXPECT_EQ(dir.get("set/data/odd.jsonl"), line_of("b"));
  EXPECT_EQ(summary.outputs.size(), 2u);
  EXPECT_TRUE(dir.has("set/meta/manifest.json"));
}

TEST(RunScan, OverBudgetTheHookDoesNotRun) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("reject"))}, dir / "out.jsonl");
  options.max_rejects = 0;
  options.max_reject_rate = 0;
  KeepLast keep_last;
  const RunSummary summary =
      run_scan(options, keep_last.stage(), {}, [] { ADD_FAILURE() << "hook was called"; });
  EXPECT_EQ(summary.exit, Exit::kBadData);
  EXPECT_FALSE(dir.has("out.jsonl"));
}

TEST(RunScan, EachInputMayHaveItsOwnOutput) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("x") + line_of("y")),
                                    dir.put("b.jsonl", line_of("z")), dir.put("c.jsonl", "")});
  options.out_dir = dir / "set";
  KeepLast keep_last;
  run_scan(options, keep_last.stage());
  EXPECT_EQ(dir.get("set/data/a.jsonl"), line_of("x") + line_of("y"));
  EXPECT_EQ(dir.get("set/data/b.jsonl"), line_of("z"));
  EXPECT_TRUE(dir.has("set/data/c.jsonl"));
}

}  // namespace
}  // namespace deskmill
