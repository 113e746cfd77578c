// SPDX-License-Identifier: Apache-2.0
#include "stages/check/manifest_check.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <utility>

#include "core/hash.hpp"
#include "io/output_file.hpp"
#include "json/document.hpp"
#include "run/manifest.hpp"
#include "stages/check/check.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {
namespace {

struct Answer {
  Exit exit = Exit::kDone;
  std::string out;
  std::vector<std::string> said;
};

Answer ask(const CheckOptions& options) {
  Answer answer;
  answer.exit = run_check(options, {[&](const std::string& text) { answer.out += text; },
                                    [&](const std::string& text) { answer.said.push_back(text); }});
  return answer;
}

const std::string kFirst = R"({"id":"1","text":"a"})";
const std::string kSecond = R"({"id":"2","text":"b"})";

ContentSum sum_of_both() {
  ContentSum sum;
  sum.add_line(kFirst);
  sum.add_line(kSecond);
  return sum;
}

/// Puts the fingerprint of all the rest into a manifest.
std::string with_fingerprint(std::string manifest) {
  JsonParser parser;
  JsonDocument document;
  EXPECT_FALSE(parser.parse(manifest, document));
  const std::string told = fingerprint_told_by(document.root());
  const std::string_view stale = document.root()["fingerprint"].raw();
  const auto at = static_cast<std::size_t>(stale.data() - manifest.data());
  return manifest.replace(at, stale.size(), '"' + told + '"');
}

/// A manifest over one output of both records and one input.
std::string manifest_for(const std::string& content, const std::string& input) {
  const std::string sum = to_hex(sum_of_both().sum()), hash = to_hex(hash128(content));
  const std::string bytes = std::to_string(content.size());
  return with_fingerprint(
      R"({"schema":"deskmill/manifest-1","tool":"deskmill","version":"0.1.0","stage":"clean",)"
      R"("fingerprint":"f","config":{"only":["a","b"],"seed":1},"config_files":[],"inputs":[{"name":"in.jsonl","bytes":)" +
      std::to_string(input.size()) + R"(,"hash":")" + to_hex(hash128(input)) +
      R"("}],"outputs":[{"path":"../data/out.jsonl","bytes":)" + bytes + R"(,"hash":")" + hash +
      R"(","content_hash":")" + hash + R"(","records":2,"content_sum":")" + sum +
      R"("}],"records":{"in":2,"kept":2,"merged":0,"dropped":0,"rejected":0,"out":2},)"
      R"("counts":{"dropped_by":{},"merged_by":{},"rejected_by":{},"rules":{}},)"
      R"("content_sum":{"out":{"lines":2,"sum":")" +
      sum + R"("}}})" + "\n");
}

class ManifestCheckTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string content = kFirst + '\n' + kSecond + '\n';
    directory.put("set/data/out.jsonl", content);
    directory.put("set/meta/out.manifest.json", manifest_for(content, "input\n"));
    directory.put("raw/in.jsonl", "input\n");
    options.operands = {directory / "set"};
  }
  TemporaryDirectory directory;
  CheckOptions options;
};

TEST_F(ManifestCheckTest, TrueManifestsPass) {
  options.inputs_dir = directory / "raw";
  const Answer answer = ask(options);
  EXPECT_EQ(answer.exit, Exit::kDone) << (answer.said.empty() ? "" : answer.said[0]);
  EXPECT_EQ(answer.out, directory / "set/data/out.jsonl: 2 utterances\n" +
                            (directory / "set/meta/out.manifest.json") +
                            ": 1 manifest, 1 output read, 1 input read\n");
}

TEST_F(ManifestCheckTest, TemporaryFilesOfARunAreNoOutputs) {
  directory.put("set/data/.out.jsonl.deskmill-tmp", "half a rec");
  EXPECT_EQ(ask(options).said, std::vector<std::string>{});
}

