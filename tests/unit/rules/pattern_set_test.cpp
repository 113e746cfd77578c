// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "rules/pattern.hpp"
#include "rules/required.hpp"

namespace deskmill {
namespace {

using Clauses = std::vector<Clause>;

TEST(RequiredClauses, Literals) {
  EXPECT_EQ(required_clauses("退款.*订单", false), (Clauses{{"退款"}, {"订单"}}));
  EXPECT_EQ(required_clauses("^(?:退|换)货$", false), (Clauses{{"换货", "退货"}}));
  EXPECT_EQ(required_clauses("Sent from (?:my )?phone", false),
            (Clauses{{"sent from my phone", "sent from phone"}}));
  EXPECT_EQ(required_clauses("[?？]$", true), (Clauses{{"?", "？"}}));
  EXPECT_EQ(required_clauses("https?://\\S+", false), (Clauses{{"http://", "https://"}}));
}

TEST(RequiredClauses, DigitsAreOneSymbol) {
  EXPECT_EQ(required_clauses("1[3-9]\\d{9}", false), (Clauses{{"00000000000"}}));
  EXPECT_EQ(required_clauses("\\d+\\.\\d{1,3}", false), (Clauses{{"0.0"}}));
  EXPECT_EQ(required_clauses("\\w\\d{4,}", false), (Clauses{{"0000"}, {"0000"}}));
  EXPECT_EQ(required_clauses("[Ab]\\d{2}", false), (Clauses{{"a00", "b00"}}));
  EXPECT_EQ(required_clauses("\\d{3}[\\dXx]", false), (Clauses{{"0000", "000x"}}));
}

TEST(RequiredClauses, NothingIsRequired) {
  for (const char* expression : {"", ".*", "a", "[^a]b", "a|退款", "(?:退款)?", "(?:退款)*", "\\d",
                                 "\\p{Han}{2}", "x{0,3}", "退款|.", "(?i)é"}) {
    EXPECT_TRUE(required_clauses(expression, false).empty()) << expression;
  }
}

TEST(RequiredClauses, FlagsAndQuotes) {
  EXPECT_EQ(required_clauses("(?i)ABé(?-i)xy", false), (Clauses{{"ab"}, {"xy"}}));
  EXPECT_EQ(required_clauses("\\Qa.b\\E+", false), (Clauses{{"a.b"}}));
  EXPECT_EQ(required_clauses("a{,2}b", false), (Clauses{{"a{,0}b"}}));
  EXPECT_EQ(required_clauses("[]@][[:digit:]]", false), (Clauses{{"@", "]"}}));
}

Clause prefix_of(std::string_view expression) {
  return required_strings(expression, true).prefix;
}

TEST(RequiredPrefix, WhatEveryMatchBeginsWith) {
  EXPECT_EQ(prefix_of("thank(?:s| you) for .*"), (Clause{"thank you for ", "thanks for "}));
  EXPECT_EQ(prefix_of("^(?:ok(?:ay)?|好的?)[。!]*$"), (Clause{"ok", "好"}));
  EXPECT_EQ(prefix_of("^(?:好+|嗯\\w)[。!]*$"), (Clause{"嗯", "好"}));
  EXPECT_EQ(prefix_of("(?:在吗|你好[ ?]*)+$"), (Clause{"你好", "在吗"}));
}

TEST(RequiredPrefix, NothingUseful) {
  for (const char* expression : {".*退款", "a.*", "(?:退款|.)+", "[^a]退款", "(?:退款|)x+"}) {
    EXPECT_TRUE(prefix_of(expression).empty()) << expression;
  }
}

PatternSet make(const std::vector<std::string>& expressions, PatternOptions options = {}) {
  PatternSet set;
  for (const std::string& expression : expressions) set.add(Pattern(expression, options, "x"));
  set.finish();
  return set;
}

std::vector<std::size_t> candidates(const PatternSet& set, std::string_view text) {
  std::vector<PatternCandidate> found{{99, true}};
  set.candidates(text, found);
  std::vector<std::size_t> out;
  for (const PatternCandidate& candidate : found) out.push_back(candidate.pattern);
  return out;
}

/// Whether the gate alone knows that the expression matches.
bool proves(const std::string& expression, std::string_view text, PatternOptions options = {}) {
  const PatternSet set = make({expression}, options);
  std::vector<PatternCandidate> found;
  set.candidates(text, found);
  const bool proven = !found.empty() && found.front().proven;
  EXPECT_TRUE(!proven || set[0].matches(text)) << expression << " in " << text;
  return proven;
}

TEST(PatternSet, WholeBranchesProveAMatch) {
  PatternOptions any_case;
  any_case.ignore_case = true;
  const std::string lexicon = R"(退款|\brefund\b|money back|c\+\+)";
  for (const char* text :
       {"要退款。", "A Refund!", "refunds, refund", "退REFUND款", "MONEY BACK", "c++"}) {
    EXPECT_TRUE(proves(lexicon, text, any_case)) << text;
  }
  for (const char* text : {"refunds", "ａrefund", "refundＡ", "re-fund", "退 款"}) {
    EXPECT_FALSE(proves(lexicon, text, any_case)) << text;
  }
  EXPECT_TRUE(proves("退款|订单.*查", "退款"));
  EXPECT_FALSE(proves("退款|订单.*查", "订单"));
}

TEST(PatternSet, WhatTheGateTakesForTheSameProvesNothing) {
  PatternOptions any_case;
  any_case.ignore_case = true;
  EXPECT_FALSE(proves("error 404", "error 505", any_case));
  EXPECT_FALSE(proves("refund", "REFUND"));
  EXPECT_FALSE(proves(R"(\bkey\b)",
                      "\xE2\x84\xAA"
                      "ey",
                      any_case));
  EXPECT_FALSE(proves(R"(\bback\b)", "ｂａｃｋ", any_case));
  EXPECT_FALSE(proves("(?:退款)", "退款"));
  PatternOptions any_width;
  any_width.fold_width = false;
  EXPECT_FALSE(proves("订单１", "订单2", any_width));
  any_case.boundary = Boundary::kWord;
  EXPECT_FALSE(proves("退款", "a退款", any_case));
}

TEST(PatternSet, OnlyPatternsThatMayMatch) {
  const PatternSet set = make({"退款.*订单", "1[3-9]\\d{9}", ".", "a@b\\.com"});
  using Indices = std::vector<std::size_t>;
  EXPECT_EQ(candidates(set, "你好"), Indices{2});
  EXPECT_EQ(candidates(set, "退款，订单"), (Indices{0, 2}));
  EXPECT_EQ(candidates(set, "退款"), Indices{2});
  EXPECT_EQ(candidates(set, "打１３９１２３４５６７８"), (Indices{1, 2}));
  EXPECT_EQ(candidates(set, "ａ＠ｂ．ｃｏｍ"), (Indices{2, 3}));
  EXPECT_EQ(candidates(set, ""), Indices{2});
  EXPECT_TRUE(candidates(make({}), "a").empty());
}

TEST(PatternSet, CaseFoldsTheWayRe2Does) {
  PatternOptions options;
  options.ignore_case = true;
  const PatternSet set = make({"ask me", "straße"}, options);
  EXPECT_EQ(candidates(set, "A\xC5\xBF\xE2\x84\xAA me"), std::vector<std::size_t>{0});
  EXPECT_EQ(candidates(set, "STRAẞE"), std::vector<std::size_t>{1});
}

TEST(PatternSet, ManyPatterns) {
  std::vector<std::string> expressions;
  for (int i = 0; i < 1000; ++i)
    expressions.push_back("词" + std::string(1, char('a' + i % 26)) +
                          std::string(1, char('a' + i / 26 % 26)) +
                          std::string(1, char('a' + i / 676)) + "+");
  const PatternSet set = make(expressions);
  for (std::size_t i = 0; i < expressions.size(); i += 37) {
    EXPECT_EQ(candidates(set, "前" + expressions[i]), std::vector<std::size_t>{i});
  }
}

/// Random expressions from the whole grammar that the gate reads.
class ExpressionSource {
 public:
  explicit ExpressionSource(unsigned seed) : random_(seed) {}

