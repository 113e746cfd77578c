// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "io/output_file.hpp"
#include "run/drivers.hpp"
#include "unit/run/example_run.hpp"

namespace deskmill {
namespace {

class Resume : public testing::Test {
 protected:
  Resume() {
    a_ = dir_.put("a.jsonl", line_of("edit") + line_of("drop") + line_of("reject"));
    b_ = dir_.put("b.jsonl", line_of("b") + line_of("merge"));
  }

  RunOptions options() const {
    RunOptions options = options_for({a_, b_});
    options.out_dir = dir_ / "o";
    options.rejects = dir_ / "rejects.jsonl";
    options.dropped = dir_ / "dropped.jsonl";
    options.config = {{"min-chars", "3"}};
    options.resume = true;
    return options;
  }

  /// Names and contents of everything a run leaves.
  std::map<std::string, std::string> results() const {
    std::map<std::string, std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir_.path())) {
      const std::string name = entry.path().string().substr(dir_.path().size() + 1);
      if (entry.is_regular_file()) found[name] = dir_.get(name);
    }
    return found;
  }

  RunSummary run(const RunOptions& options) {
    read_ = 0;
    return run_map(options, [this](Record& record, Notes& notes) {
      ++read_;
      return example_stage(record, notes);
    });
  }

  TemporaryDirectory dir_;
  std::string a_, b_;
  int read_ = 0;  ///< records the stage saw in the last run
};

TEST_F(Resume, WhatIsSkippedIsNotTracedAndThatIsSaid) {
  run(options());
  RunOptions again = options();
  std::vector<std::string> said;
  again.answer = [&](const std::string& text) { said.push_back(text); };
  run(again);
  EXPECT_TRUE(said.empty());
  const std::string expected =
      "--resume skips finished outputs (2 of 2), so nothing in them is traced or explained; leave "
      "--resume out to do so";
  again.explain = {"a"};
  run(again);
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said[0], expected);
  again.explain.clear();
  again.trace = 1;
  said.clear();
  run(again);
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said[0], expected);
}

TEST_F(Resume, AFinishedSetIsSkippedAndCountedAgain) {
  const RunSummary first = run(options());
  EXPECT_EQ(read_, 5);
  EXPECT_TRUE(first.done_before.empty());
  const auto before = results();
  const RunSummary second = run(options());
  EXPECT_EQ(read_, 0);
  EXPECT_EQ(second.done_before,
            (std::vector<std::string>{dir_ / "o/data/a.jsonl", dir_ / "o/data/b.jsonl"}));
  EXPECT_TRUE(second.outputs.empty());
  EXPECT_EQ(second.tally.get("records/in"), 5);
  EXPECT_EQ(second.tally.get("rules/upper"), 1);
  EXPECT_EQ(results(), before);
}

TEST_F(Resume, AKilledRunGoesOnBehindTheLastFinishedInput) {
  run(options());
  const auto complete = results();
  // As a run leaves it that is killed in its second input.
  for (const char* name : {"o/data/b.jsonl", "o/meta/b.jsonl.manifest.json", "o/meta/manifest.json",
                           "o/meta/stats.json", "rejects.jsonl", "dropped.jsonl"}) {
    std::filesystem::remove(dir_ / name);
  }
  dir_.put("o/data/.b.jsonl.deskmill-tmp", "{\"text\":");
  const RunSummary summary = run(options());
  EXPECT_EQ(read_, 2);
  EXPECT_EQ(summary.done_before, std::vector<std::string>{dir_ / "o/data/a.jsonl"});
  EXPECT_EQ(summary.outputs, std::vector<std::string>{dir_ / "o/data/b.jsonl"});
  EXPECT_EQ(results(), complete);
}

TEST_F(Resume, AFailedRunKeepsTheInputsThatEndedBefore) {
  RunOptions failing = options();
  failing.input.operands.push_back(dir_.put("c.jsonl", "\x1f\x8b\x08 no more of it"));
  EXPECT_NE(error_of([&] { run(failing); }, Exit::kNoInput).find("c.jsonl"), std::string::npos);
  EXPECT_FALSE(dir_.has("o/meta/manifest.json"));
  dir_.put("c.jsonl", line_of("c"));
  EXPECT_EQ(run(failing).done_before.size(), 2u);
  EXPECT_EQ(read_, 1);
}

