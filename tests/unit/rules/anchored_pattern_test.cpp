// Trying alternatives in turn may never find anything else than RE2 does.
// SPDX-License-Identifier: Apache-2.0
#include "rules/anchored_pattern.hpp"

#include <gtest/gtest.h>

#include <random>

namespace deskmill {
namespace {

using Answer = AnchoredPattern::Answer;
using Groups = std::vector<MatchSpan>;

constexpr PatternOptions kAsWritten{.fold_width = false};

bool is_known(std::string_view expression) {
  return AnchoredPattern(expression, false).is_known();
}

/// Lines of random pieces, among them what the expressions below ask for.
std::vector<std::string> lines_of_pieces(std::size_t count) {
  const std::vector<std::string> pieces = {
      "7",  "12",      ":",    "：",       " ",       "  ",  "-",     "a",      "A",
      "b",  "ab",      "é",    "É",        "王",      "客",  "客服",  "，",     "　",
      "\t", "K",       "k",    "\u212A",   "\u017F",  "s",   "S",     "_",      "(",
      ")",  "[",       "]",    "\n",       "support", "Bot", "ﬀ",     "\u200E", "𠀀",
      "〇", "\u31350", "\xFF", "\xE7\x8E", ".",       "*",   "agent", "=="};
  std::mt19937 random(7);
  std::vector<std::string> lines = {""};
  while (lines.size() < count) {
    std::string line;
    for (std::size_t i = random() % 9; i > 0; --i) line += pieces[random() % pieces.size()];
    lines.push_back(std::move(line));
  }
  return lines;
}

void expect_as_re2(const std::string& expression, bool ignore_case,
                   const std::vector<std::string>& lines) {
  PatternOptions options = kAsWritten;
  options.ignore_case = ignore_case;
  const AnchoredPattern anchored(expression, ignore_case);
  ASSERT_TRUE(anchored.is_known()) << expression;
  const Pattern re2(expression, options, "");
  EXPECT_EQ(anchored.group_names(), re2.group_names());
  for (const std::string& line : lines) {
    Groups found, expected;
    const Answer answer = anchored.find(line, found);
    EXPECT_EQ(anchored.matches(line), answer);
    if (answer == Answer::kUnknown) continue;
    const bool matches = re2.find(line, expected);
    ASSERT_EQ(answer == Answer::kYes, matches) << expression << " on " << line;
    if (!matches) expected.clear();
    ASSERT_EQ(found, expected) << expression << " on " << line;
  }
}

TEST(AnchoredPattern, FindsWhatRe2Finds) {
  const std::vector<std::string> lines = lines_of_pieces(4000);
  for (const std::string expression : {
           R"(^\d{1,2}[: ](?P<name>[^:：]{1,6}?)\s*[:：]\s?(?P<text>.*)$)",
           R"(^(?:(?P<a>[^\s:：，]+(?: [^\s:：，]+){0,2})[:：]|(?P<b>\S.*?)[:：]\s)(?P<text>))",
           R"(^[\s\x{3000}]*(?:[(\[]\s*)?(?:客服|(?i:support|agent|bot)|[A-Z])(?:\s*[)\]])??)",
           R"(^(a|ab)(b|)(?:$|\s))",
           R"(^(?:a|b|ab)*?(k+)\b)",
           R"(^a{2}|^(?:ab){1,3}(\d)?|^[^-=*]{2,}?=)",
           R"(^\w+\B.|^\W\D\S)",
           R"(^[\w.]+(\p{Han}{1,2})?$)",
           R"(^[^\p{Han}\s]*\p{Han})",
           R"(^\x{200E}?.{0,3}(?:K|s)[^\n]*)",
           R"(^(?:(a)|b)*(c)?)",
           R"(^.?[é:](É|s)?)",
       }) {
    if (!is_known(expression)) {
      ADD_FAILURE() << expression;
      continue;
    }
    expect_as_re2(expression, false, lines);
    if (AnchoredPattern(expression, true).is_known()) expect_as_re2(expression, true, lines);
  }
}

/// Expressions of random parts.
class Expressions {
 public:
  std::string next() {
    std::string expression = "^" + sequence(2);
    while (random_() % 4 == 0) expression += "|^" + sequence(2);
    return expression;
  }
  bool flip() { return random_() % 2 == 0; }

