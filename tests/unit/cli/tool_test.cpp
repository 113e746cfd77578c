// SPDX-License-Identifier: Apache-2.0
#include "cli/tool.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "cli/parsing/common_options.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {
namespace {

struct Result {
  int status = 0;
  std::string out, err;
};

/// A stage with one option of each kind, run in this process.
class ToolTest : public ::testing::Test {
 protected:
  using Body = std::function<RunSummary(const RunOptions&)>;

  Result run(std::vector<std::string> arguments, const Body& body) {
    arguments.insert(arguments.begin(), "deskmill-clean");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    Tool tool{{.name = "clean", .description = "Text.", .examples = {}, .spooling = spooling_}};
    tool.add({
        flag("--no-html", no_html_, "Leave HTML."),
        value("--min-chars", "N", min_chars_, "Shortest."),
        value("--rules", "FILE", rules_, "Rules.").file(),
        value("--key", "TEXT", key_, "Key.").secret(),
        value("--key-file", "FILE", key_file_, "Key.").secret().reads(),
        value("--table", "FILE", table_, "Table.").harmless().writes(),
        value("--ledger", "FILE", ledger_, "Ledger.").harmless().updates(),
    });
    tool.on_print("--dump-rules", "Print the rules.", [&] { return "rules: " + rules_text(); });
    tool.on_parsed([&](RunOptions& options) {
      if (min_chars_ == 99) throw Error(Exit::kUsage, "--min-chars: not 99");
      options.key_id = "k1";
    });
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    Result result;
    result.status = tool.run(static_cast<int>(arguments.size()), argv.data(), body);
    result.out = ::testing::internal::GetCapturedStdout();
    result.err = ::testing::internal::GetCapturedStderr();
    return result;
  }

  /// The RunOptions that the arguments lead to.
  RunOptions options_of(const std::vector<std::string>& arguments) {
    RunOptions seen;
    const Result result = run(arguments, [&](const RunOptions& options) {
      seen = options;
      return RunSummary();
    });
    EXPECT_EQ(result.status, 0) << result.err;
    return seen;
  }

  Result run_throwing(const std::function<void()>& fail) {
    return run({"in.jsonl"}, [&](const RunOptions&) {
      fail();
      return RunSummary();
    });
  }

  static RunSummary nothing(const RunOptions&) { return {}; }
  std::string rules_text() const { return rules_.empty() ? "none\n" : rules_[0] + "\n"; }

