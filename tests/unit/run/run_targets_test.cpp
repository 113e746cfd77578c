// What a run may write to, and what it leaves alone.
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "run/drivers.hpp"
#include "unit/run/example_run.hpp"

namespace deskmill {
namespace {

TEST(RunTargets, AnOutputThatIsAlsoInputIsRefused) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", line_of("a"));
  EXPECT_EQ(
      error_of([&] { run_map(options_for({input}, dir.path() + "/./a.jsonl"), example_stage); },
               Exit::kCannotCreate),
      dir.path() + "/./a.jsonl: is also an input of this run; write to another file");
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.rejects = input;
  EXPECT_EQ(error_of([&] { run_map(options, example_stage); }, Exit::kCannotCreate),
            input + ": is also an input of this run; write to another file");
  EXPECT_EQ(dir.get("a.jsonl"), line_of("a"));
}

TEST(RunTargets, FilesOfOptionsAreKeptApartLikeInputsAndOutputs) {
  const TemporaryDirectory dir;
  const auto input = dir.put("a.jsonl", line_of("a"));
  std::filesystem::create_hard_link(input, dir / "hard.jsonl");
  const auto refusal = [&](Exit code, const auto& change) {
    RunOptions options = options_for({input}, dir / "out.jsonl");
    change(options);
    return error_of([&] { run_map(options, example_stage); }, code);
  };
  EXPECT_EQ(refusal(Exit::kCannotCreate, [&](RunOptions& o) { o.output = dir / "hard.jsonl"; }),
            dir / "hard.jsonl" + ": is also an input of this run; write to another file");
  EXPECT_EQ(refusal(Exit::kCannotCreate,
                    [&](RunOptions& o) {
                      o.files_written = {{"table", input}};
                    }),
            input + ": is also an input of this run; write to another file");
  EXPECT_EQ(refusal(Exit::kUsage,
                    [&](RunOptions& o) {
                      o.files_written = {{"table", o.output}};
                    }),
            dir / "out.jsonl" + ": named as output twice");
  EXPECT_EQ(refusal(Exit::kUsage,
                    [&](RunOptions& o) {
                      o.files_updated = {{"ledger", o.stats = dir / "l"}};
                    }),
            dir / "l" + ": named as output twice");
  const auto key = dir.put("key", "secret");
  const auto over_key = [&](RunOptions& o) {
    o.files_read = {{"key-file", key}};
    o.stats = key;
  };
  EXPECT_EQ(refusal(Exit::kCannotCreate, over_key),
            key + ": is also what --key-file names; write to another file");
  const auto clobber = [&](RunOptions& o) {
    o.no_clobber = true;
    o.files_written = {{"table", key}};
    o.files_updated = {{"ledger", dir.put("ledger", "old")}};  // to be replaced by what holds more
  };
  EXPECT_EQ(refusal(Exit::kCannotCreate, clobber), key + ": exists (--no-clobber)");
  EXPECT_EQ(dir.get("a.jsonl") + dir.get("key"), line_of("a") + "secret");
}

TEST(RunTargets, TwoOutputsOfOneNameAreRefused) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "out.jsonl");
  options.stats = dir.path() + "/./out.jsonl";
  EXPECT_EQ(error_of([&] { run_map(options, example_stage); }, Exit::kUsage),
            options.stats + ": named as output twice");
  std::filesystem::create_symlink("out.jsonl", dir / "link");  // to a file that is yet to be
  options.stats = dir / "link";
  EXPECT_EQ(error_of([&] { run_map(options, example_stage); }, Exit::kUsage),
            options.stats + ": named as output twice");
}

/// A file system in memory, below /dev like devices.
TEST(RunTargets, FilesInSharedMemoryAreFiles) {
  if (::access("/dev/shm", W_OK) != 0) GTEST_SKIP() << "no /dev/shm here";
  const TemporaryDirectory dir("/dev/shm");
  const auto input = dir.put("a.jsonl", line_of("a"));
  EXPECT_EQ(
      error_of([&] { run_map(options_for({input}, input), example_stage); }, Exit::kCannotCreate),
      input + ": is also an input of this run; write to another file");
  EXPECT_EQ(dir.get("a.jsonl"), line_of("a"));
  RunOptions options = options_for({input}, dir / "out.jsonl");
  options.stats = options.output;
  EXPECT_EQ(error_of([&] { run_map(options, example_stage); }, Exit::kUsage),
            options.stats + ": named as output twice");
}

TEST(RunTargets, NoClobberKeepsWhatExists) {
  const TemporaryDirectory dir;
  dir.put("out.jsonl", "precious");
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "out.jsonl");
  options.no_clobber = true;
  EXPECT_EQ(error_of([&] { run_map(options, example_stage); }, Exit::kCannotCreate),
            dir / "out.jsonl" + ": exists (--no-clobber)");
  EXPECT_EQ(dir.get("out.jsonl"), "precious");
}

TEST(RunTargets, NoClobberLetsPipesBeWritten) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "pipe");
  options.no_clobber = true;
  ASSERT_EQ(::mkfifo(options.output.c_str(), 0600), 0);
  const int reader = ::open(options.output.c_str(), O_RDONLY | O_NONBLOCK);
  run_map(options, example_stage);
  std::string received(100, '\0');
  received.resize(static_cast<std::size_t>(::read(reader, received.data(), received.size())));
  ::close(reader);
  EXPECT_EQ(received, line_of("a"));
}

TEST(RunTargets, AFolderInPlaceOfAReportIsNoticedBeforeTheWork) {
  const TemporaryDirectory dir;
  dir.put("folder/file", "");
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "out.jsonl");
  options.trace = 1;
  options.trace_out = dir / "folder";
  bool was_called = false;
  const MapStage stage = [&](Record&, Notes&) {
    was_called = true;
    return Outcome::kept();
  };
  EXPECT_EQ(error_of([&] { run_map(options, stage); }, Exit::kCannotCreate),
            dir / "folder" + ": is a folder");
  EXPECT_FALSE(was_called);
}

TEST(RunTargets, DryRunTouchesNothingAndSaysWhatItWouldDo) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("in/a.jsonl", line_of("a"))});
  dir.put("in/b.txt", "no records");
  options.input.operands = {dir / "in"};
  options.out_dir = dir / "out";
  options.dry_run = true;
  options.config = {{"min-chars", "3"}};
  std::vector<std::string> said;
  options.answer = [&](const std::string& line) { said.push_back(line); };
  const RunSummary summary = run_map(options, example_stage);
  EXPECT_EQ(summary.exit, Exit::kDone);
  EXPECT_FALSE(dir.has("out"));
  const std::vector<std::string> expected = {
      "would read " + dir / "in/a.jsonl" + " (13 bytes)",
      "would skip " + dir / "in/b.txt" + ": suffix not known",
      "would write " + dir / "out/data/a.jsonl",
      "would write " + dir / "out/meta/stats.json",
      "would write " + dir / "out/meta/manifest.json",
      "with min-chars: 3",
  };
  EXPECT_EQ(said, expected);
}

}  // namespace
}  // namespace deskmill
