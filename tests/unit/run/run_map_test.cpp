// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "run/drivers.hpp"
#include "unit/run/example_run.hpp"

namespace deskmill {
namespace {

mode_t mode_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777u;
}

TEST(RunMap, WritesKeptRecordsAndCountsTheOthers) {
  const TemporaryDirectory dir;
  const auto input =
      dir.put("a.jsonl", "{\"text\":\"one\",\"n\":1.10}\n" + line_of("drop") + line_of("merge") +
                             line_of("reject") + "{\"kind\":\"utterance\",\"text\":1}\n" +
                             "{\"text\":\"edit\",\"id\":\"e\"}\n");
  const RunSummary summary = run_map(options_for({input}, dir / "out.jsonl"), example_stage);
  EXPECT_EQ(dir.get("out.jsonl"),
            "{\"text\":\"one\",\"n\":1.10}\n{\"text\":\"EDIT\",\"id\":\"e\"}\n");
  EXPECT_EQ(summary.exit, Exit::kDone);
  EXPECT_EQ(summary.outputs, std::vector<std::string>{dir / "out.jsonl"});
  const std::vector<std::pair<std::string, std::int64_t>> expected = {
      {"records/in", 6},
      {"records/kept", 2},
      {"records/dropped", 1},
      {"records/merged", 1},
      {"records/out", 2},
      {"records/rejected", 2},
      {"dropped_by/example.drop", 1},
      {"merged_by/example.twin", 1},
      {"rejected_by/example.bad", 1},
      {"rejected_by/record.member", 1},
      {"rules/upper", 1}};
  for (const auto& [name, count] : expected) EXPECT_EQ(summary.tally.get(name), count) << name;
  ASSERT_EQ(summary.rejects.size(), 2u);
  EXPECT_EQ(summary.rejects[0].line, 4u);
  EXPECT_EQ(summary.rejects[1].line, 5u);
  EXPECT_EQ(summary.rejects[1].source, "a.jsonl");
}

TEST(RunMap, PairsWithoutQuestionOrAnswerAreRejectsUnlessTheStageJudgesThem) {
  const TemporaryDirectory dir;
  const std::string good = "{\"question\":\"q\",\"answer\":\"a\"}\n";
  const std::string bad =
      "{\"question\":\"\",\"answer\":\"a\"}\n"
      "{\"question\":\"q\",\"answer\":\"\",\"context\":[]}\n";
  const std::string dropped = "{\"question\":\"\",\"answer\":\"a\",\"dropped_by\":\"x\"}\n";
  const auto input = dir.put("a.jsonl", good + bad + dropped);
  RunOptions options = options_for({input}, dir / "out.jsonl");
  const RunSummary summary = run_map(options, example_stage);
  EXPECT_EQ(dir.get("out.jsonl"), good + dropped);
  EXPECT_EQ(summary.tally.get("rejected_by/record.empty"), 2);
  ASSERT_EQ(summary.rejects.size(), 2u);
  EXPECT_NE(summary.rejects[0].detail.find("\"question\" is empty"), std::string::npos);
  EXPECT_NE(summary.rejects[1].detail.find("\"answer\" is empty"), std::string::npos);
  options.takes_empty_pairs = true;
  EXPECT_EQ(run_map(options, example_stage).tally.get("records/kept"), 4);
}

TEST(RunMap, EmptyInputIsSuccessWithAnEmptyOutput) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", "");
  const RunSummary summary = run_map(options_for({input}, dir / "out.jsonl"), example_stage);
  EXPECT_EQ(summary.exit, Exit::kDone);
  EXPECT_TRUE(dir.has("out.jsonl"));
  EXPECT_EQ(dir.get("out.jsonl"), "");
  EXPECT_EQ(summary.tally.get("records/in"), 0);
}

TEST(RunMap, BlankLinesCarriageReturnsAndByteOrderMarkAreCountedNotRejected) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", "\xef\xbb\xbf{\"text\":\"a\"}\r\n\n  \t\n{\"text\":\"b\"}");
  const RunSummary summary = run_map(options_for({input}, dir / "out.jsonl"), example_stage);
  EXPECT_EQ(dir.get("out.jsonl"), line_of("a") + line_of("b"));
  EXPECT_EQ(summary.tally.get("records/in"), 2);
  EXPECT_EQ(summary.tally.get("input/blank_lines"), 2);
  EXPECT_EQ(summary.tally.get("input/crlf_lines"), 1);
  EXPECT_EQ(summary.tally.get("input/bom"), 1);
  EXPECT_EQ(summary.tally.get("input/no_final_newline"), 1);
}

