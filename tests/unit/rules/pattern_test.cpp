// SPDX-License-Identifier: Apache-2.0
#include "rules/pattern.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace deskmill {
namespace {

Pattern make(std::string_view expression, PatternOptions options = {}) {
  return Pattern(expression, options, "r.yaml:3: rule \"x\"");
}

PatternOptions bounded(Boundary boundary) {
  PatternOptions options;
  options.boundary = boundary;
  return options;
}

/// What was matched, taken from the original text.
std::vector<std::string> found(const Pattern& pattern, std::string_view text) {
  std::vector<std::string> result;
  for (const MatchSpan& span : pattern.find_all(text)) {
    result.emplace_back(text.substr(span.begin, span.end - span.begin));
  }
  return result;
}

using Texts = std::vector<std::string>;

std::string error_of(std::string_view expression) {
  try {
    make(expression);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kUsage);
    return error.what();
  }
  return "";
}

TEST(Pattern, ReportsTheOffendingPiece) {
  const std::string message = error_of("a(b[z-a]");
  EXPECT_EQ(message, "r.yaml:3: rule \"x\": bad pattern: invalid character class range at \"z-a\"");
  EXPECT_EQ(error_of("(" + std::string(5000, 'a')), "r.yaml:3: rule \"x\": bad pattern: missing )");
  EXPECT_TRUE(error_of("a(?=x)").ends_with("; RE2 has no look-ahead and no look-behind"));
  EXPECT_TRUE(error_of("a(?<!x)").ends_with("; RE2 has no look-ahead and no look-behind"));
  EXPECT_TRUE(error_of("(a)\\1").ends_with("; RE2 has no back references"));
  EXPECT_NE(error_of("(a"), "");
}

TEST(Pattern, WordBoundaryWorksBesideHan) {
  const Pattern pattern = make("[A-Z]{2}\\d{4}", bounded(Boundary::kWord));
  EXPECT_EQ(found(pattern, "订单AB1234已发,AB12345,xAB1234 AB1234_ AB1234"),
            (Texts{"AB1234", "AB1234"}));
}

TEST(Pattern, DigitBoundary) {
  const Pattern pattern = make("1\\d{10}", bounded(Boundary::kDigit));
  EXPECT_EQ(found(pattern, "a13912345678b 139123456789 013912345678 电话13912345678。"),
            (Texts{"13912345678", "13912345678"}));
}

TEST(Pattern, BoundaryCountsAsPartOfTheExpression) {
  EXPECT_EQ(found(make("a|ab", bounded(Boundary::kWord)), "ab"), Texts{"ab"});
  EXPECT_EQ(found(make("\\w+?", bounded(Boundary::kWord)), "abc de"), (Texts{"abc", "de"}));
  EXPECT_EQ(found(make("\\d+-?", bounded(Boundary::kDigit)), "1-2"), (Texts{"1", "2"}));
}

TEST(Pattern, BoundarySearchGoesOnFromTheNextPosition) {
  EXPECT_EQ(found(make("[ab]+c", bounded(Boundary::kWord)), "abcx bc"), Texts{"bc"});
  EXPECT_EQ(found(make("中?x", bounded(Boundary::kWord)), "a中x"), Texts{"x"});
  EXPECT_TRUE(found(make("a?中x", bounded(Boundary::kWord)), "ba中x").empty());
  EXPECT_TRUE(found(make("^b", bounded(Boundary::kWord)), "ba b").empty());
}

TEST(Pattern, BoundariesKeepGroups) {
  const Pattern pattern = make("(?P<area>0\\d{2,3})?-?(\\d{7})", bounded(Boundary::kDigit));
  std::vector<MatchSpan> groups;
  const std::string_view text = "99999999999 010-1234567";
  ASSERT_TRUE(pattern.find(text, groups));
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0], (MatchSpan{12, 23}));
  EXPECT_EQ(groups[1], (MatchSpan{12, 15}));
  EXPECT_EQ(groups[2], (MatchSpan{16, 23}));
  EXPECT_EQ(pattern.group_names(), (Texts{"area", ""}));
}

TEST(Pattern, BoundaryWithAnOpenQuote) {
  EXPECT_EQ(found(make("\\Qa.b", bounded(Boundary::kWord)), "a.bc a.b"), Texts{"a.b"});
  EXPECT_EQ(found(make("\\\\Q", bounded(Boundary::kWord)), "\\Qx \\Q"), Texts{"\\Q"});
}

TEST(Pattern, FoldsWidthAndReportsOriginalSpans) {
  const Pattern pattern = make("1\\d{10}", bounded(Boundary::kDigit));
  EXPECT_EQ(found(pattern, "电话：１３９１２３４５６７８，谢谢"), Texts{"１３９１２３４５６７８"});
  EXPECT_EQ(found(pattern, "1３９１２３４５６７８９"), Texts{});
  EXPECT_EQ(found(make("a@b\\.com"), "ａ＠ｂ．ｃｏｍ a@b.com"),
            (Texts{"ａ＠ｂ．ｃｏｍ", "a@b.com"}));
  EXPECT_EQ(found(make("\\s"), "a\xE3\x80\x80z"), Texts{"\xE3\x80\x80"});
}

