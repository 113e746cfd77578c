// SPDX-License-Identifier: Apache-2.0
#include "cli/parsing/config_file.hpp"

#include <gtest/gtest.h>

#include "cli/parsing/common_options.hpp"
#include "cli/stages.hpp"
#include "core/error.hpp"
#include "json/document.hpp"
#include "schema/validator.hpp"
#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

class ConfigFileTest : public ::testing::Test {
 protected:
  void apply(const std::string& yaml, const std::vector<std::string>& arguments = {},
             const std::string& stage = "pair-extract") {
    CommonOptions unused;
    const CommandLine line = parse_command_line(table_, arguments);
    for (const CommandLine::Given& given : line.given) assign(table_[given.option], {given.value});
    apply_config(parse_yaml(yaml, "mill.yaml"), stage, table_,
                 common_table(unused, CommonSet::kSpooling), line);
  }

  bool mark_ = false;
  std::int64_t jobs_ = 1;
  double score_ = 0.5;
  std::vector<std::string> rules_;
  OptionTable table_ = {
      flag("--mark", mark_, ""),
      value("-j,--jobs", "N", jobs_, ""),
      value("--min-score", "R", score_, "").between(0, 1),
      value("--rules", "FILE", rules_, ""),
  };
};

TEST(ConfigSchema, HasASectionForEveryStage) {
  const JsonDocument schema =
      parse_json_or_throw(std::string(builtin_schema("config")), "config", Exit::kBug);
  const JsonValue sections = schema.root()["properties"];
  for (const StageInfo& stage : kStages) EXPECT_TRUE(sections[stage.name].exists()) << stage.name;
  EXPECT_EQ(sections.size(), kStages.size() + 1) << "and common";
}

TEST_F(ConfigFileTest, StageWinsOverCommon) {
  apply("common:\n  jobs: 2\npair-extract:\n  jobs: 3\n  min-score: 0.6\n  mark: yes\n");
  EXPECT_EQ(jobs_, 3);
  EXPECT_EQ(score_, 0.6);
  EXPECT_TRUE(mark_);
}

TEST_F(ConfigFileTest, TheirPlacesAreTold) {
  const CommandLine line = parse_command_line(table_, {"--mark"});
  const auto values = apply_config(
      parse_yaml("common:\n  jobs: 2\npair-extract:\n  mark: no\n  rules:\n    - a\n    - b\n"
                 "  jobs: 3\n",
                 "mill.yaml"),
      "pair-extract", table_, table_, line);
  std::string told;
  for (const auto& value : values)
    told += value.where + ' ' + value.option + '=' + value.value + ' ';
  EXPECT_EQ(told, "mill.yaml:2 jobs=2 mill.yaml:6 rules=a mill.yaml:7 rules=b mill.yaml:8 jobs=3 ");
}

TEST_F(ConfigFileTest, CommandLineWinsOverTheFile) {
  apply("common:\n  jobs: 2\npair-extract:\n  jobs: 3\n  min-score: 0.6\n", {"-j", "8"});
  EXPECT_EQ(jobs_, 8);
  EXPECT_EQ(score_, 0.6);
}

TEST_F(ConfigFileTest, ListsAndSingleTextsForRepeatableOptions) {
  apply("pair-extract:\n  rules: [a.yaml, b.yaml]\n");
  EXPECT_EQ(rules_, (std::vector<std::string>{"a.yaml", "b.yaml"}));
  apply("pair-extract:\n  rules: c.yaml\n");
  EXPECT_EQ(rules_, (std::vector<std::string>{"c.yaml"}));
}

TEST_F(ConfigFileTest, OtherStagesAndEmptySectionsAreLeftAlone) {
  apply("clean:\n  whatever: 1\ncommon:\npair-extract:\n");
  EXPECT_EQ(jobs_, 1);
  apply("");
}

TEST_F(ConfigFileTest, CommonKnowsOptionsThatThisStageLacks) {
  apply("common:\n  max-memory: 1G\n  rejects: r.jsonl\n");
  expect_error(Exit::kUsage, "mill.yaml:2: unknown key \"min-score\"",
               [&] { apply("common:\n  min-score: 1\n"); });
}

TEST_F(ConfigFileTest, UnknownKeysNameTheNearest) {
  expect_error(Exit::kUsage, "mill.yaml:3: unknown key \"min_score\", did you mean \"min-score\"?",
               [&] { apply("pair-extract:\n  jobs: 1\n  min_score: 1\n"); });
  expect_error(Exit::kUsage, "mill.yaml:1: unknown key \"claen\", did you mean \"clean\"?",
               [&] { apply("claen:\n  jobs: 1\n"); });
}

TEST_F(ConfigFileTest, BadValuesNameFileAndLine) {
  expect_error(Exit::kUsage,
               "mill.yaml:2: min-score: \"2\" is out of range: it must be from 0 to 1",
               [&] { apply("pair-extract:\n  min-score: 2\n"); });
  EXPECT_THROW(apply("pair-extract:\n  jobs: [1, 2]\n"), Error);
  EXPECT_THROW(apply("pair-extract:\n  jobs:\n"), Error);
  EXPECT_THROW(apply("pair-extract: 3\n"), Error);
}

TEST_F(ConfigFileTest, OptionsOfTheCommandLineAloneAreNoKeys) {
  EXPECT_THROW(apply("common:\n  config: other.yaml\n"), Error);
  EXPECT_THROW(apply("common:\n  help: true\n"), Error);
}

}  // namespace
}  // namespace deskmill
