// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/phrases.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

using Strings = std::vector<std::string>;

Strings listed(const PlainStrings& strings) {
  return {strings.begin(), strings.end()};
}

TEST(Phrases, WordsClassesGroupsAndOptionsAreExpanded) {
  const Phrases found = split_phrases("怎么|哪[里儿]|(?:还|就)没到?|^what");
  EXPECT_EQ(listed(found.anywhere),
            (Strings{"怎么", "哪里", "哪儿", "还没", "还没到", "就没", "就没到"}));
  EXPECT_EQ(listed(found.at_start), Strings{"what"});
  EXPECT_TRUE(found.rest.empty());
}

TEST(Phrases, ADigitClassIsOneSymbolAndALoneDigitAnExpression) {
  EXPECT_EQ(listed(split_phrases("[0-9]元").anywhere), Strings{"0元"});
  EXPECT_EQ(split_phrases("3q").rest, Strings{"3q"});
  EXPECT_EQ(split_phrases("[1-5]元").rest, Strings{"[1-5]元"});
}

TEST(Phrases, EscapedSymbolsStandForThemselves) {
  const Phrases found = split_phrases("\\[(?:phone|order)|a\\.b|^\\[auto|\\d");
  EXPECT_EQ(listed(found.anywhere), (std::vector<std::string>{"[phone", "[order", "a.b"}));
  EXPECT_EQ(listed(found.at_start), (std::vector<std::string>{"[auto"}));
  EXPECT_EQ(found.rest, (std::vector<std::string>{"\\d"}));
}

TEST(Phrases, ExpressionsStayTogether) {
  EXPECT_EQ(split_phrases("a.c|[|]z|吗$|b(?:c|d+)").rest, (Strings{"a.c", "吗$", "b(?:c|d+)"}));
  EXPECT_EQ(listed(split_phrases("a.c|x\\|y|[|]z|吗$").anywhere), (Strings{"x|y", "|z"}));
  EXPECT_EQ(split_phrases("(?i)a|b").rest, Strings{"(?i)a|b"});
  EXPECT_EQ(split_phrases("\\Qa|b\\E").rest, Strings{"\\Qa|b\\E"});
}

TEST(Phrases, LettersWithOtherCasesOutsideAsciiAreExpressions) {
  EXPECT_EQ(split_phrases("où").rest, Strings{"où"});
  EXPECT_EQ(listed(split_phrases("？|€").anywhere), (Strings{"？", "€"}));
}

TEST(Phrases, TooManyStringsStayAnExpression) {
  const std::string expression = "[一二三四五六七八九][一二三四五六七八九][一二三四五六七八九]";
  EXPECT_EQ(split_phrases(expression).rest, Strings{expression});
}

TEST(Phrases, WhatMatchesTheEmptyTextIsAnExpression) {
  EXPECT_EQ(split_phrases("a?|b").rest, Strings{"a?"});
  EXPECT_EQ(listed(split_phrases("a?|b").anywhere), Strings{"b"});
}

}  // namespace
}  // namespace deskmill