TEST_F(Resume, NothingStaysOfARunThatWasKilledBehindAFinishedOne) {
  run(options());
  const auto complete = results();
  for (const char* name : {"o/data/.a.jsonl.deskmill-tmp", "o/data/.b.jsonl.deskmill-tmp",
                           "o/meta/.b.jsonl.manifest.json.deskmill-tmp"}) {
    dir_.put(name, "{\"text\":");
  }
  EXPECT_EQ(run(options()).done_before.size(), 2u);
  EXPECT_EQ(results(), complete);
  RunOptions single = options();
  single.out_dir.clear();
  single.output = dir_ / "out.jsonl";
  single.manifest = dir_ / "manifest.json";
  run(single);
  const auto alone = results();
  dir_.put(".out.jsonl.deskmill-tmp", "{");
  dir_.put(".rejects.jsonl.deskmill-tmp", "{");
  // Another run that is at work on it keeps its file.
  const OutputFile held(dir_ / "dropped.jsonl", {.private_mode = true});
  const auto with_held = [&] {
    auto expected = alone;
    expected[".dropped.jsonl.deskmill-tmp"] = "";
    return expected;
  };
  run(single);
  EXPECT_EQ(read_, 0);
  EXPECT_EQ(results(), with_held());
}

TEST_F(Resume, WhatChangedIsDoneAgain) {
  run(options());
  dir_.put("o/data/a.jsonl", "damaged\n");
  run(options());
  EXPECT_EQ(read_, 3) << "a damaged output";
  std::string same_size = dir_.get("o/data/a.jsonl");
  same_size[same_size.size() - 3] ^= 1;
  dir_.put("o/data/a.jsonl", same_size);
  run(options());
  EXPECT_EQ(read_, 3) << "an output damaged in one bit";
  dir_.put("b.jsonl", line_of("new"));
  run(options());
  EXPECT_EQ(read_, 1) << "a changed input";
  RunOptions changed = options();
  changed.config[0].second = "4";
  run(changed);
  EXPECT_EQ(read_, 4) << "a changed option";
  run(changed);
  EXPECT_EQ(read_, 0);
  changed.key_id = "another key";
  run(changed);
  EXPECT_EQ(read_, 4) << "a changed key";
  dir_.put("o/meta/a.jsonl.rejects.jsonl", "");
  run(changed);
  EXPECT_EQ(read_, 3) << "a lost reject";
}

TEST_F(Resume, CountsThatDoNotAddUpAreNotTakenOver) {
  run(options());
  const auto expected = results();
  const std::string name = "o/meta/a.jsonl.manifest.json";
  for (const auto& [from, to] :
       {std::pair("\"in\":3,", "\"in\":4,"), std::pair("\"out\":1}", "\"out\":2}"),
        std::pair("\"records\":1,", "\"records\":2,"),
        std::pair("\"in\":3,\"kept\":1,", "\"in\":9223372036854775806,\"kept\":-4,")}) {
    std::string manifest = dir_.get(name);
    ASSERT_NE(manifest.find(from), std::string::npos) << manifest;
    dir_.put(name, manifest.replace(manifest.find(from), std::string(from).size(), to));
    run(options());
    EXPECT_EQ(read_, 3) << to;
    EXPECT_EQ(results(), expected) << to;
  }
}

TEST_F(Resume, AFileThatTheRunUpdatesMustBeAsItLeftIt) {
  RunOptions updating = options();
  updating.out_dir.clear();
  updating.output = dir_ / "out.jsonl";
  updating.manifest = dir_ / "manifest.json";
  updating.files_updated = {{"ledger", dir_.put("ledger", "one")}};
  run(updating);
  EXPECT_EQ(read_, 5);
  run(updating);
  EXPECT_EQ(read_, 0);
  dir_.put("ledger", "two");
  run(updating);
  EXPECT_EQ(read_, 5) << "another ledger";
  updating.files_updated.clear();
  run(updating);
  EXPECT_EQ(read_, 5) << "no ledger";
}

TEST_F(Resume, ADeviceForRejectsHoldsNothingToCompare) {
  RunOptions nowhere = options();
  nowhere.out_dir.clear();
  nowhere.output = dir_ / "out.jsonl";
  nowhere.manifest = dir_ / "manifest.json";
  nowhere.rejects = "/dev/null";
  run(nowhere);
  run(nowhere);
  EXPECT_EQ(read_, 0);
}

