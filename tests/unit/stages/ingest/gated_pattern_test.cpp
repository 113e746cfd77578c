// The gate in front of an expression may never keep it from a match.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/gated_pattern.hpp"

#include <gtest/gtest.h>

#include <random>

#include "core/error.hpp"
#include "rules/width.hpp"
#include "stages/ingest/mapping/line_pattern.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

const std::vector<std::string> kTexts = {"",           "会话编号：A-17",     "Call ID: 77",
                                         "call id 77", "ＣＡＬＬ　ID：７７", "2026-03-01 10:00",
                                         "Chat ended", "chat began",         "\xE2\x84\xAA-1 end",
                                         "---",        "第3通通话",          "nothing"};

TEST(GatedPattern, MatchesWhatThePatternMatches) {
  for (const char* expression :
       {R"(^(?:会话|通话)编号)", R"((?i)call\s+id\D*\d+)", R"(^\d{4}-\d{2}-\d{2})", R"((?i)k-\d)",
        R"((?:started|began|ended)$)", "编号：", "ＣＡＬＬ", R"(：７+)", R"(^[-=]{3,}$)",
        R"(第\s?\d{1,8}\s?[段通]通话)", ".", ""}) {
    for (const bool fold_width : {true, false}) {
      const PatternOptions options{.fold_width = fold_width};
      const Pattern plain(expression, options, "");
      for (const std::string& text : kTexts) {
        const GatedPattern fresh(expression, options, "");
        std::vector<MatchSpan> expected, groups;
        EXPECT_EQ(fresh.matches(text), plain.matches(text)) << expression << " " << text;
        EXPECT_EQ(fresh.find(text, groups), plain.find(text, expected)) << expression << text;
        EXPECT_EQ(groups, expected);
      }
      const GatedPattern used(expression, options, "");
      for (int round = 0; round < 2; ++round) {
        for (const std::string& text : kTexts) EXPECT_EQ(used.matches(text), plain.matches(text));
      }
    }
  }
}

/// What stands in single quotes in the built-in mappings and begins with ^.
std::vector<std::string> expressions_of_presets() {
  std::vector<std::string> expressions;
  for (const ReaderInfo& reader : readers()) {
    const std::string_view yaml = reader.preset;
    for (std::size_t at = yaml.find("'^"); at != yaml.npos; at = yaml.find("'^", at)) {
      std::string& expression = expressions.emplace_back();
      for (++at; at < yaml.size(); ++at) {
        if (yaml[at] == '\'' && yaml.substr(at + 1, 1) != "'") break;
        if (yaml[at] == '\'') ++at;
        expression += yaml[at];
      }
    }
  }
  return expressions;
}

/// Lines of random pieces that chats have.
std::vector<std::string> lines_of_chats() {
  const std::vector<std::string> pieces = {"2026-03-01",
                                           "10:00:05",
                                           "10:00",
                                           "2026年3月1日",
                                           "3/1/26,",
                                           "[",
                                           "]",
                                           "(",
                                           ")",
                                           " - ",
                                           " ",
                                           "  ",
                                           "\t",
                                           "小雨",
                                           ":",
                                           "：",
                                           "客服",
                                           "客户",
                                           "Agent",
                                           "customer",
                                           "Ann Lee",
                                           "松果家居",
                                           "\u200E",
                                           "a.m.",
                                           "PM",
                                           "下午",
                                           "<v ",
                                           "</v>",
                                           "**",
                                           "-----",
                                           "====",
                                           "会话ID",
                                           "A-17",
                                           "#",
                                           "Session",
                                           "12",
                                           "has started",
                                           "ended",
                                           "系统提示",
                                           "撤回了一条消息",
                                           "，",
                                           "hello",
                                           "你好吗",
                                           "K",
                                           "> ",
                                           "\u00A0",
                                           "image omitted",
                                           "<Media omitted>",
                                           "Messages and calls are end-to-end encrypted",
                                           "(Agent)",
                                           "王",
                                           "小王",
                                           "旗舰店",
                                           "店小二",
                                           "s",
                                           "ſ",
                                           "　",
                                           "\u202F"};
  std::mt19937 random(11);
  std::vector<std::string> lines;
  while (lines.size() < 1500) {
    std::string line;
    for (std::size_t i = 1 + random() % 8; i > 0; --i) line += pieces[random() % pieces.size()];
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(GatedPattern, ExpressionsOfPresetsMatchAsRe2DoesAndHardlyNeedIt) {
  const std::vector<std::string> expressions = expressions_of_presets();
  const std::vector<std::string> lines = lines_of_chats();
  ASSERT_GT(expressions.size(), 60u);
  for (const std::string& expression : expressions) {
    EXPECT_TRUE(AnchoredPattern(fold_expression(expression), false).is_known()) << expression;
    const PatternOptions as_written{.fold_width = false};
    const Pattern folded(expression, {}, ""), line(expression, as_written, "");
    const GatedPattern gated(expression, {}, "");
    const LinePattern quick(expression, as_written, "");
    for (const std::string& text : lines) {
      std::vector<MatchSpan> groups, expected;
      ASSERT_EQ(gated.matches(text), folded.matches(text)) << expression << " on " << text;
      ASSERT_EQ(gated.find(text, groups), folded.find(text, expected));
      ASSERT_EQ(groups, expected) << expression << " on " << text;
      groups.clear();
      expected.clear();
      ASSERT_EQ(quick.find(text, groups), line.find(text, expected));
      ASSERT_EQ(groups, expected) << expression << " on " << text;
    }
  }
}

TEST(GatedPattern, NamesThatComeAgainHaveTheSameAnswer) {
  const GatedPattern unanchored("(?:旗舰店|support)$", {}, "");
  for (int round = 0; round < 3; ++round) {
    EXPECT_TRUE(unanchored.matches("松果旗舰店"));
    EXPECT_FALSE(unanchored.matches("小雨"));
    EXPECT_FALSE(unanchored.matches(""));
    EXPECT_TRUE(unanchored.matches("ｓｕｐｐｏｒｔ"));
  }
}

TEST(GatedPattern, ABadExpressionIsFoundByCompile) {
  const GatedPattern bad("(", {}, "m.yaml:3");
  EXPECT_THROW(bad.compile(), Error);
}

}  // namespace
}  // namespace deskmill
