// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "run/drivers.hpp"
#include "unit/run/example_run.hpp"

namespace deskmill {
namespace {

std::string read_all(ByteSource& source) {
  std::string text;
  char buffer[7];
  while (const std::size_t bytes = source.read(buffer, sizeof buffer)) text.append(buffer, bytes);
  return text;
}

/// Every word of the input is a unit: "bad" is rejected, "old" dropped, others become a line.
void handle_words(deskmill::Run& run, std::size_t input) {
  const auto source = run.open(input);
  const std::string text = read_all(*source);
  Sink sink;
  run.begin(sink);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    begin = end + 1;
    sink.notes.count("records/in");
    if (word == "bad") {
      deskmill::BadUnit unit;
      unit.reason = "example.bad";
      unit.source = run.inputs()[input].name;
      unit.line = 1;
      unit.raw = word;
      run.reject(unit);
    } else if (word == "old") {
      sink.notes.count("records/dropped");
      sink.notes.count("dropped_by/example.old");
      run.write_dropped("{\"word\":\"old\",\"dropped_by\":\"example.old\"}");
    } else {
      sink.notes.count("records/kept");
      sink.emit("{\"text\":\"" + word + "\"}");
    }
  }
  run.write(sink, input);
}

RunSummary run_words(const RunOptions& options, std::vector<std::string>* read = nullptr) {
  deskmill::Run run(options);
  for (std::size_t i = 0; i < run.inputs().size(); ++i) {
    if (read != nullptr) read->push_back(run.inputs()[i].name);
    handle_words(run, i);
  }
  return run.finish();
}

TEST(RunOfUnits, NamesItsOutputsAsJsonLines) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.csv", "one"), dir.put("B.TXT", "two"),
                                    dir.put("c.JSONL", "three"), dir.put("d", "four")});
  options.out_dir = dir / "out";
  const std::string data = options.out_dir + "/data/";
  EXPECT_EQ(run_words(options).outputs,
            (std::vector<std::string>{data + "a.jsonl", data + "B.jsonl", data + "c.JSONL",
                                      data + "d.jsonl"}));
}

TEST(RunOfUnits, CountsWritesAndHashes) {
  const TemporaryDirectory dir;
  const auto a = dir.put("a.txt", "one bad two");
  const auto b = dir.put("b.txt", "old three");
  RunOptions options = options_for({a, b}, dir / "out.jsonl");
  options.rejects = dir / "rejects.jsonl";
  options.dropped = dir / "dropped.jsonl";
  options.stats = dir / "stats.json";
  options.manifest = dir / "manifest.json";
  const RunSummary summary = run_words(options);
  EXPECT_EQ(dir.get("out.jsonl"), line_of("one") + line_of("two") + line_of("three"));
  EXPECT_EQ(
      dir.get("rejects.jsonl"),
      "{\"reason\":\"example.bad\",\"detail\":\"\",\"source\":\"a.txt\",\"line\":1,\"byte\":0,"
      "\"raw\":\"bad\"}\n");
  EXPECT_EQ(dir.get("dropped.jsonl"), "{\"word\":\"old\",\"dropped_by\":\"example.old\"}\n");
  EXPECT_EQ(summary.tally.get("records/in"), 5);
  EXPECT_EQ(summary.tally.get("records/rejected"), 1);
  EXPECT_EQ(summary.tally.get("rejected_by/example.bad"), 1);
  EXPECT_EQ(summary.tally.get("records/out"), 3);
  const std::string manifest = dir.get("manifest.json");
  EXPECT_NE(manifest.find("\"name\":\"b.txt\",\"bytes\":9,\"hash\":\"" +
                          to_hex(hash128("old three")) + "\""),
            std::string::npos)
      << manifest;
  EXPECT_EQ(dir.get("stats.json").find("\"content_sum\":{\"in\""), std::string::npos);
}

