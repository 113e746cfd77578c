// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/text_memo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace deskmill {
namespace {

/// Values are the bytes of their texts. Counts how often one had to be worked out.
class Spellings {
 public:
  Spellings(std::size_t texts, std::size_t words) : memo_(texts, words) {}
  std::string of(const std::string& text) {
    const TextMemo::Key key = memo_.look_up(text);
    const auto known = memo_.find(key);
    if (!known.empty()) return {known.begin(), known.end() - 1};
    ++worked_out;
    const auto room = memo_.keep(key, text.size() + 1);
    if (!room.empty()) std::copy(text.begin(), text.end(), room.begin());
    return text;
  }
  int worked_out = 0;

 private:
  TextMemo memo_;
};

TEST(TextMemo, KeepsWhatWasWorkedOut) {
  Spellings spellings(16, 1024);
  for (int time = 0; time < 5; ++time) EXPECT_EQ(spellings.of("thanks"), "thanks");
  EXPECT_EQ(spellings.worked_out, 1);
}

TEST(TextMemo, TellsWhatItKeeps) {
  TextMemo memo(16, 1024);
  const auto key = memo.look_up("thanks");
  EXPECT_FALSE(memo.expect(key));
  EXPECT_TRUE(memo.find(key).empty());
  memo.keep(key, 3);
  EXPECT_TRUE(memo.expect(key));
  EXPECT_EQ(memo.find(key).size(), 3u);
  EXPECT_FALSE(memo.expect(memo.look_up("order 1")));
  EXPECT_FALSE(memo.expect(memo.look_up("thanks", 1))) << "of another kind";
}

TEST(TextMemo, WhatIsAskedForOutlivesWhatComesOnce) {
  Spellings spellings(4096, 1024);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(spellings.of("thanks"), "thanks");
    spellings.of("order " + std::to_string(i));
  }
  EXPECT_EQ(spellings.worked_out, 1001);
}

TEST(TextMemo, ForgetsTheOldest) {
  Spellings spellings(4096, 1024);
  spellings.of("thanks");
  for (int i = 0; i < 200; ++i) spellings.of("order " + std::to_string(i));
  EXPECT_EQ(spellings.of("order 199"), "order 199");
  EXPECT_EQ(spellings.worked_out, 201);
  spellings.of("thanks");
  EXPECT_EQ(spellings.worked_out, 202);
}

TEST(TextMemo, ARowForgetsItsOldest) {
  Spellings spellings(1, 1024);  // four, in one row
  for (const char* text : {"a", "b", "c", "d", "e"}) spellings.of(text);
  for (const char* text : {"b", "c", "d", "e"}) spellings.of(text);
  EXPECT_EQ(spellings.worked_out, 5);
  spellings.of("a");
  EXPECT_EQ(spellings.worked_out, 6);
}

TEST(TextMemo, WhatIsTooLargeIsNotKept) {
  Spellings spellings(16, 64);
  const std::string text(40, 'x');
  for (int time = 0; time < 4; ++time) EXPECT_EQ(spellings.of(text), text);
  EXPECT_EQ(spellings.worked_out, 4);
}

/// However often the ring comes round.
TEST(TextMemo, GivesEveryTextItsOwnValue) {
  std::mt19937 random(7);
  for (const std::size_t words : {64, 256, 4096}) {
    Spellings spellings(64, words);
    for (int i = 0; i < 5000; ++i) {
      const std::string text(random() % 40, static_cast<char>('a' + random() % 3));
      ASSERT_EQ(spellings.of(text), text);
    }
    EXPECT_LT(spellings.worked_out, 5000);
  }
}

}  // namespace
}  // namespace deskmill
