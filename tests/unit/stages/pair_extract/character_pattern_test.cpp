// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/character_pattern.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "stages/pair_extract/tags.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// All matches as bytes.
Ranges matches_of(const CharacterPattern& pattern, const Characters& text) {
  Ranges ranges;
  CharacterPattern::Scratch scratch;
  for (std::size_t from = 0;;) {
    const auto match = pattern.find(text, text.all(), from, scratch);
    if (!match) return ranges;
    ranges.emplace_back(text[match->first].begin, text[match->last].begin);
    from = match->last;
  }
}

Ranges matches_of(const Pattern& pattern, const std::string& text) {
  Ranges ranges;
  for (const MatchSpan& match : pattern.find_all(text)) ranges.emplace_back(match.begin, match.end);
  return ranges;
}

PatternOptions options_with(Boundary boundary) {
  PatternOptions options;
  options.ignore_case = true;
  options.boundary = boundary;
  return options;
}

/// Texts of what stands in the expression itself, so that many of them match.
std::string random_text(std::mt19937& random, const std::string& expression) {
  static const std::vector<std::string> kMore = {" ",  " ",  "a",  "K",    "9",     "_",
                                                 "\n", "。", "？", "?",    "退",    "ａ",
                                                 "９", "é",  "!",  "客服"};
  std::string text;
  for (std::size_t pieces = 1 + random() % 8; pieces > 0; --pieces) {
    if (random() % 3 == 0) {
      text += kMore[random() % kMore.size()];
      continue;
    }
    const std::u32string codes = to_code_points(expression);
    std::size_t at = random() % codes.size();
    for (std::size_t i = random() % 12; i > 0 && at < codes.size(); ++at) {
      if (std::u32string_view(U"\\^$.|*+()[]{}:").find(codes[at]) != std::u32string_view::npos)
        continue;
      append_utf8(text, codes[at]);
      --i;
    }
  }
  return text;
}

void expect_the_same(const std::string& expression, Boundary boundary, int texts) {
  const auto small = CharacterPattern::compile(expression, boundary);
  ASSERT_TRUE(small) << expression;
  const Pattern pattern(expression, options_with(boundary), "test");
  std::mt19937 random(3);
  Characters characters;
  for (int i = 0; i < texts; ++i) {
    const std::string text = random_text(random, expression);
    characters.read(text);
    EXPECT_EQ(matches_of(*small, characters), matches_of(pattern, text)) << expression << "\n"
                                                                         << text;
  }
}

TEST(CharacterPattern, MatchesAsPatternDoes) {
  for (const char* expression :
       {"a|ab|abc", "(?:a|ab)(?:c|bcd)", "帮.{0,3}(?:查|看)", "^(?:好+的?|ok)[啊~]*[。! ]*$",
        "^(?:(?:hi|你好)[?!，, ]*)+$", "a(?: \\w+){0,3}", "[^a-c退]k{2}", "ab?c+$", "\\d+[元块]",
        "[A-Z_]{2,4}-", "是.{0,4}吗[?？]?$|^[^。!]{0,5}吗", "x(?:a|b)*?|k", "退.款", "[ -]s+"}) {
    for (const Boundary boundary : {Boundary::kNone, Boundary::kWord, Boundary::kDigit}) {
      if (CharacterPattern::compile(expression, boundary)) {
        expect_the_same(expression, boundary, 300);
      }
    }
  }
}

TEST(CharacterPattern, TakesEveryBuiltInRule) {
  for (const Rule& rule : builtin_pair_rules()) {
    expect_the_same(rule.pattern, rule.options.boundary, 100);
  }
}

TEST(CharacterPattern, LeavesOtherSyntaxToRe2) {
  for (const char* expression :
       {"a*", "\\bhi", "a+?", "(a)", "(?i:a)", "[[:alpha:]]", "\\pL", "(?:a*)*b", "[é]", "\\x41",
        "x{2,}", "a{1000}", "[A-z]", "(?:a{100}){100}", "^*a", "$"}) {
    EXPECT_FALSE(CharacterPattern::compile(expression, Boundary::kNone)) << expression;
  }
}

TEST(CharacterPattern, APartIsATextOfItsOwn) {
  const auto pattern = CharacterPattern::compile("^ok$", Boundary::kWord);
  Characters text;
  text.read("no,ok.");
  CharacterPattern::Scratch scratch;
  EXPECT_FALSE(pattern->find(text, text.all(), 0, scratch));
  const auto match = pattern->find(text, {3, 5}, 3, scratch);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->first, 3u);
  EXPECT_EQ(match->last, 5u);
}

/// What would take a plain backtracking matcher 2^60 steps.
TEST(CharacterPattern, TakesNoTimeForNestedRepeats) {
  const auto pattern = CharacterPattern::compile("(?:(?:a|a)+b?)+c", Boundary::kNone);
  ASSERT_TRUE(pattern);
  Characters text;
  text.read(std::string(60, 'a'));
  CharacterPattern::Scratch scratch;
  EXPECT_FALSE(pattern->find(text, text.all(), 0, scratch));
}

}  // namespace
}  // namespace deskmill