  bool no_html_ = false, spooling_ = false;
  std::int64_t min_chars_ = 2;
  std::vector<std::string> rules_;
  std::string key_, key_file_, table_, ledger_;
};

TEST_F(ToolTest, FillsRunOptions) {
  const RunOptions options = options_of({"a.jsonl",     "b",
                                         "-o",          "out.zst",
                                         "--rejects=r", "--max-rejects",
                                         "5",           "--max-reject-rate",
                                         "0.1",         "--stats",
                                         "s",           "--manifest",
                                         "m",           "--resume",
                                         "--trace",     "2",
                                         "--explain",   "x",
                                         "--explain",   "y",
                                         "-j3",         "--source-name",
                                         "src",         "--max-record-bytes",
                                         "1M"});
  EXPECT_EQ(options.stage, "clean");
  EXPECT_EQ(options.input.operands, (std::vector<std::string>{"a.jsonl", "b"}));
  EXPECT_EQ(options.input.source_name, "src");
  EXPECT_EQ(options.output, "out.zst");
  EXPECT_EQ(options.rejects, "r");
  EXPECT_EQ(options.max_rejects, 5);
  EXPECT_EQ(options.max_reject_rate, 0.1);
  EXPECT_EQ(options.manifest, "m");
  EXPECT_TRUE(options.resume);
  EXPECT_EQ(options.trace, 2u);
  EXPECT_EQ(options.explain, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(options.jobs, 3u);
  EXPECT_EQ(options.max_record_bytes, 1u << 20);
  EXPECT_EQ(options.key_id, "k1");
}

TEST_F(ToolTest, ALimitThatNoBufferCanHoldIsRefused) {
  const auto ignore = [](const RunOptions&) { return RunSummary(); };
  EXPECT_EQ(run({"a", "--max-record-bytes", "2G"}, ignore).status, 0);
  EXPECT_EQ(run({"a", "--max-record-bytes", "3G"}, ignore).err,
            "deskmill-clean: --max-record-bytes: \"3G\" is out of range: it must be from 1 to "
            "2147483648\n");
}

std::string spelled(const std::vector<NamedFile>& files) {
  std::string all;
  for (const NamedFile& file : files) all += file.option + '=' + file.path + ' ';
  return all;
}

TEST_F(ToolTest, FilesAreToldBySecretOptionsToo) {
  const TemporaryDirectory dir;
  const std::string config = dir.put("config.yaml", "clean:\n  table: t\n");
  const RunOptions options =
      options_of({"a", "--rules", "r", "--rules", "s", "--key-file", "k", "--ledger", "l",
                  "--files-from", "list", "--config", config});
  EXPECT_EQ(spelled(options.files_read),
            "config=" + config + " files-from=list rules=r rules=s key-file=k ");
  EXPECT_EQ(spelled(options.files_written), "table=t ");
  EXPECT_EQ(spelled(options.files_updated), "ledger=l ");
}

TEST_F(ToolTest, AValueThatTheStageRefusesIsNamedWhereItStands) {
  const TemporaryDirectory dir;
  const std::string config = dir.put("c.yaml", "clean:\n  rules:\n    - good\n    - bad\n");
  const auto refuse = [](const RunOptions&) -> RunSummary {
    throw OptionError("rules", "bad", "no rules");
  };
  EXPECT_EQ(run({"a", "--config", config}, refuse).err,
            "deskmill-clean: " + config + ":4: rules: no rules\n");
  const Result given = run({"a", "--config", config, "--rules", "bad"}, refuse);
  EXPECT_EQ(given.err, "deskmill-clean: --rules: no rules\n");
  EXPECT_EQ(given.status, 2);
}

TEST_F(ToolTest, AFileOptionThatDoesNotSayWhatForIsABug) {
  std::string target;
  RunOptions options;
  EXPECT_THROW(fill_files(options, {value("--next", "FILE", target, "Forgotten.")}), Error);
}

TEST_F(ToolTest, JobsDefaultToTheCores) {
  EXPECT_GE(options_of({"a"}).jobs, 1u);
}

TEST_F(ToolTest, ConfigHoldsWhatChangesBytesAndNothingSecret) {
  const RunOptions options =
      options_of({"a", "--rules", "z.yaml", "--rules", "b.yaml", "--key", "hunter2", "-j2", "-q"});
  const std::vector<std::pair<std::string, std::string>> config = {
      {"max-record-bytes", "16777216"}, {"min-chars", "2"}, {"no-html", "false"},
      {"shard-suffix", "\".jsonl\""},   {"shards", "0"},    {"source-name", "\"\""}};
  EXPECT_EQ(options.config, config);
  const std::vector<std::pair<std::string, std::string>> files = {{"rules", "z.yaml"},
                                                                  {"rules", "b.yaml"}};
  EXPECT_EQ(options.config_files, files);
}

TEST_F(ToolTest, FlagWinsOverFileWinsOverDefault) {
  const TemporaryDirectory dir;
  const std::string file = dir.put(
      "mill.yaml", "common:\n  trace: 7\n  jobs: 2\nclean:\n  min-chars: 5\n  no-html: true\n");
  const RunOptions options = options_of({"a", "--config", file, "--no-html=false", "-j", "4"});
  EXPECT_EQ(options.trace, 7u);
  EXPECT_EQ(options.jobs, 4u);
  EXPECT_EQ(min_chars_, 5);
  EXPECT_FALSE(no_html_);
}

TEST_F(ToolTest, MissingConfigFileIsNoInput) {
  const Result result = run({"a", "--config", "/nonexistent.yaml"}, nothing);
  EXPECT_EQ(result.status, 66);
  EXPECT_NE(result.err.find("/nonexistent.yaml"), std::string::npos);
}

TEST_F(ToolTest, SpoolingOptionsExistOnlyThere) {
  EXPECT_EQ(run({"a", "--max-memory", "1G"}, nothing).status, 2);
  spooling_ = true;
  EXPECT_EQ(options_of({"a", "--max-memory", "1G", "--tmp-dir", "t"}).max_memory, 1u << 30);
}

TEST_F(ToolTest, RefusesCombinationsThatMakeNoSense) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"a", "-o", "x", "--out-dir", "d"},
        {"a", "--shards", "3"},
        {"a", "--resume", "-o", "x"},
        {"--resume", "--out-dir", "d"},
        {"-", "--resume", "--out-dir", "d"},
        {"a", "--min-chars", "99"}}) {
    const Result result = run(arguments, nothing);
    EXPECT_EQ(result.status, 2) << arguments[0];
    EXPECT_EQ(result.err.rfind("deskmill-clean: --", 0), 0u) << result.err;
  }
}

