// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/policy/custom_rules.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace deskmill {
namespace {

Rule make_rule(std::string name, std::string pattern, Boundary boundary = Boundary::kNone) {
  Rule rule;
  rule.name = std::move(name);
  rule.pattern = std::move(pattern);
  rule.options.boundary = boundary;
  return rule;
}

using Found = std::vector<std::tuple<std::string_view, std::size_t, std::size_t>>;

Found find(const CustomRules& rules, std::string_view text) {
  Findings findings;
  rules.find(text, findings);
  Found found;
  for (const Finding& finding : findings)
    found.emplace_back(finding.rule, finding.begin, finding.end);
  return found;
}

TEST(CustomRules, FindsByRuleThenByPlace) {
  CustomRules rules;
  rules.add(make_rule("asset", "AS-\\d{2}|工号.{0,3}\\d"), PiiType::kCustom);
  rules.add(make_rule("seat", "seat \\d"), PiiType::kAccount);
  rules.finish();
  const std::string_view text = "seat 1 AS-12 工号：7 AS-34";
  EXPECT_EQ(find(rules, text),
            (Found{{"asset", 7, 12}, {"asset", 13, 23}, {"asset", 24, 29}, {"seat", 0, 6}}));
  EXPECT_EQ(find(rules, "seat one"), Found{});
}

/// The order of alternatives decides, plain strings among them.
TEST(CustomRules, FindsTheAlternativeThatComesFirst) {
  CustomRules rules;
  rules.add(make_rule("first", "ab.|a|abcd"), PiiType::kCustom);
  rules.finish();
  EXPECT_EQ(find(rules, "abcd a"), (Found{{"first", 0, 3}, {"first", 5, 6}}));
}

/// The alternatives of a rule are searched apart and together must find just what its pattern does.
TEST(CustomRules, FindsWhatTheWholePatternFinds) {
  constexpr std::string_view kPieces[] = {"a", "b", "退", ".",      "[ab|]", "(a|b)", "^",
                                          "$", "|", "|",  "b{0,2}", "\\|",   "\\b",   "1"};
  constexpr std::string_view kTexts[] = {"", "a", "b|", "ab", "退a", "a退b", "１", "ba b1ab", "|"};
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string expression;
    for (std::size_t pieces = 1 + random() % 7; pieces > 0; --pieces) {
      expression += kPieces[random() % std::size(kPieces)];
    }
    const Rule rule =
        make_rule("own", expression, random() % 2 == 0 ? Boundary::kNone : Boundary::kWord);
    const Pattern whole = rule.compile();
    CustomRules rules;
    rules.add(rule, PiiType::kCustom);
    rules.finish();
    for (const std::string_view text : kTexts) {
      Found expected;
      for (const MatchSpan& span : whole.find_all(text)) {
        if (span.end > span.begin) expected.emplace_back("own", span.begin, span.end);
      }
      ASSERT_EQ(find(rules, text), expected) << expression << " in " << text;
      found += expected.size();
    }
  }
  EXPECT_GT(found, 5000u);
}

}  // namespace
}  // namespace deskmill
