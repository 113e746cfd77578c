// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "core/version.hpp"
#include "io/output_file.hpp"
#include "run/drivers.hpp"
#include "unit/run/example_run.hpp"

namespace deskmill {
namespace {

RunOptions into_dir(std::vector<std::string> inputs, std::string out_dir) {
  RunOptions options = options_for(std::move(inputs));
  options.out_dir = std::move(out_dir);
  return options;
}

/// Texts of the example, several batches of them.
std::string mixed_lines(std::size_t count, std::size_t longest = 100) {
  const std::vector<std::string> texts = {"edit",   "drop",  "merge",
                                          "reject", "short", "你好，在吗？"};
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) {
    lines += "{\"id\":\"r" + std::to_string(i) + "\",\"text\":\"" + texts[i % texts.size()] +
             "\",\"more\":\"" + std::string(i % longest, 'm') + "\"}\n";
    if (i % 1000 == 0) lines += "broken\n\n";
  }
  return lines;
}

TEST(OutputModes, EachInputKeepsItsNameInOutDir) {
  const TemporaryDirectory dir;
  RunOptions options = into_dir(
      {dir.put("a.jsonl", line_of("a")), dir.put("sub/b.jsonl", line_of("edit"))}, dir / "o");
  const RunSummary summary = run_map(options, example_stage);
  EXPECT_EQ(dir.get("o/data/a.jsonl"), line_of("a"));
  EXPECT_EQ(dir.get("o/data/b.jsonl"), line_of("EDIT"));
  for (const char* name : {"o/meta/a.jsonl.manifest.json", "o/meta/b.jsonl.manifest.json",
                           "o/meta/manifest.json", "o/meta/stats.json"}) {
    EXPECT_TRUE(dir.has(name)) << name;
  }
  EXPECT_EQ(summary.outputs,
            (std::vector<std::string>{dir / "o/data/a.jsonl", dir / "o/data/b.jsonl"}));
}

TEST(OutputModes, WhateverTheNameOfAnInputSaysItIsKept) {
  const TemporaryDirectory dir;
  RunOptions options =
      into_dir({dir.put("a.json", line_of("a")), dir.put("b.ndjson", line_of("b"))}, dir / "o");
  options.input.suffixes = {".jsonl", ".ndjson", ".json"};
  run_map(options, example_stage);
  EXPECT_EQ(dir.get("o/data/a.json"), line_of("a"));
  EXPECT_EQ(dir.get("o/data/b.ndjson"), line_of("b"));
}

TEST(OutputModes, AManifestBehindALinkIsReplacedAndTheLinkStays) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "out.jsonl");
  dir.put("kept/manifest.json", "of an earlier run");
  std::filesystem::create_symlink("kept/manifest.json", dir / "manifest.json");
  options.manifest = dir / "manifest.json";
  run_map(options, example_stage);
  EXPECT_TRUE(std::filesystem::is_symlink(options.manifest));
  EXPECT_NE(dir.get("kept/manifest.json"), "of an earlier run");
}

TEST(OutputModes, AFolderThatIsToBeMadeMayEndInASlash) {
  const TemporaryDirectory dir;
  RunOptions options = into_dir({dir.put("a.jsonl", line_of("a"))}, dir / "new/");
  options.files_written.push_back({"out-dir", dir / "new/README.md"});
  run_map(options, example_stage);
  EXPECT_EQ(dir.get("new/data/a.jsonl"), line_of("a"));
}

TEST(OutputModes, TheLongestNameThereIsHasReportsToo) {
  for (const std::size_t letters : {235U, 236U, 249U}) {
    const TemporaryDirectory dir;
    const std::string name = std::string(letters, 'n') + ".jsonl";
    RunOptions options = into_dir({dir.put(name, line_of("a") + line_of("reject"))}, dir / "o");
    options.rejects = dir / "rejects.jsonl";
    run_map(options, example_stage);
    EXPECT_EQ(dir.get("o/data/" + name), line_of("a"));
    const std::string stem = letters == 235 ? name : to_hex(hash128(name));
    EXPECT_TRUE(dir.has("o/meta/" + stem + ".manifest.json")) << letters;
    EXPECT_NE(dir.get("rejects.jsonl"), "");
    options.resume = true;
    EXPECT_EQ(run_map(options, example_stage).done_before.size(), 1u) << letters;
  }
}

