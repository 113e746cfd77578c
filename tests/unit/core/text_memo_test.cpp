// SPDX-License-Identifier: Apache-2.0
#include "core/text_memo.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <string>

namespace deskmill {
namespace {

/// Counts how often a value had to be worked out.
class Lengths {
 public:
  explicit Lengths(std::size_t places) : memo_(places) {}
  std::size_t of(const std::string& text) {
    return memo_.value_of(text, [&](std::size_t& length) {
      length = text.size();
      ++worked_out;
    });
  }
  int worked_out = 0;

 private:
  TextMemo<std::size_t> memo_;
};

TEST(TextMemo, KeepsATextThatComesTwice) {
  Lengths lengths(16);
  for (int time = 0; time < 5; ++time) EXPECT_EQ(lengths.of("thanks"), 6u);
  EXPECT_EQ(lengths.worked_out, 2);
}

TEST(TextMemo, TellsWhatItKeeps) {
  TextMemo<int> memo(16);
  const auto number = [](int& value) { value = 1; };
  const auto key = memo.look_up("thanks"), other = memo.look_up("order 1");
  EXPECT_FALSE(memo.expect(key));
  memo.value_of(key, number);
  EXPECT_FALSE(memo.expect(key));
  memo.value_of(key, number);
  EXPECT_TRUE(memo.expect(key));
  EXPECT_FALSE(memo.expect(other));
  EXPECT_FALSE(memo.expect(memo.look_up(std::string(TextMemo<int>::kLongest + 1, 'a'))));
}

TEST(TextMemo, TextsThatComeOnceDriveNothingOut) {
  Lengths lengths(1);
  lengths.of("thanks");
  lengths.of("thanks");
  for (int i = 0; i < 10; ++i) lengths.of("order " + std::to_string(i));
  const int before = lengths.worked_out;
  EXPECT_EQ(lengths.of("thanks"), 6u);
  EXPECT_EQ(lengths.worked_out, before);
}

TEST(TextMemo, ATextThatComesAgainTakesThePlaceOfOneThatDoesNot) {
  Lengths lengths(1);
  for (const char* text : {"old", "old", "newer", "newer"}) lengths.of(text);
  const int before = lengths.worked_out;
  lengths.of("newer");
  EXPECT_EQ(lengths.worked_out, before);
  EXPECT_EQ(lengths.of("old"), 3u);
  EXPECT_EQ(lengths.worked_out, before + 1);
}

TEST(TextMemo, AHitKeepsAChallengerOut) {
  Lengths lengths(1);
  for (const char* text : {"kept", "kept", "other", "kept", "other"}) lengths.of(text);
  const int before = lengths.worked_out;
  lengths.of("kept");
  EXPECT_EQ(lengths.worked_out, before);
}

TEST(TextMemo, LongTextsAreNotKept) {
  Lengths lengths(16);
  const std::string text(TextMemo<std::size_t>::kLongest + 1, 'x');
  for (int time = 0; time < 4; ++time) EXPECT_EQ(lengths.of(text), text.size());
  EXPECT_EQ(lengths.worked_out, 4);
}

TEST(TextMemo, ForgetsATextWhoseWorkFailed) {
  TextMemo<int> memo(1);
  const auto fail = [](int& value) {
    value = -1;
    throw std::runtime_error("no memory");
  };
  memo.value_of("text", [](int& value) { value = 1; });
  EXPECT_THROW(memo.value_of("text", fail), std::runtime_error);
  EXPECT_EQ(memo.value_of("text", [](int& value) { value = 2; }), 2);
}

TEST(TextMemo, GivesEveryTextItsOwnValue) {
  std::mt19937 random(7);
  Lengths lengths(8);
  for (int i = 0; i < 5000; ++i) {
    const std::string text(random() % 40, static_cast<char>('a' + random() % 3));
    ASSERT_EQ(lengths.of(text), text.size());
  }
  EXPECT_LT(lengths.worked_out, 5000);
}

}  // namespace
}  // namespace deskmill