TEST(RunMap, RejectsAreWrittenWithTheirPlace) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", line_of("ok") + "{\"text\":\n" + line_of("reject"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.rejects = dir / "rejects.jsonl";
  const RunSummary summary = run_map(options, example_stage);
  const std::string rejects = dir.get("rejects.jsonl");
  const std::string first = rejects.substr(0, rejects.find('\n'));
  EXPECT_TRUE(first.starts_with("{\"reason\":\"json.parse\",\"detail\":\"")) << first;
  EXPECT_TRUE(
      first.ends_with("\"source\":\"a.jsonl\",\"line\":2,\"byte\":14,\"raw\":\"{\\\"text\\\":\"}"))
      << first;
  EXPECT_EQ(
      rejects.substr(rejects.find('\n') + 1),
      "{\"reason\":\"example.bad\",\"detail\":\"cannot be used\",\"source\":\"a.jsonl\",\"line\":3,"
      "\"byte\":23,\"raw\":\"{\\\"text\\\":\\\"reject\\\"}\"}\n");
  EXPECT_TRUE(summary.rejects.empty());
  EXPECT_EQ(mode_of(options.rejects), 0600u);
}

TEST(RunMap, WithoutRejectsFileTheFirstTenPerReasonAreNamed) {
  const TemporaryDirectory dir;
  std::string text;
  for (int i = 0; i < 25; ++i) text += line_of("reject") + "[]\n";
  const RunSummary summary =
      run_map(options_for({dir.put("a.jsonl", line_of("ok") + text)}, dir / "o"), example_stage);
  EXPECT_EQ(summary.rejects.size(), 20u);
  EXPECT_EQ(summary.tally.get("records/rejected"), 50);
}

TEST(RunMap, DroppedAndMergedLinesAreKeptWholeAsTheyCame) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", "{\"text\":\"drop\", \"n\":1.10}\n" + line_of("ok") +
                                            "{\"text\":\"merge\",\"dropped_by\":\"earlier\"}\n");
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.dropped = dir / "dropped.jsonl";
  run_map(options, [](Record& record, Notes& notes) {
    Outcome outcome = example_stage(record, notes);
    record.set_text(0, "edited before it was dropped");
    return outcome;
  });
  EXPECT_EQ(dir.get("dropped.jsonl"),
            "{\"text\":\"drop\", \"n\":1.10,\"dropped_by\":\"example.drop\"}\n"
            "{\"text\":\"merge\",\"dropped_by\":\"example.twin\",\"duplicate_of\":\"first\"}\n");
  EXPECT_EQ(mode_of(options.dropped), 0600u);
}