TEST(OutputModes, StandardOutputIsNoFolder) {
  const TemporaryDirectory dir;
  EXPECT_EQ(error_of([&] { run_map(into_dir({dir.put("a.jsonl", "")}, "-"), example_stage); },
                     Exit::kUsage),
            "--out-dir needs a folder, and - is none; without -o and --out-dir, standard output "
            "is written");
}

TEST(OutputModes, TwoInputsOfOneNameAreRefused) {
  const TemporaryDirectory dir;
  const auto a = dir.put("x/a.jsonl", line_of("a"));
  const auto b = dir.put("y/a.jsonl", line_of("b"));
  EXPECT_EQ(error_of(
                [&] {
                  run_map(into_dir({a, b}, dir / "o"), example_stage);
                },
                Exit::kUsage),
            a + " and " + b +
                " would both be written to a.jsonl in --out-dir; rename one or use --shards");
  EXPECT_FALSE(dir.has("o"));
}

/// Whoever reads the folder passes hidden files over: records would be lost on the way.
TEST(OutputModes, AHiddenNameInAFolderIsRefused) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put(".a.jsonl", line_of("a"))}, "");
  options.out_dir = dir / "set";
  EXPECT_EQ(error_of([&] { run_map(options, example_stage); }, Exit::kUsage),
            dir / ".a.jsonl" +
                ": would be hidden in --out-dir, and whoever reads the folder would "
                "pass it over; rename it or use --shards");
  EXPECT_FALSE(dir.has("set"));
}

/// The next stage takes files of known suffixes from a folder, and would pass these over.
TEST(OutputModes, ANameThatFoldersAreNotSearchedForGetsASuffix) {
  const TemporaryDirectory dir;
  RunOptions options = into_dir({dir.put("a.log", line_of("a")), dir.put("b.JSON", line_of("b")),
                                 dir.put("c.2026.gz", line_of("c"))},
                                dir / "o");
  options.input.suffixes = {".jsonl", ".json"};
  run_map(options, example_stage);
  EXPECT_EQ(dir.get("o/data/a.log.jsonl"), line_of("a"));
  EXPECT_EQ(dir.get("o/data/b.JSON"), line_of("b"));
  EXPECT_TRUE(dir.has("o/data/c.2026.jsonl.gz"));
}

TEST(OutputModes, ASuffixOfShardsIsNotForNothing) {
  const TemporaryDirectory dir;
  RunOptions options = into_dir({dir.put("a.jsonl", line_of("a"))}, dir / "o");
  options.shard_suffix = ".jsonl.zst";
  EXPECT_EQ(error_of([&] { run_map(options, example_stage); }, Exit::kUsage),
            "--shard-suffix needs --shards");
}

TEST(OutputModes, ShardsTakeRecordsInTurn) {
  const TemporaryDirectory dir;
  RunOptions options = into_dir({dir.put("a.jsonl", line_of("0") + line_of("1") + line_of("drop")),
                                 dir.put("b.jsonl", line_of("2") + line_of("3"))},
                                dir / "o");
  options.shards = 3;
  run_map(options, example_stage);
  EXPECT_EQ(dir.get("o/data/part-00000-of-00003.jsonl"), line_of("0") + line_of("3"));
  EXPECT_EQ(dir.get("o/data/part-00001-of-00003.jsonl"), line_of("1"));
  EXPECT_EQ(dir.get("o/data/part-00002-of-00003.jsonl"), line_of("2"));
  const std::string manifest = dir.get("o/meta/manifest.json");
  const std::size_t second = manifest.find("part-00001");
  EXPECT_LT(manifest.find(R"("records":2,)"), second) << manifest;
  EXPECT_NE(manifest.find(R"("records":1,)", second), std::string::npos) << manifest;
}

