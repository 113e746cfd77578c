// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/characters.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.hpp"
#include "rules/width.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

TEST(Characters, FoldCaseAndWidth) {
  Characters text;
  text.read("Aｂ３退K");
  ASSERT_EQ(text.size(), 5u);
  const std::u32string codes = {text[0].code(), text[1].code(), text[2].code(), text[3].code(),
                                text[4].code()};
  EXPECT_EQ(codes, U"ab3退k");
  EXPECT_EQ(text[3].begin, 7u);
  EXPECT_EQ(text[5].begin, text.text().size());
  EXPECT_EQ(text[5].bits | text[6].bits, 0u);
  EXPECT_EQ(text.bytes({1, 3}), "ｂ３");
}

TEST(Characters, ProseMarksKeepTheirWidth) {
  Characters text;
  text.read("！＠");
  EXPECT_EQ(text[0].code(), U'！');
  EXPECT_EQ(text[1].code(), U'@');
}

TEST(Characters, AnEmptyTextHasNone) {
  Characters text;
  text.read("");
  EXPECT_EQ(text.size(), 0u);
  EXPECT_EQ(text.bytes(text.all()), "");
}

/// The tables and shortcuts against the plain questions, over all of the first planes in which
/// letters stand, with one object: what it keeps of one character must not show in another.
TEST(Characters, TraitsAreThoseOfUnicode) {
  Characters text;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string bytes;
    append_utf8(bytes, c);
    text.read(bytes);
    ASSERT_EQ(text.size(), 1u);
    EXPECT_EQ(text[0].is(kHan), is_han(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kLetter), is_letter(c) || is_digit(c))
        << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kSpace), is_space(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kPunctuation), is_punctuation(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(text[0].is(kInWord), word_after(bytes, 0)) << std::hex << static_cast<unsigned>(c);
  }
}

/// A gram as text: two Han, or the first letters of a word.
using PlainGram = std::pair<std::size_t, std::u32string>;

std::vector<PlainGram> plain_grams(const Characters& text) {
  std::vector<PlainGram> grams;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i].is(kHan) && text[i + 1].is(kHan)) {
      grams.push_back({i, {text[i].code(), text[i + 1].code()}});
    }
    if (!text[i].is(kOtherLetter) || (i > 0 && text[i - 1].is(kOtherLetter))) continue;
    std::u32string word;
    for (std::size_t k = i; text[k].is(kOtherLetter); ++k) word += text[k].code();
    if (word.size() >= kShortestWord) grams.push_back({i, word.substr(0, kStem)});
  }
  return grams;
}

TEST(Characters, GramsAreThoseOfAPlainSearch) {
  const std::vector<std::string> symbols = {"a",  "b",  "C",  "refund", "7", " ", "_", "-",
                                            "ａ", "退", "款", "𠀀",     "б", "é", "か"};
  std::mt19937 random(11);
  std::map<std::u32string, std::uint32_t> hashes;
  Characters text;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    // Some with words and runs of Han longer than a machine word has bits.
    const std::size_t size = random() % 200, kinds = 1 + random() % symbols.size();
    for (std::size_t i = 0; i < size; ++i) bytes += symbols[random() % kinds];
    text.read(bytes);
    const std::vector<PlainGram> expected = plain_grams(text);
    ASSERT_EQ(text.grams().size(), expected.size()) << bytes;
    EXPECT_LE(text.grams().size(), most_grams(bytes.size())) << bytes;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Gram& gram = text.grams()[i];
      EXPECT_EQ(gram.first, expected[i].first) << bytes;
      EXPECT_EQ(hashes.emplace(expected[i].second, gram.hash).first->second, gram.hash) << bytes;
    }
  }
  std::set<std::uint32_t> different;
  for (const auto& [gram, hash] : hashes) different.insert(hash);
  EXPECT_GT(different.size(), hashes.size() * 99 / 100);
}

}  // namespace
}  // namespace deskmill