TEST(RunMap, LongLineIsARejectWithItsHeadAndTrueLength) {
  const TemporaryDirectory dir;
  const std::string text(200'000, 'x');
  const auto input = dir.put("a.jsonl", line_of("a") + line_of(text) + line_of("b"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.max_record_bytes = 100'000;
  options.rejects = dir / "rejects.jsonl";
  const RunSummary summary = run_map(options, example_stage);
  EXPECT_EQ(dir.get("out.jsonl"), line_of("a") + line_of("b"));
  EXPECT_EQ(summary.tally.get("rejected_by/record.too_long"), 1);
  const std::string reject = dir.get("rejects.jsonl");
  EXPECT_TRUE(reject.ends_with("\"raw_truncated\":true,\"raw_bytes\":200011}\n"));
  EXPECT_LT(reject.size(), 70'000u);
}

TEST(RunMap, LongLinesCountWholeInTheContentOfTheInput) {
  const TemporaryDirectory dir;
  const std::string lines = line_of("a") + line_of(std::string(200'000, 'x'));
  RunOptions options = options_for({dir.put("a.jsonl", lines)}, dir / "out.jsonl");
  options.stats = dir / "read.json";
  run_map(options, example_stage);
  options.max_record_bytes = 1'000;
  options.stats = dir / "refused.json";
  run_map(options, example_stage);
  const auto content_in = [&](const char* stats) {
    const std::string text = dir.get(stats);
    const std::size_t begin = text.find("\"in\":{\"lines\":2,");
    return begin == text.npos ? "none in " + text : text.substr(begin, 70);
  };
  EXPECT_EQ(content_in("refused.json"), content_in("read.json"));
}

TEST(RunMap, ALongLineIsNeverTakenForABlankOne) {
  const TemporaryDirectory dir;
  const std::string lines = std::string(200, ' ') + line_of("a") + line_of(std::string(200, 'x'));
  RunOptions options = options_for({dir.put("a.jsonl", std::string(70'000, ' ') + lines)});
  options.max_record_bytes = 100;
  options.output = dir / "out.jsonl";
  const RunSummary summary = run_map(options, example_stage);
  EXPECT_EQ(summary.tally.get("rejected_by/record.too_long"), 2);
  EXPECT_EQ(summary.tally.get("input/blank_lines"), 0);
}

TEST(RunMap, OverBudgetSideFilesAreInPlaceAndDataIsNot) {
  const TemporaryDirectory dir;
  const auto input =
      dir.put("a.jsonl", line_of("reject") + line_of("drop") + line_of("ok") + line_of("reject"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.rejects = dir / "rejects.jsonl";
  options.dropped = dir / "dropped.jsonl";
  options.stats = dir / "stats.json";
  options.manifest = dir / "manifest.json";
  options.max_rejects = 1;
  options.max_reject_rate = 0.25;
  const RunSummary summary = run_map(options, example_stage);
  EXPECT_EQ(summary.exit, Exit::kBadData);
  EXPECT_EQ(summary.message,
            "2 of 4 rejected, which is over --max-rejects 1 and --max-reject-rate 0.25; " +
                options.output + " is not written");
  EXPECT_TRUE(dir.has("rejects.jsonl") && dir.has("dropped.jsonl") && dir.has("stats.json"));
  EXPECT_FALSE(dir.has("out.jsonl"));
  EXPECT_FALSE(dir.has("manifest.json"));
  EXPECT_FALSE(dir.has(".out.jsonl.deskmill-tmp"));
}

TEST(RunMap, OverBudgetAFolderLacksItsManifestAndThatIsSaid) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("reject") + line_of("ok"))}, "");
  options.out_dir = dir / "set";
  options.max_rejects = 0;
  options.max_reject_rate = 0;
  EXPECT_EQ(run_map(options, example_stage).message,
            "1 of 2 rejected, which is over --max-rejects 0 and --max-reject-rate 0; " +
                options.out_dir + "/meta/manifest.json is not written");
  EXPECT_FALSE(dir.has("set/meta/manifest.json"));
}

TEST(RunMap, AnExportIsSentToIngest) {
  const TemporaryDirectory dir;
  const auto advice_for = [&](const std::string& content) {
    RunOptions options = options_for({dir.put("a.jsonl", content)}, dir / "out.jsonl");
    options.max_rejects = 0;
    options.max_reject_rate = 0;
    return run_map(options, example_stage).advice;
  };
  EXPECT_NE(advice_for("id,text\n1,hi\n2,\xFF\n").find("deskmill ingest"), std::string::npos);
  EXPECT_NE(advice_for("{\"ticket\":1}\n[1]\n").find("deskmill ingest"), std::string::npos);
  EXPECT_EQ(advice_for("{\"ticket\":1}\n" + line_of("ok")).find("deskmill ingest"),
            std::string::npos);
}

TEST(RunMap, OverBudgetTheWayToTheRejectsIsTold) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("reject"))}, dir / "out.jsonl");
  options.max_rejects = 0;
  options.max_reject_rate = 0;
  EXPECT_EQ(run_map(options, example_stage).advice,
            "--rejects FILE keeps what is rejected, --max-rejects N lets up to N pass");
  options.rejects = dir / "rejects.jsonl";
  EXPECT_EQ(run_map(options, example_stage).advice, "");
}

TEST(RunMap, TraceShowsWhatWasDroppedAndExplainOnlyWhy) {
  const TemporaryDirectory dir;
  RunOptions options =
      options_for({dir.put("a.jsonl", "{\"id\":\"d\",\"text\":\"drop\"}\n" + line_of("drop"))},
                  dir / "out.jsonl");
  std::vector<std::string> said;
  options.answer = [&](const std::string& line) { said.push_back(line); };
  options.trace = 1;
  run_map(options, example_stage);
  ASSERT_EQ(said.size(), 1u);
  EXPECT_NE(said[0].find(R"("before":"{)"), std::string::npos) << said[0];

  said.clear();
  options.trace = 0;
  options.explain = {"d"};
  run_map(options, example_stage);
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0].find("before"), std::string::npos) << said[0];
}

TEST(RunMap, BudgetNeedsBothLimitsExceeded) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", line_of("reject") + line_of("ok") + line_of("reject"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.max_rejects = 2;
  options.max_reject_rate = 0;
  EXPECT_EQ(run_map(options, example_stage).exit, Exit::kDone);
  options.max_rejects = 0;
  options.max_reject_rate = 0.7;
  EXPECT_EQ(run_map(options, example_stage).exit, Exit::kDone);
  options.max_reject_rate = 0.6;
  EXPECT_EQ(run_map(options, example_stage).exit, Exit::kBadData);
  options.input.operands = {dir.put("b.jsonl", line_of("reject") + line_of("ok"))};
  options.max_reject_rate = 0.5;
  EXPECT_EQ(run_map(options, example_stage).exit, Exit::kDone) << "one of two is not over 0.5";
}

TEST(RunMap, PrettyPrintedAndArrayInputEndAtOnce) {
  const TemporaryDirectory dir;
  for (const std::string text :
       {"{\n  \"text\": \"a\"\n}\n", "[\n{\"text\":\"a\"}\n]\n", "\n[{\"text\":\"a\"}]",
        "{ \"kind\": \"conversation\", \"turns\": [\n  "
        "{\"role\":\"agent\",\"text\":\"}\"}\n]}\n"}) {
    const auto input = dir.put("a b.jsonl", text);
    const std::string line = text[0] == '\n' ? "2" : "1";
    EXPECT_EQ(error_of([&] { run_map(options_for({input}, dir / "out.jsonl"), example_stage); },
                       Exit::kBadData),
              input + ":" + line +
                  ": this is a JSON array, or JSON over several lines, not JSONL; run: deskmill "
                  "ingest '" +
                  input + "'");
    EXPECT_FALSE(dir.has("out.jsonl"));
    EXPECT_FALSE(dir.has(".out.jsonl.deskmill-tmp"));
  }
}

TEST(RunMap, ATruncatedFirstLineIsAReject) {
  const TemporaryDirectory dir;
  const auto input =
      dir.put("a.jsonl", "{\"text\":\"a\",\"meta\":{\n" + line_of("b") + line_of("c"));
  const RunSummary summary = run_map(options_for({input}, dir / "out.jsonl"), example_stage);
  EXPECT_EQ(summary.tally.get("rejected_by/json.parse"), 1);
  EXPECT_EQ(dir.get("out.jsonl"), line_of("b") + line_of("c"));
}

TEST(RunMap, ProgressReachesTheCaller) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", line_of("a") + line_of("b"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  std::vector<std::uint64_t> seen;
  options.progress = [&](std::uint64_t bytes, std::uint64_t total, std::uint64_t records) {
    seen = {bytes, total, records};
  };
  run_map(options, example_stage);
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{26, 26, 2}));
}