TEST_F(Resume, WhatWentToADeviceIsDoneAgain) {
  RunOptions nowhere = options();
  nowhere.out_dir.clear();
  nowhere.output = "/dev/null";
  nowhere.manifest = dir_ / "manifest.json";
  run(nowhere);
  const int first = read_;
  ASSERT_FALSE(dir_.get("manifest.json").empty());
  run(nowhere);
  EXPECT_EQ(read_, first);
  EXPECT_GT(first, 0);
}

TEST_F(Resume, ManifestsNameTheKeyByItsId) {
  RunOptions keyed = options();
  run(keyed);
  EXPECT_EQ(dir_.get("o/meta/manifest.json").find("key_id"), std::string::npos);
  keyed.key_id = "0123456789abcdef";
  run(keyed);
  for (const char* name : {"o/meta/manifest.json", "o/meta/a.jsonl.manifest.json"}) {
    EXPECT_NE(dir_.get(name).find(R"("key_id":"0123456789abcdef")"), std::string::npos) << name;
  }
}

/// It can be read only once, by the stage: the manifest would tell of an empty file.
TEST_F(Resume, RulesFromAPipeHaveNoPlaceInAManifest) {
  const std::string pipe = dir_ / "rules";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  for (const std::string& path : {pipe, std::string("-")}) {
    RunOptions with_rules = options();
    with_rules.config_files = {{"rules", path}};
    EXPECT_NE(error_of([&] { run(with_rules); }, Exit::kUsage).find("--rules: " + path),
              std::string::npos);
    with_rules.resume = false;
    with_rules.out_dir.clear();
    with_rules.output = dir_ / "out.jsonl";
    run(with_rules);
    EXPECT_EQ(read_, 5);
  }
}

TEST_F(Resume, ChangedRulesAreDoneAgainAndMovedOnesAreNot) {
  RunOptions with_rules = options();
  with_rules.config_files = {{"rules", dir_.put("one/rules.yaml", "a: 1\n")}};
  run(with_rules);
  with_rules.config_files = {{"rules", dir_.put("two/rules.yaml", "a: 1\n")}};
  run(with_rules);
  EXPECT_EQ(read_, 0);
  dir_.put("two/rules.yaml", "a: 2\n");
  run(with_rules);
  EXPECT_EQ(read_, 5);
}

TEST_F(Resume, OneOutputIsSkippedByItsManifest) {
  RunOptions single = options();
  single.out_dir.clear();
  single.output = dir_ / "out.jsonl";
  single.manifest = dir_ / "manifest.json";
  single.stats = dir_ / "stats.json";
  run(single);
  EXPECT_EQ(read_, 5);
  const auto before = results();
  std::filesystem::remove(dir_ / "stats.json");
  EXPECT_EQ(run(single).done_before, std::vector<std::string>{dir_ / "out.jsonl"});
  EXPECT_EQ(read_, 0);
  EXPECT_EQ(results(), before);
}

TEST_F(Resume, ADryRunSaysWhatWouldBeSkippedAndWhy) {
  run(options());
  dir_.put("o/data/b.jsonl", "damaged\n");
  RunOptions dry = options();
  dry.dry_run = true;
  std::vector<std::string> said;
  dry.answer = [&](const std::string& line) { said.push_back(line); };
  run(dry);
  EXPECT_EQ(read_, 0);
  ASSERT_GE(said.size(), 4u);
  EXPECT_EQ(said[2], "would skip " + dir_ / "o/data/a.jsonl" + ": done and unchanged");
  EXPECT_EQ(said[3], "would write " + dir_ / "o/data/b.jsonl" + ": " + dir_ / "o/data/b.jsonl" +
                         " is missing or changed");
}

TEST_F(Resume, NeedsFilesAndAPlaceForManifests) {
  RunOptions no_manifest = options();
  no_manifest.out_dir.clear();
  no_manifest.output = dir_ / "out.jsonl";
  EXPECT_EQ(error_of([&] { run(no_manifest); }, Exit::kUsage),
            "--resume needs --out-dir, or -o with --manifest");
  RunOptions from_stream = options();
  from_stream.input.operands = {"-"};
  EXPECT_EQ(error_of([&] { run(from_stream); }, Exit::kUsage),
            "--resume needs files as input, not standard input");
}

}  // namespace
}  // namespace deskmill