TEST_F(ManifestCheckTest, OfADeviceOrAPipeNothingIsLeftToCompare) {
  std::filesystem::remove(directory / "set/data/out.jsonl");
  ASSERT_EQ(::mkfifo((directory / "set/data/out.jsonl").c_str(), 0600), 0);
  options.operands = {directory / "set/meta/out.manifest.json"};
  const Answer answer = ask(options);
  EXPECT_EQ(answer.exit, Exit::kDone) << (answer.said.empty() ? "" : answer.said[0]);
  EXPECT_NE(answer.out.find("0 outputs read, 1 not at hand"), std::string::npos) << answer.out;
}

TEST_F(ManifestCheckTest, AChangedByteShows) {
  directory.put("set/data/out.jsonl", kFirst + '\n' + R"({"id":"2","text":"c"})" + '\n');
  const Answer answer = ask(options);
  EXPECT_EQ(answer.exit, Exit::kCheckFailed);
  std::string kinds;
  for (const std::string& line : answer.said) {
    const std::size_t at = line.find(": manifest.");
    if (at != line.npos) kinds += line.substr(at + 2, line.find(':', at + 2) - at - 2) + ' ';
  }
  EXPECT_EQ(kinds,
            "manifest.hash manifest.content_hash manifest.content_sum manifest.content_sum ");
}

TEST_F(ManifestCheckTest, AnotherOrderIsTheSameContentButNotTheSameFile) {
  directory.put("set/data/out.jsonl", kSecond + '\n' + kFirst + '\n');
  const Answer answer = ask(options);
  ASSERT_EQ(answer.said.size(), 3u);
  EXPECT_NE(answer.said[0].find("manifest.hash"), std::string::npos);
  EXPECT_NE(answer.said[1].find("manifest.content_hash"), std::string::npos);
}

TEST_F(ManifestCheckTest, EditedOptionsVersionOrInputsShow) {
  const std::string manifest = directory.get("set/meta/out.manifest.json");
  const std::pair<std::string, std::string> edits[] = {
      {R"("seed":1)", R"("seed":2)"},
      {R"(["a","b"])", R"(["a"])"},
      {R"("version":"0.1.0")", R"("version":"0.1.1")"},
      {R"("stage":"clean")", R"("stage":"label")"},
      {R"("config_files":[])",
       R"("config_files":[{"option":"rules","name":"r","hash":")" + std::string(32, '0') + "\"}]"},
      {R"("name":"in.jsonl")", R"("name":"on.jsonl")"},
      {R"("bytes":6)", R"("bytes":7)"},
  };
  for (const auto& [from, to] : edits) {
    std::string edited = manifest;
    directory.put("set/meta/out.manifest.json", edited.replace(edited.find(from), from.size(), to));
    const Answer answer = ask(options);
    ASSERT_EQ(answer.said.size(), 2u) << to;
    EXPECT_NE(answer.said[0].find("out.manifest.json: manifest.fingerprint: "), std::string::npos);
  }
}

/// The law still holds, and what was read is not there to be counted.
std::string with_edited_counts(std::string manifest) {
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{R"("in":2,"kept":2,"merged":0,"dropped":0)",
                                            R"("in":3,"kept":2,"merged":0,"dropped":1)"},
        {R"("dropped_by":{})", R"("dropped_by":{"x":1})"}}) {
    manifest.replace(manifest.find(from), from.size(), to);
  }
  return manifest;
}

