// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_table.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace deskmill {
namespace {

std::vector<Rule> load(const std::string& yaml) {
  return load_rules(parse_yaml(yaml, "r.yaml"), {"drop_turn", "replace"}, {"weight"});
}

std::string error_of(const std::string& yaml) {
  try {
    load(yaml);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kUsage);
    return error.what();
  }
  return "";
}

TEST(RuleTable, LoadsEveryKey) {
  const auto rules = load(
      "rules:\n"
      "  - name: recall_zh\n"
      "    pattern: '^(.{0,20})撤回了一条消息$'\n"
      "    action: replace\n"
      "    replacement: '\\1'\n"
      "    enabled: no\n"
      "    ignore_case: true\n"
      "    boundary: word\n"
      "    weight: 1.50\n"
      "    match: [ 对方撤回了一条消息 ]\n"
      "    no_match: 我想撤回退款申请\n");
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_EQ(rules[0].where, "r.yaml:2");
  EXPECT_FALSE(rules[0].enabled);
  EXPECT_TRUE(rules[0].options.ignore_case);
  EXPECT_EQ(rules[0].options.boundary, Boundary::kWord);
  EXPECT_EQ(rules[0].extra_value("weight"), "1.50");
  EXPECT_EQ(rules[0].extra_value("other"), "");
  EXPECT_EQ(rules[0].no_match, std::vector<std::string>{"我想撤回退款申请"});
}

TEST(RuleTable, RefusesWithFileAndLine) {
  const std::string head = "rules:\n  - name: x\n";
  EXPECT_EQ(error_of(head + "    patern: a\n"),
            "r.yaml:3: unknown key \"patern\", did you mean \"pattern\"?");
  EXPECT_EQ(
      error_of(head + "    pattern: a\n    action: drop\n"),
      "r.yaml:4: expected one of drop_turn, replace; found \"drop\", did you mean \"drop_turn\"?");
  EXPECT_EQ(error_of(head + "    pattern: a\n"), "r.yaml:2: missing key \"action\"");
  EXPECT_EQ(error_of(head + "    pattern: (a\n    action: replace\n").substr(0, 35),
            "r.yaml:2: rule \"x\": bad pattern: mi");
  EXPECT_EQ(error_of(head + "    pattern: a\n    action: replace\n    replacement: '\\1'\n")
                .substr(0, 36),
            "r.yaml:2: rule \"x\": bad replacement:");
  EXPECT_EQ(error_of(head + "    enabled: true\n  - name: x\n    enabled: true\n"),
            "r.yaml:4: rule \"x\" occurs twice, first at r.yaml:2");
  EXPECT_NE(error_of("rules:\n  - name: a/b\n    enabled: true\n"), "");
  EXPECT_EQ(error_of("rule: []\n"), "r.yaml:1: expected a key \"rules\" with a list of rules");
}

TEST(RuleTable, ExamplesMustHold) {
  const std::string head = "rules:\n  - name: x\n    pattern: ab\n    action: drop_turn\n";
  EXPECT_EQ(error_of(head + "    match: [abc, b]\n"),
            "r.yaml:2: rule \"x\": must match \"b\" and does not");
  EXPECT_EQ(error_of(head + "    no_match: [b, cab]\n"),
            "r.yaml:2: rule \"x\": must not match \"cab\" and does");
}

TEST(RuleTable, MergeReplacesSwitchesAndAdds) {
  std::vector<Rule> base(2);
  base[0].name = "one", base[0].action = "drop_turn", base[0].pattern = "1";
  base[1].name = "two", base[1].action = "drop_turn";
  merge_rules(base, load("rules:\n"
                         "  - {name: two, enabled: false}\n"
                         "  - {name: one, pattern: uno, action: replace}\n"
                         "  - {name: three, pattern: 三, action: drop_turn}\n"));
  ASSERT_EQ(base.size(), 3u);
  EXPECT_EQ(base[0].pattern, "uno");
  EXPECT_EQ(base[1].action, "drop_turn");
  EXPECT_FALSE(base[1].enabled);
  EXPECT_EQ(base[2].name, "three");
  try {
    merge_rules(base, load("rules:\n  - {name: tree, enabled: false}\n"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "r.yaml:2: there is no rule \"tree\" to switch, did you mean \"three\"?");
  }
}

TEST(RuleTable, DumpReadsBackTheSame) {
  std::vector<Rule> rules(2);
  rules[0].name = "odd";
  rules[0].pattern = "it's: [#\\d]\n\t\"x\" 退？";
  rules[0].action = "replace";
  rules[0].replacement = " \\0 ";
  rules[0].options = {true, false, true, Boundary::kDigit};
  rules[0].enabled = false;
  rules[0].extra = {{"weight", "0.50"}};
  rules[0].no_match = {"", "true", "- a", "x: y"};
  rules[1].name = "code";
  rules[1].action = "drop_turn";
  rules[1].match = {"例子"};
  const auto again = load(dump_rules(rules));
  ASSERT_EQ(again.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(again[i].name, rules[i].name);
    EXPECT_EQ(again[i].pattern, rules[i].pattern);
    EXPECT_EQ(again[i].action, rules[i].action);
    EXPECT_EQ(again[i].replacement, rules[i].replacement);
    EXPECT_EQ(again[i].enabled, rules[i].enabled);
    EXPECT_EQ(again[i].options.ignore_case, rules[i].options.ignore_case);
    EXPECT_EQ(again[i].options.fold_width, rules[i].options.fold_width);
    EXPECT_EQ(again[i].options.multi_line, rules[i].options.multi_line);
    EXPECT_EQ(again[i].options.boundary, rules[i].options.boundary);
    EXPECT_EQ(again[i].match, rules[i].match);
    EXPECT_EQ(again[i].no_match, rules[i].no_match);
    EXPECT_EQ(again[i].extra, rules[i].extra);
  }
  EXPECT_EQ(dump_rules(again), dump_rules(rules));
  EXPECT_TRUE(load(dump_rules({})).empty());
}

}  // namespace
}  // namespace deskmill
