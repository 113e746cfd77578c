// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/word_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {
namespace {

TEST(WordSet, HoldsItsWordsWhateverElseSharesTheirSlots) {
  // Words of two letters meet in few slots; every second one is in the set.
  std::vector<std::string> words;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'p'; ++second) words.push_back({first, second});
  }
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < words.size(); i += 2) known.emplace_back(words[i]);
  const WordSet set(known);
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(set.contains(words[i]), i % 2 == 0) << words[i];
  }
}

TEST(WordSet, TellsCaseOnlyWhereItIsAsked) {
  static constexpr std::string_view kWords[] = {"team", "thanks", "a"};
  static constexpr WordSet kSet(kWords);
  EXPECT_TRUE(kSet.contains("team"));
  EXPECT_TRUE(kSet.contains_small("tEaM"));
  EXPECT_FALSE(kSet.contains("Team"));
  EXPECT_TRUE(kSet.contains_small("A"));
  EXPECT_FALSE(kSet.contains_small("teams"));
  EXPECT_FALSE(kSet.contains_small("tea"));
  EXPECT_FALSE(kSet.contains_small(""));
  EXPECT_FALSE(kSet.contains("\xE5\xB8\x82"));
}

TEST(WordSet, FindsWhatASearchThroughAllFinds) {
  std::mt19937 random(3);
  const auto random_word = [&] {
    std::string word(1 + random() % 3, 'a');
    for (char& c : word) c = "abcdXY'"[random() % 7];
    return word;
  };
  std::vector<std::string> words(100);
  std::generate(words.begin(), words.end(), random_word);
  const std::vector<std::string_view> known(words.begin(), words.end());
  const WordSet set(known);
  for (int i = 0; i < 5000; ++i) {
    const std::string word = random_word();
    ASSERT_EQ(set.contains(word), std::find(known.begin(), known.end(), word) != known.end());
  }
}

}  // namespace
}  // namespace deskmill