TEST_F(ManifestCheckTest, EditedCountsOfASetShow) {
  const std::string manifest = directory.get("set/meta/out.manifest.json");
  const std::string stats = R"({"schema":"deskmill/stats-1","tool":"deskmill","version":"0.1.0",)"
                            R"("stage":"clean",)" +
                            manifest.substr(manifest.find("\"records\":{"));
  std::filesystem::remove(directory / "set/meta/out.manifest.json");
  const auto said = [&](const std::string& of_set, const std::string& of_file,
                        const std::string& statistics) {
    directory.put("set/meta/manifest.json", of_set);
    directory.put("set/meta/out.jsonl.manifest.json", of_file);
    directory.put("set/meta/stats.json", statistics);
    std::size_t found = 0;
    for (const std::string& line : ask(options).said) {
      found += line.find("meta/manifest.json: manifest.total: records.in is ") != line.npos;
    }
    return found;
  };
  EXPECT_EQ(said(manifest, manifest, stats), 0u);
  EXPECT_EQ(said(manifest, with_edited_counts(manifest), stats), 1u);
  EXPECT_EQ(said(manifest, manifest, with_edited_counts(stats)), 1u);
  EXPECT_EQ(said(with_edited_counts(manifest), manifest, stats), 2u);
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST_F(ManifestCheckTest, WhatElseTheReportsOnASetTellIsCompared) {
  const std::string manifest = directory.get("set/meta/out.manifest.json");
  const std::string stats = R"({"schema":"deskmill/stats-1","tool":"deskmill","version":"0.1.0",)"
                            R"("stage":"clean","config":{"only":["a","b"],"seed":1},)"
                            R"("dropped_by":{},"rules":{"x":1},)" +
                            manifest.substr(manifest.find("\"records\":{"));
  std::filesystem::remove(directory / "set/meta/out.manifest.json");
  const auto said = [&](const std::string& of_set, const std::string& of_file,
                        const std::string& statistics, const std::string& what) {
    directory.put("set/meta/manifest.json", of_set);
    directory.put("set/meta/out.jsonl.manifest.json", of_file);
    directory.put("set/meta/stats.json", statistics);
    std::size_t found = 0;
    for (const std::string& line : ask(options).said) found += line.find(what) != line.npos;
    return found;
  };
  const std::string more = with(manifest, R"("rules":{})", R"("rules":{"x":1})");
  EXPECT_EQ(said(more, more, stats, "manifest.total"), 0u);
  const std::string other = with(more, R"({"x":1})", R"({"x":2})");
  EXPECT_EQ(said(other, more, stats, "total: the count rules/x is not that of"), 2u);
  EXPECT_EQ(said(manifest, manifest, stats, "total: the count rules/x is not that of"), 1u);
  EXPECT_EQ(said(more, with(more, "/out.jsonl", "/other.jsonl"), stats,
                 "out.jsonl.manifest.json: manifest.total: is the manifest of another file"),
            1u);
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"0.1.0", "0.1.1"},
                                 {R"("stage":"clean")", R"("stage":"label")"},
                                 {R"("seed":1)", R"("seed":2)"}}) {
    EXPECT_EQ(said(more, more, with(stats, from, to), "manifest.total"), 1u) << to;
  }
}

TEST_F(ManifestCheckTest, TheLinesOfInputsAreThoseOfTheRecords) {
  const std::string kSumOfInput =
      R"("content_sum":{"in":{"lines":2,"sum":"00000000000000000000000000000001"},)";
  const std::string manifest = directory.get("set/meta/out.manifest.json");
  const auto finds = [&](std::int64_t lines, std::int64_t blank_lines) {
    std::string edited = with(manifest, "\"}],\"outputs\"",
                              "\",\"lines\":" + std::to_string(lines) + "}],\"outputs\"");
    edited = with(edited, R"("counts":{)",
                  R"("counts":{"input":{"blank_lines":)" + std::to_string(blank_lines) + "},");
    if (lines > 0) edited = with(edited, R"("content_sum":{)", kSumOfInput);
    directory.put("set/meta/out.manifest.json", edited);
    std::size_t found = 0;
    for (const std::string& line : ask(options).said) found += line.find("law.broken") != line.npos;
    return found;
  };
  EXPECT_EQ(finds(0, 0), 0u) << "units are no lines";
  EXPECT_EQ(finds(2, 0), 0u);
  EXPECT_EQ(finds(5, 3), 0u);
  EXPECT_EQ(finds(3, 0), 1u);
  const std::string sum_alone = with(manifest, R"("content_sum":{)", kSumOfInput);
  const std::string lines_alone =
      with(manifest, "\"}],\"outputs\"", "\",\"lines\":2}],\"outputs\"");
  for (const std::string& cut : {sum_alone, lines_alone}) {
    directory.put("set/meta/out.manifest.json", cut);
    EXPECT_EQ(ask(options).said.size(), 2u) << "the finding and their number";
  }
}

