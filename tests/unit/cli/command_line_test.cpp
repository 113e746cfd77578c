// SPDX-License-Identifier: Apache-2.0
#include "cli/parsing/command_line.hpp"

#include <gtest/gtest.h>

#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

class CommandLineTest : public ::testing::Test {
 protected:
  CommandLine parse(const std::vector<std::string>& arguments) {
    return parse_command_line(table_, arguments);
  }
  /// All texts given for an option, as "a|b".
  std::string given(const CommandLine& line, std::string_view name) {
    std::string all;
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (table_[row].long_name() != name) continue;
      for (const std::string& text : line.values_of(row)) all += (all.empty() ? "" : "|") + text;
    }
    return all;
  }

  bool quiet_ = false, dry_run_ = false, secret_ = false;
  std::string stats_;
  std::vector<std::string> explain_;
  std::int64_t jobs_ = 0;
  OptionTable table_ = {
      flag("-q,--quiet", quiet_, ""),
      flag("-n,--dry-run", dry_run_, ""),
      value("--stats", "FILE", stats_, ""),
      value("--rejects", "FILE", stats_, ""),
      value("--explain", "ID", explain_, ""),
      value("-j,--jobs", "N", jobs_, ""),
      flag("--print-man", secret_, "").hidden(),
  };
};

TEST_F(CommandLineTest, MixesOptionsAndOperands) {
  const CommandLine line = parse({"a.jsonl", "--jobs", "3", "-", "--stats=s.json", "b.jsonl"});
  EXPECT_EQ(line.operands, (std::vector<std::string>{"a.jsonl", "-", "b.jsonl"}));
  EXPECT_EQ(given(line, "jobs"), "3");
  EXPECT_EQ(given(line, "stats"), "s.json");
}

TEST_F(CommandLineTest, JoinsShortOptions) {
  const CommandLine line = parse({"-qnj4", "x"});
  EXPECT_EQ(given(line, "quiet"), "true");
  EXPECT_EQ(given(line, "dry-run"), "true");
  EXPECT_EQ(given(line, "jobs"), "4");
  EXPECT_EQ(line.operands, std::vector<std::string>{"x"});
}

TEST_F(CommandLineTest, RepeatableOptionTakesOneValueEachTime) {
  const CommandLine line = parse({"--explain", "a", "in.jsonl", "--explain", "b"});
  EXPECT_EQ(given(line, "explain"), "a|b");
  EXPECT_EQ(line.operands, std::vector<std::string>{"in.jsonl"});
}

TEST_F(CommandLineTest, DoubleDashEndsTheOptions) {
  const CommandLine line = parse({"-q", "--", "--stats", "-", "--"});
  EXPECT_EQ(line.operands, (std::vector<std::string>{"--stats", "-", "--"}));
}

// An empty shell variable must not make the input file the file for statistics.
TEST_F(CommandLineTest, EmptyValueStaysEmpty) {
  const CommandLine line = parse({"--stats=", "in.jsonl"});
  EXPECT_EQ(line.operands, std::vector<std::string>{"in.jsonl"});
  ASSERT_EQ(line.given.size(), 1u);
  EXPECT_EQ(line.given[0].value, "");
}

TEST_F(CommandLineTest, OperandsAreTakenAsTheyAre) {
  const CommandLine line = parse({"[a,b]", "聊天.jsonl", "a=b"});
  EXPECT_EQ(line.operands, (std::vector<std::string>{"[a,b]", "聊天.jsonl", "a=b"}));
}

TEST_F(CommandLineTest, EmptyOperandsAreAnError) {  // a variable of a script that is not set
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{""}, {"a.jsonl", "", "-q"}, {"--", "a.jsonl", ""}}) {
    expect_error(Exit::kUsage, "an input needs a name, not an empty one",
                 [&] { parse(arguments); });
  }
}

TEST_F(CommandLineTest, ValueMayBeginWithADash) {
  EXPECT_EQ(given(parse({"--stats", "-"}), "stats"), "-");
  EXPECT_EQ(given(parse({"--stats", "--quiet"}), "stats"), "--quiet");
}

TEST_F(CommandLineTest, UnknownOptionNamesTheNearest) {
  expect_error(Exit::kUsage, "--reject: no such option; did you mean --rejects?", [&] {
    parse({"--reject", "x"});
  });
  expect_error(Exit::kUsage, "--frobnicate: no such option; see --help",
               [&] { parse({"--frobnicate"}); });
  expect_error(Exit::kUsage, "-Z: no such option; see --help", [&] { parse({"-qZ"}); });
  expect_error(Exit::kUsage, "-stats: no such option; did you mean --stats?",
               [&] { parse({"-stats"}); });
}

TEST_F(CommandLineTest, HiddenOptionsAreNotSuggested) {
  expect_error(Exit::kUsage, "--print-men: no such option; see --help",
               [&] { parse({"--print-men"}); });
}

TEST_F(CommandLineTest, NamesAreNotAbbreviated) {
  EXPECT_THROW(parse({"--job", "3"}), Error);
  EXPECT_THROW(parse({"--dry"}), Error);
  EXPECT_THROW(parse({"--=3"}), Error);
}

TEST_F(CommandLineTest, MissingValueIsAnError) {
  expect_error(Exit::kUsage, "--stats: needs a value", [&] { parse({"--stats"}); });
  expect_error(Exit::kUsage, "-j: needs a value", [&] { parse({"-qj"}); });
}

}  // namespace
}  // namespace deskmill
