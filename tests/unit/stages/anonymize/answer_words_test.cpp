// The words of short answers that say something.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/context/answer_words.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

std::string words_of(std::string_view answer) {
  std::string all;
  const AnswerWords words(answer);
  for (const AnswerWord& word : words.all()) all += std::string(word.text) + '|';
  return all + std::to_string(words.unknown());
}

TEST(AnswerWords, LeaveOutWhatAnyAnswerMayHave) {
  EXPECT_EQ(words_of("yes its ab12cd, thanks"), "ab12cd|0");
  EXPECT_EQ(words_of("好的，尾号4421 谢谢"), "4421|0");
  EXPECT_EQ(words_of("my order number is 8827-33."), "8827-33|0");
  EXPECT_EQ(words_of("4421 😀"), "4421|0");
}

TEST(AnswerWords, CountWhatSaysSomethingElse) {
  EXPECT_EQ(words_of("suresh raja 4577"), "suresh|raja|4577|2");
  EXPECT_EQ(words_of("4421块"), "4421|1");
  EXPECT_EQ(words_of("不记得了"), "1");
  EXPECT_EQ(words_of("José 4421"), "Jos|4421|2");
}

TEST(AnswerWords, KnowTheirPlaces) {
  const AnswerWords words("好的 ab12cd");
  ASSERT_EQ(words.all().size(), 1U);
  EXPECT_EQ(words.all()[0].begin, 7U);
  EXPECT_EQ(words.all()[0].end(), 13U);
  EXPECT_EQ(words.all()[0].digits, 2U);
  EXPECT_EQ(words.all()[0].letters, 4U);
}

TEST(AnswerWords, AreNoneOfLongTexts) {
  EXPECT_EQ(words_of("b1 c2 d3 e4 f5 g6 h7 i8 j9 k10"), "8");
  EXPECT_EQ(words_of(std::string(200, '1')), "8");
  EXPECT_FALSE(says_nothing(std::string(200, '1')));
}

TEST(AnswerWords, MaySayNothing) {
  EXPECT_TRUE(says_nothing(""));
  EXPECT_TRUE(says_nothing("好的，谢谢！"));
  EXPECT_TRUE(says_nothing(" thanks."));
  EXPECT_FALSE(says_nothing("能到吗"));
  EXPECT_FALSE(says_nothing("party"));
}

}  // namespace
}  // namespace deskmill