TEST(RunMap, TraceTakesTheFirstSamplesOfARuleInInputOrder) {
  const TemporaryDirectory dir;
  std::string text;
  for (int i = 0; i < 5; ++i) text += "{\"id\":\"r" + std::to_string(i) + "\",\"text\":\"edit\"}\n";
  text += "{\"id\":\"x\",\"text\":\"drop\"}\n";
  RunOptions options = options_for({dir.put("a.jsonl", text)}, dir / "out.jsonl");
  options.trace = 2;
  options.explain = {"x", "r1"};
  options.trace_out = dir / "trace.jsonl";
  run_map(options, example_stage);
  EXPECT_EQ(dir.get("trace.jsonl"),
            "{\"record\":\"r0\",\"rule\":\"upper\",\"before\":\"edit\",\"after\":\"EDIT\"}\n"
            "{\"record\":\"r1\",\"rule\":\"upper\",\"before\":\"edit\",\"after\":\"EDIT\"}\n"
            "{\"record\":\"r1\",\"rule\":\"outcome\",\"explain\":\"kept\"}\n"
            "{\"record\":\"x\",\"rule\":\"outcome\",\"explain\":\"dropped by example.drop\"}\n");
}

TEST(RunFlatMap, AStageMayWriteSeveralLines) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", line_of("a") + line_of("drop"));
  const RunSummary summary =
      run_flat_map(options_for({input}, dir / "out.jsonl"), [](Record& record, Sink& sink) {
        if (record.turns()[0].text == "drop") return Outcome::dropped("example.drop");
        sink.emit("{\"text\":\"1\"}");
        sink.emit("{\"text\":\"2\"}");
        return Outcome::kept();
      });
  EXPECT_EQ(dir.get("out.jsonl"), line_of("1") + line_of("2"));
  EXPECT_EQ(summary.tally.get("records/kept"), 1);
  EXPECT_EQ(summary.tally.get("records/out"), 2);
}

TEST(RunMap, EachWorkerHasAStageOfItsOwn) {
  const TemporaryDirectory dir;
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += line_of("ok");
  RunOptions options = options_for({dir.put("in.jsonl", lines)}, dir / "out.jsonl");
  options.jobs = 3;
  std::atomic<int> workers = 0;
  std::atomic<bool> shared = false;
  const RunSummary summary =
      run_map(options, MapWorkers([&]() -> MapStage {
                ++workers;
                return [&, busy = std::make_shared<std::atomic<bool>>(false)](Record&, Notes&) {
                  if (busy->exchange(true)) shared = true;
                  busy->store(false);
                  return Outcome::kept();
                };
              }));
  EXPECT_EQ(summary.exit, Exit::kDone);
  EXPECT_EQ(dir.get("out.jsonl"), lines);
  EXPECT_GE(workers, 1);
  EXPECT_LE(workers, 3);
  EXPECT_FALSE(shared);
}

}  // namespace
}  // namespace deskmill
