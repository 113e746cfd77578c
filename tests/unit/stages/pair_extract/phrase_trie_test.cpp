// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrase_trie.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace deskmill {
namespace {

using Place = PhraseTrie::Place;
/// Phrase, first character, last.
using Hits = std::vector<std::tuple<std::uint32_t, std::size_t, std::size_t>>;

Hits hits_in(const PhraseTrie& trie, const std::string& text) {
  Characters characters;
  characters.read(text);
  Hits hits;
  trie.scan(characters, [&](std::uint32_t phrase, CharacterRange range) {
    hits.emplace_back(phrase, range.first, range.last);
  });
  std::sort(hits.begin(), hits.end());
  return hits;
}

TEST(PhraseTrie, FindsPhrasesThatBeginAlikeAndInsideOfEachOther) {
  PhraseTrie trie;
  for (const char* phrase : {"can", "can you", "an", "吗", "可以吗"})
    trie.add(phrase, Place::kAnywhere);
  trie.finish();
  EXPECT_EQ(hits_in(trie, "Can you"), (Hits{{0, 0, 3}, {1, 0, 7}, {2, 1, 3}}));
  EXPECT_EQ(hits_in(trie, "可以吗"), (Hits{{3, 2, 3}, {4, 0, 3}}));
  EXPECT_EQ(hits_in(trie, "c"), Hits{});
}

TEST(PhraseTrie, DigitsCaseAndWidthAreAlike) {
  PhraseTrie trie;
  EXPECT_EQ(trie.add("0 DAYS", Place::kAnywhere), trie.add("7 days", Place::kAnywhere));
  trie.finish();
  EXPECT_EQ(hits_in(trie, "in ３ Days"), (Hits{{0, 3, 9}}));
}

TEST(PhraseTrie, SomePhrasesAreNotLookedForInWords) {
  PhraseTrie trie;
  trie.add("is", Place::kNotInWords);
  trie.add("any", Place::kNotInWords);
  trie.finish();
  EXPECT_EQ(hits_in(trie, "this many is 好is any"), (Hits{{0, 10, 12}, {0, 14, 16}, {1, 17, 20}}));
}

TEST(PhraseTrie, WithoutPhrasesNothingIsFound) {
  PhraseTrie trie;
  trie.finish();
  EXPECT_EQ(hits_in(trie, "can you 可以吗"), Hits{});
}

class Random {
 public:
  std::string text(std::size_t most) {
    static const std::vector<std::string> kSymbols = {"a",  "b",  "B",  " ", "1",
                                                      "ａ", "退", "吗", "é"};
    std::string text = kSymbols[random_() % kSymbols.size()];
    while (random_() % most != 0) text += kSymbols[random_() % kSymbols.size()];
    return text;
  }

 private:
  std::mt19937 random_{7};
};

/// Every phrase at every place, one after the other.
Hits plain_hits(const std::vector<std::string>& phrases, const std::string& text) {
  const auto symbols_of = [](const std::string& bytes) {
    Characters characters;
    characters.read(bytes);
    std::u32string symbols;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const char32_t code = characters[i].code();
      symbols += code >= '0' && code <= '9' ? U'0' : code;
    }
    return symbols;
  };
  const std::u32string symbols = symbols_of(text);
  Hits hits;
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    const std::u32string phrase = symbols_of(phrases[i]);
    for (std::size_t at = 0; (at = symbols.find(phrase, at)) != symbols.npos; ++at) {
      hits.emplace_back(i, at, at + phrase.size());
    }
  }
  std::sort(hits.begin(), hits.end());
  return hits;
}

TEST(PhraseTrie, FindsWhatAPlainSearchFinds) {
  Random random;
  for (int round = 0; round < 200; ++round) {
    PhraseTrie trie;
    std::vector<std::string> phrases;
    for (int i = 0; i < 20; ++i) {
      const std::string phrase = random.text(4);
      if (trie.add(phrase, Place::kAnywhere) == phrases.size()) phrases.push_back(phrase);
    }
    trie.finish();
    for (int i = 0; i < 10; ++i) {
      const std::string text = random.text(30);
      EXPECT_EQ(hits_in(trie, text), plain_hits(phrases, text)) << text;
    }
  }
}

}  // namespace
}  // namespace deskmill