TEST(OutputModes, JobsNeverChangeAByte) {
  const TemporaryDirectory dir;
  const auto a = dir.put("a.jsonl", mixed_lines(40'000));
  const auto b = dir.put("b.jsonl", mixed_lines(10'000));
  const std::vector<std::string> names = {"rejects.jsonl",
                                          "dropped.jsonl",
                                          "trace.jsonl",
                                          "o/meta/stats.json",
                                          "o/meta/manifest.json",
                                          "o/data/part-00000-of-00002.jsonl.zst",
                                          "o/data/part-00001-of-00002.jsonl.zst"};
  std::vector<std::string> first;
  for (const unsigned jobs : {1u, 4u}) {
    RunOptions options = into_dir({a, b}, dir / "o");
    options.shards = 2;
    options.shard_suffix = ".jsonl.zst";
    options.jobs = jobs;
    options.rejects = dir / "rejects.jsonl";
    options.dropped = dir / "dropped.jsonl";
    options.trace = 3;
    options.trace_out = dir / "trace.jsonl";
    options.max_rejects = 1 << 30;
    run_map(options, example_stage);
    std::vector<std::string> contents;
    for (const std::string& name : names) contents.push_back(dir.get(name));
    if (first.empty()) first = contents;
    EXPECT_EQ(contents, first);
    for (const std::string& content : contents) EXPECT_FALSE(content.empty());
  }
}

/// Lines of all lengths, of which the longer ones are not copied on their way, and
/// what becomes of them.
struct LongLines {
  std::string lines, kept;
  std::vector<std::string> dealt_out = std::vector<std::string>(2);

  explicit LongLines(const std::vector<std::string>& texts) {
    std::size_t records = 0;
    for (std::size_t i = 0; i < 1000; ++i) {
      const std::string& text = texts[i / 7 % texts.size()];
      const auto line = [&](const std::string& as) {
        return R"({"id":)" + std::to_string(i) + R"(,"more":")" + std::string(i * 37 % 3000, 'm') +
               R"(","text":")" + as + R"(","rest":")" + std::string(i * 91 % 900, 'r') + "\"}";
      };
      lines += line(text) + (text == "returned" ? "\r\n" : "\n");
      if (text == "drop") continue;
      const std::string out = line(text == "edit" ? "EDIT" : text) + "\n";
      kept += out;
      dealt_out[records++ % dealt_out.size()] += out;
    }
    lines.pop_back();  // the last line is not ended
  }
};

TEST(OutputModes, LongLinesAreWrittenWhole) {
  const TemporaryDirectory dir;
  for (const std::vector<std::string>& texts :
       {std::vector<std::string>{"plain"}, {"plain", "edit", "drop", "plain", "returned"}}) {
    const LongLines expected(texts);
    const std::string input = dir.put("a.jsonl", expected.lines);
    for (const unsigned jobs : {1u, 3u}) {
      for (const bool counted : {false, true}) {
        RunOptions options = options_for({input}, dir / "out.jsonl");
        options.jobs = jobs;
        if (counted) options.stats = dir / "stats.json";
        run_map(options, example_stage);
        EXPECT_TRUE(dir.get("out.jsonl") == expected.kept) << jobs << counted;
      }
      RunOptions shards = into_dir({input}, dir / "o");
      shards.jobs = jobs;
      shards.shards = 2;
      run_map(shards, example_stage);
      EXPECT_TRUE(dir.get("o/data/part-00000-of-00002.jsonl") == expected.dealt_out[0]);
      EXPECT_TRUE(dir.get("o/data/part-00001-of-00002.jsonl") == expected.dealt_out[1]);
    }
  }
}

TEST(OutputModes, WhatCannotBeCreatedIsKnownBeforeTheFirstRecord) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "out.jsonl");
  options.trace = 1;
  for (std::string RunOptions::*file :
       {&RunOptions::rejects, &RunOptions::dropped, &RunOptions::stats, &RunOptions::manifest,
        &RunOptions::trace_out, &RunOptions::tmp_dir}) {
    RunOptions missing = options;
    missing.*file = dir / "no such folder/x";
    const auto run = [&] {
      run_map(missing, [](Record&, Notes&) {
        ADD_FAILURE() << "a record was read";
        return Outcome::kept();
      });
    };
    EXPECT_NE(error_of(run, Exit::kCannotCreate).find("no such folder/x"), std::string::npos);
    EXPECT_FALSE(dir.has(".out.jsonl.deskmill-tmp"));
  }
}

TEST(OutputModes, ANameDoesNotPromiseAnotherCompression) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "out.jsonl.bz2");
  const auto keep = [&] { run_map(options, [](Record&, Notes&) { return Outcome::kept(); }); };
  EXPECT_NE(error_of(keep, Exit::kUsage).find("out.jsonl.bz2: only .gz and .zst"),
            std::string::npos);
  options.output = dir / "out.jsonl.gz";
  options.rejects = dir / "rejects.XZ";
  EXPECT_NE(error_of(keep, Exit::kUsage).find("rejects.XZ"), std::string::npos);
  EXPECT_FALSE(dir.has("out.jsonl.gz"));
}

