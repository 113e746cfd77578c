// The gate in front of an expression may never keep it from a match.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/gated_pattern.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

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

TEST(GatedPattern, ABadExpressionIsFoundByCompile) {
  const GatedPattern bad("(", {}, "m.yaml:3");
  EXPECT_THROW(bad.compile(), Error);
}

}  // namespace
}  // namespace deskmill
