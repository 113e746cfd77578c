// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/links/reused_list.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace deskmill {
namespace {

struct Word {
  std::string text;
  void clear() { text.clear(); }
};

std::vector<std::string> texts_of(const ReusedList<Word>& words) {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.push_back(word.text);
  return texts;
}

TEST(ReusedList, HoldsWhatWasAddedSinceItWasEmptied) {
  ReusedList<Word> words;
  words.add().text = "refund";
  words.add().text = "order";
  EXPECT_EQ(texts_of(words), (std::vector<std::string>{"refund", "order"}));
  EXPECT_EQ(words.front().text, "refund");
  EXPECT_EQ(words.back().text, "order");
  words.clear();
  EXPECT_TRUE(words.empty());
  EXPECT_EQ(texts_of(words), std::vector<std::string>());
}

TEST(ReusedList, GivesItemsThatAreAsGoodAsNewButKeepTheirMemory) {
  ReusedList<Word> words;
  words.add().text.assign(1000, 'x');
  const char* const memory = words.front().text.data();
  words.clear();
  EXPECT_EQ(words.add().text, "");
  words.front().text.assign(900, 'y');
  EXPECT_EQ(words.front().text.data(), memory);
}

}  // namespace
}  // namespace deskmill