 private:
  std::string one_of(const std::vector<std::string>& list) { return list[random_() % list.size()]; }

  std::string part(int depth) {
    static const std::vector<std::string> kSingle = {
        "a",      "b",   "k",        "é",      "王",       "：",        "7",
        ".",      "\\d", "\\s",      "\\W",    "[ab]",     "[^a:：]",   "[é-ü]",
        "[\\w.]", "\\[", "\\p{Han}", "(?:ab)", "[^\\s王]", "\\x{200E}", "(?:客服)"};
    if (depth == 0 || random_() % 3 > 0) return one_of(kSingle);
    std::string inner = sequence(depth - 1);
    while (random_() % 3 == 0) inner += "|" + sequence(depth - 1);
    return one_of({"(", "(?:", "(?i:"}) + inner + ")";
  }

  std::string sequence(int depth) {
    static const std::vector<std::string> kCounts = {"",   "",   "*",  "+",     "?",
                                                     "*?", "+?", "??", "{1,3}", "{0,4}?"};
    std::string all;
    for (std::size_t parts = random_() % 4; parts > 0; --parts) {
      all += part(depth) + one_of(kCounts);
      if (random_() % 8 == 0) all += one_of({"$", "\\b", "\\B"});
    }
    return all;
  }

  std::mt19937 random_{3};
};

TEST(AnchoredPattern, FindsWhatRe2FindsForAnyExpression) {
  constexpr int kMany = 1500;
  const std::vector<std::string> lines = lines_of_pieces(60);
  Expressions expressions;
  int known = 0;
  for (int i = 0; i < kMany; ++i) {
    const std::string expression = expressions.next();
    const bool ignore_case = expressions.flip();
    if (!AnchoredPattern(expression, ignore_case).is_known()) continue;
    expect_as_re2(expression, ignore_case, lines);
    ++known;
  }
  EXPECT_GT(known, kMany / 2);
}

TEST(AnchoredPattern, LeavesToRe2WhatItDoesNotKnow) {
  for (const std::string_view expression :
       {"a", "^a|b", "(?:^a)", "^(?:a*)*", "^(?s:a.)", "^\\pL", "^\\QA\\E", "^[[:alpha:]]", "^\\C",
        "^a**", "^(?P<n>a|)+"}) {
    EXPECT_FALSE(is_known(expression)) << expression;
  }
  EXPECT_FALSE(AnchoredPattern("^ж", true).is_known());
  EXPECT_TRUE(is_known("^ж"));
}

/// Of a rare character only Unicode's tables know whether it is Han; half of one is none at all.
TEST(AnchoredPattern, DoesNotGuess) {
  const AnchoredPattern han("^\\p{Han}", false);
  ASSERT_TRUE(han.is_known());
  EXPECT_EQ(han.matches("王"), Answer::kYes);
  EXPECT_EQ(han.matches("か"), Answer::kNo);
  EXPECT_EQ(han.matches("𠀀"), Answer::kUnknown);
  EXPECT_EQ(han.matches("\xE7\x8E"), Answer::kUnknown);
}

TEST(AnchoredPattern, LinearWhateverTheTextSays) {
  const std::string text(1 << 20, 'a');
  for (const char* const expression :
       {"^(?:a|a|aa)*(?:a|b|ab)*$", "^(?:a?){24}[^x]*b", "^(?:a?){24}[^x]*?b", "^(?:a{0,9}){9}b"}) {
    const AnchoredPattern hostile(expression, false);
    ASSERT_TRUE(hostile.is_known());
    EXPECT_EQ(hostile.matches(text + "c"), Answer::kUnknown) << expression;
  }
}

}  // namespace
}  // namespace deskmill