TEST_F(ManifestCheckTest, ATruncatedOrMissingFileShows) {
  directory.put("set/data/out.jsonl", kFirst + '\n');
  EXPECT_EQ(ask(options).exit, Exit::kCheckFailed);
  std::filesystem::remove(directory / "set/data/out.jsonl");
  options.operands = {directory / "set/meta/out.manifest.json"};
  const Answer answer = ask(options);
  ASSERT_FALSE(answer.said.empty());
  EXPECT_NE(answer.said[0].find("manifest.missing"), std::string::npos);
}

const std::string kReject =
    R"({"reason":"json.parse","detail":"d","source":"s","line":1,"byte":0,"raw":"x"})"
    "\n";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

/// The manifest with one record rejected, as kReject, beside the set.
std::string with_rejects(const std::string& manifest, const std::string& rejects) {
  const std::string entry = R"("rejects":{"path":"../../rejects.jsonl","bytes":)" +
                            std::to_string(rejects.size()) + R"(,"hash":")" +
                            to_hex(hash128(rejects)) + R"("},"records":{"in":3,)";
  return replaced(replaced(replaced(manifest, R"("records":{"in":2,)", entry), R"("rejected":0)",
                           R"("rejected":1)"),
                  R"("rejected_by":{})", R"("rejected_by":{"json.parse":1})");
}

TEST_F(ManifestCheckTest, RejectsAreCountedByReason) {
  const std::string rejects = kReject + replaced(kReject, "json.parse", "18612345678");
  directory.put("rejects.jsonl", rejects);
  directory.put("set/meta/out.manifest.json",
                with_rejects(directory.get("set/meta/out.manifest.json"), rejects));
  const Answer answer = ask(options);
  ASSERT_EQ(answer.said.size(), 2u);  // with the number of findings
  EXPECT_NE(answer.said[0].find("manifest.records: lines of other reasons"), std::string::npos);
  EXPECT_EQ(answer.said[0].find("18612345678"), std::string::npos);
}

TEST_F(ManifestCheckTest, RejectsAndDroppedAreComparedToo) {
  const std::string& rejects = kReject;
  directory.put("rejects.jsonl", rejects);
  directory.put("set/meta/out.manifest.json",
                with_rejects(directory.get("set/meta/out.manifest.json"), rejects));
  EXPECT_EQ(ask(options).exit, Exit::kDone);
  directory.put("rejects.jsonl", "X" + rejects.substr(1));
  const Answer changed = ask(options);
  ASSERT_EQ(changed.said.size(), 4u);  // a line that is no JSON has no reason
  EXPECT_NE(changed.said[0].find("rejects.jsonl: manifest.hash"), std::string::npos);
  std::filesystem::remove(directory / "rejects.jsonl");
  const Answer missing = ask(options);
  ASSERT_EQ(missing.said.size(), 2u);
  EXPECT_NE(missing.said[0].find("rejects.jsonl: manifest.missing"), std::string::npos);
}

TEST_F(ManifestCheckTest, CompressedReportsOfASetAreReadToo) {
  write_file(directory / "set/meta/rejects.jsonl.gz", "{\"no\":\"reject\"}\n");
  EXPECT_EQ(ask(options).exit, Exit::kCheckFailed);
}

TEST_F(ManifestCheckTest, StandardInputIsReadOnce) {
  options.operands = {"-", "-"};
  EXPECT_THROW(ask(options), Error);
}

TEST_F(ManifestCheckTest, AFolderOfInputsThatIsNotThereIsAMistake) {
  options.inputs_dir = directory / "row";
  try {
    ask(options);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kNoInput);
  }
}

TEST_F(ManifestCheckTest, InputsAreComparedWhereTheyAre) {
  options.inputs_dir = directory / "raw";
  directory.put("raw/in.jsonl", "other\n");
  const Answer changed = ask(options);
  ASSERT_EQ(changed.said.size(), 2u);
  EXPECT_NE(changed.said[0].find("in.jsonl: manifest.hash"), std::string::npos);
  std::filesystem::remove(directory / "raw/in.jsonl");
  EXPECT_EQ(ask(options).exit, Exit::kDone);
}

}  // namespace
}  // namespace deskmill