TEST(Pattern, WideSymbolsAndSpacesFoldInAnyOrder) {
  const Pattern pattern = make("a b @\\s");
  EXPECT_EQ(found(pattern, "。ａ\xE3\x80\x80ｂ ＠\xE3\x80\x80。"),
            Texts{"ａ\xE3\x80\x80ｂ ＠\xE3\x80\x80"});
}

TEST(Pattern, WidthFoldingLeavesProsePunctuation) {
  EXPECT_EQ(found(make("[,，]"), "好，的,"), (Texts{"，", ","}));
  EXPECT_EQ(found(make("（.*）"), "a（图）b"), Texts{"（图）"});
  EXPECT_EQ(found(make("吗？"), "好吗？"), Texts{"吗？"});
}

TEST(Pattern, WideMetacharactersAreLiteral) {
  EXPECT_EQ(found(make("１．５＋"), "1.5+ 1x5 １．５＋"), (Texts{"1.5+", "１．５＋"}));
  EXPECT_EQ(found(make("[０-９]＼"), "7\\"), Texts{"7\\"});
}

TEST(Pattern, FoldingCanBeSwitchedOff) {
  PatternOptions options;
  options.fold_width = false;
  EXPECT_TRUE(found(make("\\d", options), "１").empty());
  EXPECT_EQ(found(make("１", options), "1１"), Texts{"１"});
}

TEST(Pattern, FindGivesTheFirstMatchWithItsGroups) {
  std::vector<MatchSpan> groups;
  ASSERT_TRUE(make("(x)|2").find("１２２", groups));
  EXPECT_EQ(groups[0], (MatchSpan{3, 6}));
  EXPECT_FALSE(groups[1].matched());
  EXPECT_FALSE(make("3").find("12", groups));
}

TEST(Pattern, ReplaceAllUsesOriginalGroups) {
  std::string out = "untouched";
  EXPECT_EQ(make("(\\d+)元").replace_all("共５０元和7元", "<\\1>", out), 2u);
  EXPECT_EQ(out, "共<５０>和<7>");
  out = "untouched";
  EXPECT_EQ(make("x").replace_all("abc", "y", out), 0u);
  EXPECT_EQ(out, "untouched");
}

TEST(Pattern, EmptyMatchesMoveByCodePoints) {
  std::string out;
  EXPECT_EQ(make("x*").replace_all("中x", "-", out), 3u);
  EXPECT_EQ(out, "-中--");
}

TEST(Pattern, ReplacementIsChecked) {
  EXPECT_NO_THROW(make("(a)").check_replacement("\\1\\0", "r.yaml:3"));
  EXPECT_THROW(make("(a)").check_replacement("\\2", "r.yaml:3"), Error);
}

TEST(Pattern, Flags) {
  PatternOptions options;
  options.ignore_case = true;
  EXPECT_TRUE(make("sent from", options).matches("SENT From my phone"));
  EXPECT_FALSE(make("sent from").matches("SENT From my phone"));
  options = {};
  EXPECT_FALSE(make("^b$").matches("a\nb\nc"));
  options.multi_line = true;
  EXPECT_TRUE(make("^b$", options).matches("a\nb\nc"));
  options.boundary = Boundary::kWord;
  EXPECT_EQ(found(make("^b", options), "ba\nb\n"), Texts{"b"});
}

TEST(Pattern, CompilesOnFirstUse) {
  const Pattern good("(?P<digits>\\d+)", {}, "r", Compile::kOnFirstUse);
  EXPECT_EQ(good.group_count(), 1u);
  EXPECT_EQ(good.group_names(), Texts{"digits"});
  EXPECT_EQ(found(good, "a1b22"), (Texts{"1", "22"}));
  const Pattern bad("a(b", {}, "r", Compile::kOnFirstUse);
  EXPECT_THROW(bad.matches("ab"), Error);
}

TEST(Pattern, LongRunsStayLinear) {
  // Quadratic search over 4 MB would not end within the patience of any test run.
  const std::string digits(4u << 20, '1');
  EXPECT_TRUE(make("1\\d{10}", bounded(Boundary::kDigit)).find_all(digits).empty());
  std::string pairs;
  for (int i = 0; i < 1 << 20; ++i) pairs += "ax";
  EXPECT_TRUE(make("x.*y", bounded(Boundary::kWord)).find_all(pairs + "y").empty());
}

TEST(Pattern, AlternativesAreFoundLikeTheWhole) {
  const Pattern first = make("1.?"), second = make("12|x"), third = make("");
  const std::string_view text = "x１２ 13x12";
  const Pattern* const all[] = {&first, &second, &third};
  EXPECT_EQ(Pattern::find_all_of(all, text), make("1.?|12|x|").find_all(text));
  const Pattern* const some[] = {&second, &first};
  EXPECT_EQ(Pattern::find_all_of(some, text), make("12|x|1.?").find_all(text));
}

TEST(Pattern, EachMatchComesWithItsGroups) {
  const Pattern pattern = make("单号(\\d+)(x)?");
  std::vector<std::string> seen;
  const std::string text = "单号１２，单号34x";
  pattern.for_each_match(text, [&](const std::vector<MatchSpan>& groups) {
    ASSERT_EQ(groups.size(), 3U);
    seen.push_back(text.substr(groups[1].begin, groups[1].end - groups[1].begin));
    seen.push_back(groups[2].matched() ? "x" : "-");
  });
  EXPECT_EQ(seen, (std::vector<std::string>{"１２", "-", "34", "x"}));
}

}  // namespace
}  // namespace deskmill
