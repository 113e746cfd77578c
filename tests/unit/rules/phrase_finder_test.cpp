// SPDX-License-Identifier: Apache-2.0
#include "rules/phrase_finder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/utf8.hpp"

namespace deskmill {
namespace {

struct Found {
  std::uint32_t phrase;
  std::size_t begin, end;
  auto operator<=>(const Found&) const = default;
};
using AllFound = std::vector<Found>;

AllFound scan(const PhraseFinder& finder, std::string_view text) {
  AllFound all;
  finder.scan(text, [&](std::uint32_t phrase, std::size_t begin, std::size_t end) {
    all.push_back({phrase, begin, end});
    return true;
  });
  return all;
}

PhraseFinder make(const std::vector<std::string>& phrases, bool digits_alike = true) {
  PhraseFinder finder(digits_alike);
  for (const std::string& phrase : phrases) finder.add(phrase);
  finder.finish();
  return finder;
}

/// Characters one by one: each phrase at each place.
AllFound slow_scan(const PhraseFinder& finder, const std::vector<std::string>& folded,
                   std::string_view text) {
  std::vector<std::string> symbols;
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < text.size();) {
    begins.push_back(at);
    next_code_point(text, at);
    symbols.push_back(finder.fold(text.substr(begins.back(), at - begins.back())));
  }
  begins.push_back(text.size());
  AllFound all;
  for (std::size_t first = 0; first < symbols.size(); ++first) {
    std::string read;
    for (std::size_t last = first; last < symbols.size(); ++last) {
      read += symbols[last];
      const auto phrase = std::find(folded.begin(), folded.end(), read);
      if (phrase == folded.end()) continue;
      const auto number = static_cast<std::uint32_t>(phrase - folded.begin());
      all.push_back({number, begins[first], begins[last + 1]});
    }
  }
  return all;
}

/// Texts of few characters, so that phrases are parts of each other and overlap.
class TextSource {
 public:
  explicit TextSource(unsigned seed) : random_(seed) {}

  std::size_t pick(std::size_t n) { return random_() % n; }
  std::string text(std::size_t longest) {
    static const std::vector<std::string> kCharacters = {
        "a",  "B",  "s",  "k",  " ",  "1",  "7",  "退", "款", "还",       "，",           "。",
        "ａ", "Ｂ", "ｓ", "Ｋ", "　", "１", "９", "é",  "😀",  "\xC5\xBF", "\xE2\x84\xAA", "－"};
    std::string text;
    const std::size_t kinds = 2 + pick(kCharacters.size() - 1), from = pick(kCharacters.size());
    for (std::size_t i = 0, n = pick(longest + 1); i < n; ++i) {
      text += kCharacters[(from + pick(kinds)) % kCharacters.size()];
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

TEST(PhraseFinder, AgreesWithSlowSearch) {
  TextSource source(5);
  std::size_t found = 0;
  for (int round = 0; round < 1500; ++round) {
    PhraseFinder finder(source.pick(2) == 0);
    std::vector<std::string> folded;
    for (std::size_t i = 0, n = source.pick(30); i < n; ++i) {
      const std::string phrase = source.text(i % 5 == 0 ? 9 : 4);
      if (phrase.empty()) continue;
      if (finder.add(phrase) == folded.size()) folded.push_back(finder.fold(phrase));
    }
    ASSERT_EQ(finder.size(), folded.size());
    finder.finish();
    for (int i = 0; i < 4; ++i) {
      const std::string text = source.text(25);
      const AllFound expected = slow_scan(finder, folded, text);
      ASSERT_EQ(scan(finder, text), expected) << text;
      found += expected.size();
    }
  }
  EXPECT_GT(found, 1000u);
}

TEST(PhraseFinder, PhrasesWithinPhrases) {
  const PhraseFinder finder = make({"退款", "退", "申请退款", "退款申请", "款"});
  EXPECT_EQ(scan(finder, "申请退款"), (AllFound{{2, 0, 12}, {1, 6, 9}, {0, 6, 12}, {4, 9, 12}}));
  EXPECT_EQ(scan(make({"aa", "a"}), "AaA"),
            (AllFound{{1, 0, 1}, {0, 0, 2}, {1, 1, 2}, {0, 1, 3}, {1, 2, 3}}));
}

TEST(PhraseFinder, FoldsCaseWidthAndDigits) {
  const PhraseFinder finder = make({"ask 1", "１５．５"});
  EXPECT_EQ(scan(finder, "A\xC5\xBF\xE2\x84\xAA　７"), (AllFound{{0, 0, 12}}));
  EXPECT_EQ(scan(finder, "20.0"), (AllFound{{1, 0, 4}}));
  EXPECT_TRUE(scan(make({"ask 1"}, false), "ask 7").empty());
}

TEST(PhraseFinder, EndsOfTexts) {
  const PhraseFinder finder = make({"a", "bc", "def", "退"});
  EXPECT_EQ(scan(finder, "a"), (AllFound{{0, 0, 1}}));
  EXPECT_EQ(scan(finder, "xbc"), (AllFound{{1, 1, 3}}));
  EXPECT_EQ(scan(finder, "xxdef"), (AllFound{{2, 2, 5}}));
  EXPECT_EQ(scan(finder, "退"), (AllFound{{3, 0, 3}}));
  EXPECT_TRUE(scan(finder, "de").empty());
  EXPECT_TRUE(scan(finder, "").empty());
  EXPECT_TRUE(scan(make({}), "abc").empty());
}

TEST(PhraseFinder, StopsAndSkipsWhenTold) {
  const PhraseFinder finder = make({"ab", "b"});
  int visited = 0;
  finder.scan("ab ab", [&](std::uint32_t, std::size_t, std::size_t) { return ++visited < 2; });
  EXPECT_EQ(visited, 2);
  AllFound all;
  const auto not_first = [](std::size_t begin) { return begin > 0; };
  finder.scan("ab", not_first, [&](std::uint32_t phrase, std::size_t begin, std::size_t end) {
    all.push_back({phrase, begin, end});
    return true;
  });
  EXPECT_EQ(all, (AllFound{{1, 1, 2}}));
}

}  // namespace
}  // namespace deskmill
