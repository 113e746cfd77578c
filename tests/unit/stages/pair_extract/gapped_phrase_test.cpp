// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/gapped_phrase.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "rules/pattern.hpp"

namespace deskmill {
namespace {

using Strings = std::vector<std::string>;

Strings pivot_of(std::string_view expression) {
  const auto phrase = GappedPhrase::read(expression);
  if (!phrase) return {};
  return {phrase->pivot().begin(), phrase->pivot().end()};
}

/// What the phrase finds around any of its pivots, which are plain ASCII here.
std::set<std::string> found_in(const GappedPhrase& phrase, std::string_view text) {
  Characters characters;
  characters.read(text);
  GappedPhrase::Buffers buffers;
  std::set<std::string> found;
  for (const std::string_view pivot : phrase.pivot()) {
    for (auto at = text.find(pivot); at != text.npos; at = text.find(pivot, at + 1)) {
      const auto range =
          phrase.around({at, at + pivot.size()}, characters, characters.all(), buffers);
      if (range) found.emplace(characters.bytes(*range));
    }
  }
  return found;
}

std::set<std::string> found_in(std::string_view expression, std::string_view text) {
  return found_in(GappedPhrase::read(expression).value(), text);
}

TEST(GappedPhrase, ThePivotIsThePieceWithTheLongestStrings) {
  EXPECT_EQ(pivot_of("请.{0,8}(?:订单|单号)"), (Strings{"订单", "单号"}));
  EXPECT_EQ(pivot_of("(?:请问)?还有[^，。]*的?"), Strings{"还有"});
  EXPECT_EQ(pivot_of("帮您?查.*"), (Strings{"帮您查", "帮查"}));
  EXPECT_EQ(pivot_of("好+的"), Strings{"的"});
  EXPECT_EQ(pivot_of("\\[姓名[^\\]]*\\]"), Strings{"[姓名"});
}

TEST(GappedPhrase, WhatIsNoRowOfPiecesIsNotRead) {
  for (const char* const expression :
       {"a(?:b*c|d).*", ".*", "ab(?:c.){2}", "(?:退款)?.*", "where(?: \\W+)*", "b.*?cd", "3q+",
        "a+", "(ab).*cd", "[^\\P{Han}]ab", "[[:alpha:]]ab", "ab{2}", "où.*ab"}) {
    EXPECT_FALSE(GappedPhrase::read(expression)) << expression;
  }
}

TEST(GappedPhrase, TakesTheLongestMatchAroundThePivot) {
  using Found = std::set<std::string>;
  EXPECT_EQ(found_in("(?:so )?thanks[^.]*", "oh so thanks a lot. bye"), Found{"so thanks a lot"});
  EXPECT_EQ(found_in("x.{1,3}refund", "xrefund"), Found{});
  EXPECT_EQ(found_in("x.{1,3}refund", "xx--refund"), Found{"xx--refund"});
  EXPECT_EQ(found_in("x.{1,3}refund", "x----refund"), Found{});
  EXPECT_EQ(found_in("(?:a|ba)*refund(?:ed|er)?$", "babaarefunder"), Found{"babaarefunder"});
  EXPECT_EQ(found_in("refund[!~ ]*$", "refund! refund ~!"), Found{"refund ~!"});
  EXPECT_EQ(found_in("^[^.]{0,4}refund", "my refund. my refund"), Found{"my refund"});
  EXPECT_EQ(found_in("refund(?: [a-z]+){0,2}", "refund ab cd ef"), Found{"refund ab cd"});
  EXPECT_EQ(
      found_in("^(?:[a-z]+ [a-z]+[,.])*refund(?:[.!]+ thanks)?[.!]*$", "a b,c d.refund. thanks!"),
      Found{"a b,c d.refund. thanks!"});
  EXPECT_EQ(found_in("(?:<[a-z]*refund> ?)+", "<a><refund> <refund>"),
            (Found{"<refund> <refund>", "<refund>"}));
  EXPECT_EQ(found_in("no [0-9]+[a-z]", "no 12B, no 7"), Found{"no 12B"});
}

TEST(GappedPhrase, WholeWordsDoNotEndInsideOfOne) {
  const auto phrase = GappedPhrase::read("(?:so )?thank(?:ed|s)?(?: \\w+){0,2}", true).value();
  EXPECT_EQ(found_in(phrase, "so thanks a lot dear"), std::set<std::string>{"so thanks a lot"});
  EXPECT_EQ(found_in(phrase, "also thanks"), std::set<std::string>{"thanks"});
  EXPECT_TRUE(found_in(phrase, "thankless").empty());
}

/// A part of a text is looked at on its own.
TEST(GappedPhrase, StaysInItsPart) {
  const auto phrase = GappedPhrase::read("^.*refund.*$").value();
  Characters characters;
  characters.read("ab refund cd");
  GappedPhrase::Buffers buffers;
  const auto range = phrase.around({3, 9}, characters, {2, 10}, buffers);
  ASSERT_TRUE(range);
  EXPECT_EQ(characters.bytes(*range), " refund ");
}

/// Texts of nothing but pivots would take minutes otherwise.
TEST(GappedPhrase, LooksOnlySoFar) {
  constexpr std::size_t kFarthest = GappedPhrase::kFarthest;
  const std::string near(kFarthest, '-'), far(kFarthest + 1, '-');
  EXPECT_EQ(found_in("refund.*", "refund" + near), std::set{"refund" + near});
  EXPECT_EQ(found_in("refund.*", "refund" + far), std::set{"refund" + near});
  EXPECT_EQ(found_in("refund.*$", "refund" + near), std::set{"refund" + near});
  EXPECT_TRUE(found_in("refund.*$", "refund" + far).empty());
  EXPECT_EQ(found_in("^.*refund", near + "refund"), std::set{near + "refund"});
  EXPECT_TRUE(found_in("^.*refund", far + "refund").empty());
}

/// Finds something exactly where RE2 does, and all that RE2 finds.
TEST(GappedPhrase, AgreesWithRe2) {
  const Strings pieces = {"(?:ab|b)?", "(?:ca|c|-)*",     "[^-]{0,2}", ".{1,3}",
                          "[a.]+",     "(?:b|c.?)",       "[-c]?",     "(?:a[-b]*c?)*",
                          "(?:-.|)?",  "(?:[a-c]-){0,2}", "(?:.b*c)?", "(?:-\\w+){0,2}"},
                letters = {"a", "b", "c", "-", ".", "xyz"};
  std::mt19937 random(5);
  const auto some = [&](const Strings& from, std::size_t count) {
    std::string text;
    for (; count > 0; --count) text += from[random() % from.size()];
    return text;
  };
  for (int round = 0; round < 400; ++round) {
    const std::string expression = (random() % 4 == 0 ? "^" : "") + some(pieces, random() % 4) +
                                   "xyz" + some(pieces, random() % 4) +
                                   (random() % 4 == 0 ? "$" : "");
    const bool whole_words = random() % 2 == 0;
    const std::optional<GappedPhrase> phrase = GappedPhrase::read(expression, whole_words);
    if (!phrase) continue;
    const Boundary boundary = whole_words ? Boundary::kWord : Boundary::kNone;
    const Pattern pattern(expression, {.ignore_case = true, .boundary = boundary}, "test");
    for (int i = 0; i < 30; ++i) {
      const std::string text = some(letters, 1 + random() % 8);
      const std::set<std::string> found = found_in(*phrase, text);
      EXPECT_EQ(!found.empty(), pattern.matches(text)) << expression << " in " << text;
      for (const MatchSpan& match : pattern.find_all(text)) {
        const std::string part = text.substr(match.begin, match.end - match.begin);
        EXPECT_TRUE(std::any_of(
            found.begin(), found.end(),
            [&](const std::string& longest) { return longest.find(part) != longest.npos; }))
            << expression << " in " << text << " misses " << part;
      }
    }
  }
}

}  // namespace
}  // namespace deskmill