TEST(OutputModes, WhatAStageWritesAtTheEndHasAFolderAtTheStart) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a"))}, dir / "out.jsonl");
  const auto keep = [&] { run_map(options, [](Record&, Notes&) { return Outcome::kept(); }); };
  options.files_written = {{"table", dir / "nowhere/table.txt"}};
  EXPECT_NE(error_of(keep, Exit::kCannotCreate).find("nowhere/table.txt"), std::string::npos);
  EXPECT_FALSE(dir.has("out.jsonl"));
  options.output.clear();
  options.out_dir = dir / "set";
  options.files_written = {{"out-dir", dir / "set/README.md"}};
  keep();
  EXPECT_TRUE(dir.has("set/data/a.jsonl")) << "a folder that the run makes";
}

TEST(OutputModes, TheManifestOfASetNamesItsRejectsAndDroppedRecords) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("a") + "{\n")}, "");
  options.out_dir = dir / "set";
  options.rejects = dir / "set/meta/rejects.jsonl";
  options.dropped = dir / "set/meta/dropped.jsonl";
  options.max_rejects = 1;
  run_map(options, [](Record&, Notes&) { return Outcome::dropped("all"); });
  const std::string manifest = dir.get("set/meta/manifest.json");
  EXPECT_NE(manifest.find(R"("rejects":{"path":"rejects.jsonl","bytes":)"), std::string::npos)
      << manifest;
  EXPECT_NE(manifest.find(R"("dropped":{"path":"dropped.jsonl","bytes":)"), std::string::npos)
      << manifest;
}

TEST(OutputModes, AnOldManifestDoesNotOutliveItsData) {
  const TemporaryDirectory dir;
  RunOptions options = into_dir({dir.put("a.jsonl", line_of("a"))}, dir / "o");
  run_map(options, example_stage);
  EXPECT_TRUE(dir.has("o/meta/manifest.json"));
  dir.put("a.jsonl", line_of("reject"));
  options.max_rejects = 0;
  options.max_reject_rate = 0;
  EXPECT_EQ(run_map(options, example_stage).exit, Exit::kBadData);
  EXPECT_FALSE(dir.has("o/meta/manifest.json"));
}

TEST(OutputModes, FilesPassedOverAreNamedAndCounted) {
  const TemporaryDirectory dir;
  dir.put("in/a.jsonl", line_of("a"));
  dir.put("in/notes.txt", "x");
  const RunSummary summary = run_map(options_for({dir / "in"}, dir / "out.jsonl"), example_stage);
  EXPECT_EQ(summary.tally.get("input/skipped_files"), 1);
  EXPECT_EQ(summary.skipped_inputs, std::vector<std::string>{dir / "in/notes.txt"});
}

