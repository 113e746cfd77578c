// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/scan/text_scan.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/ascii.hpp"
#include "stages/clean/scan/wide_characters.hpp"

namespace deskmill {
namespace {

/// Whether blanks stand at an end or behind each other, but for one empty line:
/// character by character.
bool has_wrong_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  std::string run = "at the beginning";
  for (const char c : text) {
    if (!is_blank(c)) {
      run.clear();
      continue;
    }
    run += c;
    if (run.size() > 1 && run != "\n\n") return true;
  }
  return !run.empty() && !text.empty();
}

TEST(TextScan, FindsBlanksThatDoNotBelong) {
  const TextScan scan;
  std::mt19937 random(11);
  for (int i = 0; i < 100000; ++i) {
    std::string text(random() % 140, 'x');
    for (std::size_t blanks = random() % 4; blanks > 0 && !text.empty(); --blanks) {
      text[random() % text.size()] = " \t\n\n"[random() % 4];
      // Where runs are likely: around the ends of blocks and of the text.
      text[std::min(text.size() - 1, 60 + random() % 8)] = " \nx"[random() % 3];
    }
    ASSERT_EQ((scan(text).triggers & kLayout) != 0, has_wrong_blanks(text)) << text;
  }
}

/// Whether a word that begins in the first or last 16 bytes begins with the phrase.
bool has_phrase_near_an_end(std::string_view text, std::string_view phrase) {
  const std::string lower = ascii_lowered(text);
  for (std::size_t i = 0; i + phrase.size() <= text.size(); ++i) {
    const bool near = i < 16 || i + 16 >= text.size();
    const bool in_word = i > 0 && is_ascii_letter(text[i - 1]) && is_ascii_letter(phrase[0]);
    if (near && !in_word && lower.compare(i, phrase.size(), phrase) == 0) return true;
  }
  return false;
}

TEST(TextScan, FindsPhrasesOfAsciiNearTheEnds) {
  TextScan scan;
  constexpr std::array<std::string_view, 3> kPhrases = {"okay", "#e-s", "[a b"};
  for (std::size_t i = 0; i < kPhrases.size(); ++i) ASSERT_TRUE(scan.add_phrase(kPhrases[i], i));
  std::mt19937 random(12);
  std::size_t found = 0;
  for (int i = 0; i < 30000; ++i) {
    std::string text(4 + random() % 140, 'z');
    for (char& c : text) c = "zz ."[random() % 4];
    std::string phrase(kPhrases[random() % kPhrases.size()]);
    if (random() % 2 == 0) phrase[random() % 4] = ascii_upper(phrase[random() % 4]);
    text.replace(random() % (text.size() - 3), 4, phrase);
    std::uint64_t rules = 0;
    for (std::size_t k = 0; k < kPhrases.size(); ++k) {
      if (has_phrase_near_an_end(text, kPhrases[k])) rules |= std::uint64_t{1} << k;
    }
    found += rules != 0 ? 1 : 0;
    ASSERT_EQ(scan(text).rules, rules) << text;
  }
  EXPECT_GT(found, 5000u);
}

TEST(TextScan, FindsWidePhrasesAnywhere) {
  TextScan scan;
  ASSERT_TRUE(scan.add_phrase("撤回", 1) && scan.add_phrase("【图片", 2));
  for (std::size_t before = 0; before < 140; ++before) {
    for (const std::string_view filler : {"字", "a", "，"}) {
      std::string text;
      for (std::size_t i = 0; i < before; ++i) text += filler;
      EXPECT_EQ(scan(text + "撤回了").rules, 1u << 1) << before;
      EXPECT_EQ(scan(text + "【图片】").rules, 1u << 2) << before;
      EXPECT_EQ(scan(text + "撤销，【视频】").rules, 0u) << before;
    }
  }
}

TEST(WideCharacters, HoldsWhatWasAdded) {
  WideCharacters set;
  set.add(0xE5, 0xA5, 0xBD);  // 好
  set.add(0xEF, 0xBF, 0xBD);
  set.add(0xE0, 0x80, 0x80);
  EXPECT_TRUE(set.has("好") && set.has("\uFFFD") && set.has("\xE0\x80\x80"));
  EXPECT_FALSE(set.has("妾") || set.has("奼") || set.has("坽"));
  const std::string_view block = "好a好坏x\uFFFD";
  std::vector<std::size_t> places;
  set.for_each_among(block.data(), 0b1000'1001'0001u,
                     [&](std::size_t place) { places.push_back(place); });
  EXPECT_EQ(places, (std::vector<std::size_t>{0, 4, 11}));
}

}  // namespace
}  // namespace deskmill