TEST_F(ToolTest, HelpGoesToStandardOutput) {
  const Result result = run({"--help", "--min-chars", "oops"}, nothing);
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_NE(result.out.find("--min-chars N"), std::string::npos);
  EXPECT_NE(result.out.find("--no-clobber"), std::string::npos);
  EXPECT_NE(result.out.find("deskmill-clean: repair texts"), std::string::npos);
}

TEST_F(ToolTest, VersionBeginsWithProgramAndNumber) {
  const Result result = run({"-V"}, nothing);
  EXPECT_EQ(result.out.substr(0, result.out.find('\n')),
            "deskmill-clean " + std::string(version()));
}

TEST_F(ToolTest, PrintOptionsSeeTheOtherOptions) {
  const Result result = run({"--dump-rules", "--rules", "mine"}, nothing);
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "rules: mine\n");
}

TEST_F(ToolTest, UnknownOptionIsUsage) {
  const Result result = run({"--min-char", "3", "a"}, nothing);
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err, "deskmill-clean: --min-char: no such option; did you mean --min-chars?\n");
}

TEST_F(ToolTest, ExceptionsBecomeExitStatuses) {
  const Result io = run_throwing([] { throw Error(Exit::kIo, "out.jsonl: disk full"); });
  EXPECT_EQ(io.status, 74);
  EXPECT_EQ(io.err, "deskmill-clean: out.jsonl: disk full\n");
  EXPECT_EQ(run_throwing([] { throw std::bad_alloc(); }).status, 75);
  const Result bug = run_throwing([] { throw std::logic_error("counts differ"); });
  EXPECT_EQ(bug.status, 70);
  EXPECT_NE(bug.err.find("please report it"), std::string::npos);
  EXPECT_NE(bug.err.find("internal error: counts differ\n"), std::string::npos);
  EXPECT_EQ(run_throwing([] { throw 1; }).status, 70);
}

TEST_F(ToolTest, BadDataIsTheStatusOfTheRun) {
  const Result result = run({"a"}, [](const RunOptions&) {
    RunSummary summary;
    summary.exit = Exit::kBadData;
    summary.message = "3 rejected, 0 allowed";
    return summary;
  });
  EXPECT_EQ(result.status, 65);
  EXPECT_EQ(result.err, "deskmill-clean: 0 in, 0 kept\ndeskmill-clean: 3 rejected, 0 allowed\n");
}

TEST_F(ToolTest, QuietSilencesMessagesOfASuccess) {
  const auto talk = [](const RunOptions& options) {
    options.message("skipped: a.txt");
    return RunSummary();
  };
  EXPECT_EQ(run({"a"}, talk).err, "deskmill-clean: skipped: a.txt\ndeskmill-clean: 0 in, 0 kept\n");
  EXPECT_EQ(run({"a", "-q"}, talk).err, "");
}

TEST(PlainTool, GivesTheStatusOfItsBody) {
  Tool tool{{.name = "check", .description = "", .examples = {}, .record_contract = false}};
  std::string name = "deskmill-check", operand = "a.jsonl";
  char* argv[] = {name.data(), operand.data(), nullptr};
  ::testing::internal::CaptureStdout();
  const int status = tool.run_plain(2, argv, [](Tool::Console& console) {
    console.out(console.operands.at(0) + ": fine\n");
    return Exit::kCheckFailed;
  });
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "a.jsonl: fine\n");
  EXPECT_EQ(status, 1);
}

}  // namespace
}  // namespace deskmill