TEST(OutputModes, StatsFile) {
  const TemporaryDirectory dir;
  RunOptions options = options_for({dir.put("a.jsonl", line_of("edit") + line_of("drop") + "\n")},
                                   dir / "out.jsonl");
  options.stats = dir / "stats.json";
  options.config = {{"min-chars", "3"}, {"name", "\"x\""}};
  run_map(options, example_stage);
  ContentSum in, out;
  in.add_line("{\"text\":\"edit\"}");
  in.add_line("{\"text\":\"drop\"}");
  out.add_line("{\"text\":\"EDIT\"}");
  EXPECT_EQ(
      dir.get("stats.json"),
      "{\"schema\":\"deskmill/stats-1\",\"tool\":\"deskmill\",\"version\":\"" +
          std::string(version()) +
          "\",\"stage\":\"example\",\"config\":{\"min-chars\":3,\"name\":\"x\"},"
          "\"records\":{\"in\":2,\"kept\":1,\"merged\":0,\"dropped\":1,\"rejected\":0,\"out\":1},"
          "\"dropped_by\":{\"example.drop\":1},\"merged_by\":{},\"rejected_by\":{},"
          "\"rules\":{\"upper\":1},\"input\":{\"blank_lines\":1},"
          "\"content_sum\":{\"in\":{\"lines\":2,\"sum\":\"" +
          to_hex(in.sum()) + "\"},\"out\":{\"lines\":1,\"sum\":\"" + to_hex(out.sum()) + "\"}}}\n");
}

TEST(OutputModes, ManifestNamesInputsAndOutputsByHash) {
  const TemporaryDirectory dir;
  const std::string text = line_of("edit") + line_of("b");
  dir.put("m/keep", "");
  RunOptions options = options_for({dir.put("in/a.jsonl", text)}, dir / "out.jsonl");
  options.manifest = dir / "m/manifest.json";
  options.config_files = {{"rules", dir.put("r/rules.yaml", "x: 1\n")}};
  run_map(options, example_stage);
  const std::string manifest = dir.get("m/manifest.json");
  const std::string content = line_of("EDIT") + line_of("b");
  ContentSum out;
  out.add_line("{\"text\":\"EDIT\"}");
  out.add_line("{\"text\":\"b\"}");
  for (const std::string& part :
       {"\"config_files\":[{\"option\":\"rules\",\"name\":\"rules.yaml\",\"hash\":\"" +
            to_hex(hash128("x: 1\n")) + "\"}]",
        "\"inputs\":[{\"name\":\"a.jsonl\",\"bytes\":" + std::to_string(text.size()) +
            ",\"hash\":\"" + to_hex(hash128(text)) + "\",\"lines\":2}]",
        "\"outputs\":[{\"path\":\"../out.jsonl\",\"bytes\":" + std::to_string(content.size()) +
            ",\"hash\":\"" + to_hex(hash128(content)) + "\",\"content_hash\":\"" +
            to_hex(hash128(content)) + "\",\"records\":2,\"content_sum\":\"" + to_hex(out.sum()) +
            "\"}]"}) {
    EXPECT_NE(manifest.find(part), std::string::npos) << part << "\nnot in\n" << manifest;
  }
  EXPECT_EQ(manifest.find(dir.path()), std::string::npos) << "absolute path in " << manifest;
}

TEST(OutputModes, ContentSumsAgreeOverAChainHoweverItIsCut) {
  const TemporaryDirectory dir;
  RunOptions first = into_dir({dir.put("a.jsonl", mixed_lines(3000, 2000))}, dir / "o");
  first.shards = 3;
  run_map(first, example_stage);
  RunOptions second = options_for({dir / "o"}, dir / "out.jsonl");
  second.stats = dir / "second.json";
  run_map(second, [](Record&, Notes&) { return Outcome::kept(); });
  const auto sum = [](const std::string& stats, const std::string& name) {
    const std::size_t at = stats.find("\"" + name + "\":{\"lines\"");
    return stats.substr(at + name.size() + 3, stats.find('}', at) - at - name.size() - 3);
  };
  const std::string out_of_first = sum(dir.get("o/meta/stats.json"), "out");
  EXPECT_EQ(out_of_first, sum(dir.get("second.json"), "in"));
  EXPECT_EQ(out_of_first, sum(dir.get("second.json"), "out"));
}

}  // namespace
}  // namespace deskmill
