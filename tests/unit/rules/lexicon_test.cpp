// SPDX-License-Identifier: Apache-2.0
#include "rules/lexicon.hpp"

#include <gtest/gtest.h>

#include <random>

namespace deskmill {
namespace {

Lexicon make(const std::vector<std::string>& phrases) {
  Lexicon lexicon;
  for (const std::string& phrase : phrases) lexicon.add(phrase);
  lexicon.finish();
  return lexicon;
}

/// "TEXT=INDEX" for each match.
std::vector<std::string> found(const Lexicon& lexicon, std::string_view text) {
  std::vector<std::string> result;
  for (const LexiconMatch& match : lexicon.find_all(text)) {
    result.push_back(std::string(text.substr(match.begin, match.end - match.begin)) + '=' +
                     std::to_string(match.phrase));
  }
  return result;
}

using Texts = std::vector<std::string>;

TEST(Lexicon, LongestLeftmost) {
  const Lexicon lexicon = make({"退", "退款", "款项", "申请退款", "退货"});
  EXPECT_EQ(found(lexicon, "我要退款项和退货"), (Texts{"退款=1", "退货=4"}));
  EXPECT_EQ(found(lexicon, "申请退款"), Texts{"申请退款=3"});
  EXPECT_EQ(found(lexicon, "申请退"), Texts{"退=0"});
  EXPECT_FALSE(lexicon.find_all("不退").empty());
  EXPECT_TRUE(lexicon.find_all("没有").empty());
}

TEST(Lexicon, AsciiEndsNeedBoundaries) {
  const Lexicon lexicon = make({"ok", "a店", "50元", "c++"});
  EXPECT_EQ(found(lexicon, "ok book 好ok好 ok_ ok1"), (Texts{"ok=0", "ok=0"}));
  EXPECT_EQ(found(lexicon, "xa店 a店长"), Texts{"a店=1"});
  EXPECT_EQ(found(lexicon, "150元 50元整"), Texts{"50元=2"});
  EXPECT_EQ(found(lexicon, "c++x cc++"), Texts{"c++=3"});
  EXPECT_TRUE(found(lexicon, "ｂok okｋ").empty());
}

TEST(Lexicon, FoldsCaseAndWidth) {
  const Lexicon lexicon = make({"iPhone 15", "ＶＩＰ卡"});
  EXPECT_EQ(found(lexicon, "买IPHONE 15和ｉＰｈｏｎｅ　１５"),
            (Texts{"IPHONE 15=0", "ｉＰｈｏｎｅ　１５=0"}));
  EXPECT_EQ(found(lexicon, "我的vip卡"), Texts{"vip卡=1"});
}

TEST(Lexicon, RepeatsAndEmptyPhrases) {
  const Lexicon lexicon = make({"", "Abc", "aBC"});
  EXPECT_EQ(lexicon.size(), 3u);
  EXPECT_EQ(found(lexicon, "abc"), Texts{"abc=1"});
  EXPECT_TRUE(make({}).find_all("abc").empty());
  EXPECT_TRUE(make({""}).find_all("abc").empty());
}

/// Against a search for every phrase at every place.
TEST(Lexicon, AgreesWithSlowSearch) {
  std::mt19937 random(7);
  const std::vector<std::string> letters = {"中", "丁", "国", "－", "一", "+"};
  const auto text_of = [&](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += letters[random() % letters.size()];
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> phrases;
    for (std::size_t i = 0; i < 1 + random() % 40; ++i) {
      std::string phrase = text_of(1 + random() % 4);
      for (std::size_t at; (at = phrase.find("－")) != phrase.npos;) phrase.replace(at, 3, "-");
      if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end())
        phrases.push_back(phrase);
    }
    const std::string text = text_of(random() % 40);
    std::string plain = text;
    for (std::size_t at; (at = plain.find("－")) != plain.npos;) plain.replace(at, 3, "-");
    Texts expected;
    for (std::size_t at = 0; at < plain.size();) {
      std::size_t best = phrases.size();
      for (std::size_t p = 0; p < phrases.size(); ++p) {
        if (plain.compare(at, phrases[p].size(), phrases[p]) != 0) continue;
        if (best == phrases.size() || phrases[p].size() > phrases[best].size()) best = p;
      }
      if (best < phrases.size()) expected.push_back(std::to_string(best));
      at += best < phrases.size() ? phrases[best].size() : 1;
    }
    Texts actual;
    for (const LexiconMatch& match : make(phrases).find_all(text))
      actual.push_back(std::to_string(match.phrase));
    ASSERT_EQ(actual, expected) << text;
  }
}

TEST(Lexicon, ManyPhrases) {
  std::vector<std::string> phrases;
  for (int i = 0; i < 20000; ++i)
    phrases.push_back("商品" + std::to_string(i * 7919 % 100000) + "号");
  const Lexicon lexicon = make(phrases);
  for (std::size_t i = 0; i < phrases.size(); i += 997) {
    const auto matches = lexicon.find_all("买了" + phrases[i] + "吗");
    ASSERT_EQ(matches.size(), 1u);
    EXPECT_EQ(matches[0].phrase, i);
    EXPECT_EQ(matches[0].begin, 6u);
  }
}

}  // namespace
}  // namespace deskmill