  std::string expression(int depth) {
    std::string out;
    for (std::size_t i = 0, n = 1 + pick(3); i < n; ++i) out += item(depth) + quantifier();
    if (depth > 0 && pick(4) == 0) out += "|" + expression(depth - 1);
    return out;
  }
  std::string text() {
    static const std::vector<std::string> kPieces = {
        "a",        "B", "k", "0", "7", "中", "订", "１", "Ｋ", "\xE2\x84\xAA",
        "\xC5\xBF", "s", "é", "É", "-", ".",  "@",  " ",  "\n", "]"};
    std::string out;
    for (std::size_t i = 0, n = pick(14); i < n; ++i) out += kPieces[pick(kPieces.size())];
    return out;
  }
  std::size_t pick(std::size_t n) { return random_() % n; }

 private:
  std::string item(int depth) {
    static const std::vector<std::string> kItems = {
        "a",           "B",     "k",         "s",        "0",      "7",      "中",
        "订",          "é",     "-",         "@",        "\\.",    "\\d",    "\\w",
        "\\s",         ".",     "[ab]",      "[^a]",     "[0-9k]", "[中订]", "[]a]",
        "[a-c7]",      "\\x61", "\\x{4E2D}", "\\Qa.\\E", "\\pL",   "[\\d@]", "\\p{Han}",
        "[[:alpha:]]", "^",     "$",         "\\b",      "(?i)",   "１",     "[k-t]",
        "\\n",         "a{,2}", "\\Q\\E",    "[-a]",     "[a-]",   "\\-"};
    if (depth == 0 || pick(4) != 0) return kItems[pick(kItems.size())];
    static const std::vector<std::string> kOpen = {"(", "(?:", "(?i:", "(?-i:", "(?P<n>"};
    const std::string open = kOpen[pick(depth == 2 ? 5 : 4)];
    return open + expression(depth - 1) + ")";
  }
  std::string quantifier() {
    static const std::vector<std::string> kQuantifiers = {
        "", "", "", "", "*", "+", "?", "{2}", "{0,1}", "{1,2}", "{2,}", "+?", "{0}"};
    return kQuantifiers[pick(kQuantifiers.size())];
  }
  std::mt19937 random_;
};

TEST(PatternSet, NeverHoldsBackAMatch) {
  ExpressionSource source(20240);
  std::size_t gated = 0, matched = 0, compiled = 0, proven = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string expression = source.expression(2);
    PatternOptions options;
    options.ignore_case = source.pick(2) == 0;
    options.fold_width = source.pick(2) == 0;
    options.multi_line = source.pick(2) == 0;
    PatternSet set;
    try {
      set.add(Pattern(expression, options, "x"));
    } catch (const std::exception&) {
      continue;  // RE2 refuses repeated repetition and names given twice
    }
    set.finish();
    ++compiled;
    for (int i = 0; i < 20; ++i) {
      const std::string text = source.text();
      std::vector<PatternCandidate> found;
      set.candidates(text, found);
      const bool passes = !found.empty();
      gated += passes ? 0 : 1;
      if (passes && found.front().proven) {
        ++proven;
        ASSERT_TRUE(set[0].matches(text)) << "expression " << expression << " text " << text;
      }
      if (!set[0].matches(text)) continue;
      ++matched;
      ASSERT_TRUE(passes) << "expression " << expression << " text " << text << " case "
                          << options.ignore_case;
    }
  }
  EXPECT_GT(compiled, 3000u);
  EXPECT_GT(gated, 20000u);
  EXPECT_GT(matched, 10000u);
  EXPECT_GT(proven, 100u);
}

}  // namespace
}  // namespace deskmill
