// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/phrase_trie.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace deskmill {
namespace {

using Place = PhraseTrie::Place;
constexpr Place kAnywhere = PhraseTrie::kAnywhere, kNotInWords = PhraseTrie::kNotInWords;
constexpr Place kAsWords = PhraseTrie::kAsWords, kAtStart = PhraseTrie::kAtStart;
/// Phrase, first character, last.
using Hit = std::tuple<std::uint32_t, std::size_t, std::size_t>;
using Hits = std::set<Hit>;

Hits hits_in(const PhraseTrie& trie, const std::string& text) {
  Characters characters;
  characters.read(text);
  Hits hits;
  PhraseTrie::Buffers buffer;
  trie.scan(characters, buffer, [&](std::uint32_t phrase, CharacterRange range) {
    hits.emplace(phrase, range.first, range.last);
  });
  return hits;
}

TEST(PhraseTrie, FindsPhrasesThatBeginAlikeAndInsideOfEachOther) {
  PhraseTrie trie;
  for (const char* phrase : {"can", "can you", "an", "吗", "可以吗"}) trie.add(phrase, kAnywhere);
  trie.finish();
  EXPECT_EQ(hits_in(trie, "Can you"), (Hits{{0, 0, 3}, {1, 0, 7}, {2, 1, 3}}));
  EXPECT_EQ(hits_in(trie, "可以吗"), (Hits{{3, 2, 3}, {4, 0, 3}}));
  EXPECT_EQ(hits_in(trie, "c"), Hits{});
}

TEST(PhraseTrie, DigitsCaseAndWidthAreAlike) {
  PhraseTrie trie;
  EXPECT_EQ(trie.add("0 DAYS", kAnywhere), trie.add("7 days", kAnywhere));
  trie.finish();
  EXPECT_EQ(hits_in(trie, "in ３ Days"), (Hits{{0, 3, 9}}));
}

TEST(PhraseTrie, WordsAreFoundAsWords) {
  PhraseTrie trie;
  trie.add("is", kAsWords);
  trie.add("refund", kNotInWords);
  trie.finish();
  EXPECT_EQ(hits_in(trie, "this is 好is isle"), (Hits{{0, 5, 7}, {0, 9, 11}}));
  EXPECT_EQ(hits_in(trie, "REFUNDS"), (Hits{{1, 0, 6}}));
}

TEST(PhraseTrie, APhraseCanBeWantedInSeveralPlaces) {
  PhraseTrie trie;
  EXPECT_EQ(trie.add("ok", kAsWords), trie.add("ok", kAtStart));
  trie.finish();
  EXPECT_EQ(hits_in(trie, "okay ok"), (Hits{{0, 0, 2}, {0, 5, 7}}));
}

TEST(PhraseTrie, WithoutPhrasesNothingIsFound) {
  PhraseTrie trie;
  trie.finish();
  EXPECT_EQ(hits_in(trie, "can you 可以吗"), Hits{});
  EXPECT_EQ(hits_in(trie, ""), Hits{});
}

class Random {
 public:
  std::string text(std::size_t most) {
    // U+212A is a letter that folds to k, though it is in no word.
    static const std::vector<std::string> kSymbols = {"a",  "k",  "K",  " ", "1",     "_",
                                                      "ａ", "退", "吗", "é", "\u212A"};
    std::string text = kSymbols[random_() % kSymbols.size()];
    while (random_() % most != 0) text += kSymbols[random_() % kSymbols.size()];
    return text;
  }

 private:
  std::mt19937 random_{7};
};

std::u32string symbols_of(const std::string& bytes) {
  Characters characters;
  characters.read(bytes);
  std::u32string symbols;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t code = characters[i].code();
    symbols += code >= '0' && code <= '9' ? U'0' : code;
  }
  return symbols;
}

/// Every phrase at every place, one after the other.
Hits plain_hits(const std::vector<std::string>& phrases, const std::string& text) {
  const std::u32string symbols = symbols_of(text);
  Hits hits;
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    const std::u32string phrase = symbols_of(phrases[i]);
    for (std::size_t at = 0; (at = symbols.find(phrase, at)) != symbols.npos; ++at) {
      hits.emplace(i, at, at + phrase.size());
    }
  }
  return hits;
}

bool is_in_place(const std::string& text, const Hit& hit, Place place) {
  Characters characters;
  characters.read(text);
  const auto [phrase, first, last] = hit;
  const bool before = first > 0 && characters[first - 1].is(kInWord);
  switch (place) {
    case kAnywhere:
      return true;
    case kNotInWords:
      return !before;
    case kAsWords:
      return !before && !characters[last].is(kInWord);
    case kAtStart:
      return first == 0;
  }
  return false;
}

/// What is found occurs, and what occurs where it was wanted is found.
TEST(PhraseTrie, FindsWhatAPlainSearchFinds) {
  Random random;
  for (std::size_t round = 0; round < 1000; ++round) {
    const Place place = std::array{kAnywhere, kNotInWords, kAsWords, kAtStart}[round % 4];
    PhraseTrie trie;
    std::vector<std::string> phrases;
    for (int i = 0; i < 20; ++i) {
      const std::string phrase = random.text(4);
      if (trie.add(phrase, place) == phrases.size()) phrases.push_back(phrase);
    }
    trie.finish();
    for (int i = 0; i < 10; ++i) {
      const std::string text = random.text(30);
      const Hits found = hits_in(trie, text), all = plain_hits(phrases, text);
      EXPECT_TRUE(std::includes(all.begin(), all.end(), found.begin(), found.end())) << text;
      for (const Hit& hit : all) {
        EXPECT_TRUE(found.contains(hit) || !is_in_place(text, hit, place)) << text;
      }
    }
  }
}

}  // namespace
}  // namespace deskmill