TEST(RunOfUnits, OutDirNamesJsonlAndResumesAsAWhole) {
  const TemporaryDirectory dir;
  RunOptions options =
      options_for({dir.put("a.csv", "one bad"), dir.put("b.csv", ""), dir.put("c.csv", "three")});
  options.out_dir = dir / "o";
  options.resume = true;
  options.rejects = dir / "rejects.jsonl";
  std::vector<std::string> read;
  run_words(options, &read);
  EXPECT_EQ(read.size(), 3u);
  EXPECT_EQ(dir.get("o/data/a.jsonl"), line_of("one"));
  EXPECT_TRUE(dir.has("o/data/b.jsonl"));
  EXPECT_EQ(dir.get("o/data/c.jsonl"), line_of("three"));
  const std::string manifest = dir.get("o/meta/manifest.json");

  read.clear();
  const RunSummary summary = run_words(options, &read);
  EXPECT_TRUE(read.empty());
  EXPECT_EQ(summary.tally.get("records/in"), 3);
  EXPECT_EQ(summary.done_before.size(), 3u);
  EXPECT_EQ(dir.get("o/meta/manifest.json"), manifest);

  dir.put("o/data/b.jsonl", "damaged");
  run_words(options, &read);
  EXPECT_EQ(read.size(), 3u);
  EXPECT_EQ(dir.get("o/data/b.jsonl"), "");
}

TEST(RunOfUnits, ReadingMayRunAheadOfWriting) {
  const TemporaryDirectory dir;
  RunOptions options =
      options_for({dir.put("a.csv", "1"), dir.put("b.csv", "2"), dir.put("c.csv", "3")});
  options.out_dir = dir / "o";
  deskmill::Run run(options);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 3; ++i) texts.push_back(read_all(*run.open(i)));
  for (const std::size_t i : {2u, 0u, 1u}) {
    Sink sink;
    run.begin(sink);
    sink.notes.count("records/in");
    sink.notes.count("records/kept");
    sink.emit("{\"text\":\"" + texts[i] + "\"}");
    run.write(sink, i);
  }
  run.finish();
  EXPECT_EQ(dir.get("o/data/a.jsonl"), line_of("1"));
  EXPECT_EQ(dir.get("o/data/b.jsonl"), line_of("2"));
  EXPECT_EQ(dir.get("o/data/c.jsonl"), line_of("3"));
}

TEST(RunOfUnits, ProgressCountsTheInputsBefore) {
  const TemporaryDirectory dir;
  RunOptions options =
      options_for({dir.put("a", "one"), dir.put("b", "three"), dir.put("c", "four")});
  std::vector<std::uint64_t> first;  // later reports may come too soon to be passed on
  options.progress = [&](std::uint64_t bytes, std::uint64_t total, std::uint64_t) {
    if (first.empty()) first = {bytes, total};
  };
  deskmill::Run run(options);
  char buffer[2];
  run.open(2)->read(buffer, sizeof buffer);
  EXPECT_EQ(first, (std::vector<std::uint64_t>{12, 12}));
}

TEST(RunOfUnits, FilesOfOtherRunsBesideItsOutputsAreNamed) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.csv", "one"), dir.put("b.csv", "two")});
  options.out_dir = dir / "out";
  const std::string older = dir.put("out/data/older.jsonl", "");
  dir.put("out/data/a.jsonl", "");
  dir.put("out/data/.hidden", "");
  EXPECT_EQ(run_words(options).strangers, std::vector<std::string>{older});
}

TEST(RunOfUnits, ADryRunHasNoInputs) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.csv", "one")}, dir / "out.jsonl");
  options.dry_run = true;
  std::vector<std::string> read;
  EXPECT_EQ(run_words(options, &read).exit, Exit::kDone);
  EXPECT_TRUE(read.empty());
  EXPECT_FALSE(dir.has("out.jsonl"));
}

TEST(RunOfUnits, ALostUnitIsABug) {
  const TemporaryDirectory dir;
  deskmill::Run run(options_for({dir.put("a.txt", "x")}, dir / "out.jsonl"));
  Sink sink;
  run.begin(sink);
  sink.notes.count("records/in", 2);
  sink.notes.count("records/kept", 1);
  run.write(sink, 0);
  EXPECT_EQ(error_of([&] { run.finish(); }, Exit::kBug),
            "the law of conservation is broken: 2 in, but kept + merged + dropped + rejected = 1");
  EXPECT_FALSE(dir.has("out.jsonl"));
}

}  // namespace
}  // namespace deskmill
