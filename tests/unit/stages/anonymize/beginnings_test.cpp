// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/beginnings.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace deskmill {
namespace {

std::vector<std::uint32_t> found_in(const Beginnings& beginnings, std::string_view text) {
  std::vector<std::uint32_t> found;
  beginnings.for_each_of(text, [&](std::uint32_t number) { found.push_back(number); });
  std::sort(found.begin(), found.end());
  return found;
}

TEST(Beginnings, AgreeWithOneByOne) {
  std::mt19937 random(7);
  const auto word = [&](std::size_t most) {
    std::string text(1 + random() % most, 'a');
    for (char& c : text) c = "aAb"[random() % 3];
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    Beginnings beginnings;
    std::vector<std::string> words(random() % 20);
    for (std::uint32_t i = 0; i < words.size(); ++i) beginnings.add(words[i] = word(5), i);
    beginnings.sort();
    const std::string text = word(8);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      if (ascii_lowered(text).starts_with(ascii_lowered(words[i]))) expected.push_back(i);
    }
    EXPECT_EQ(found_in(beginnings, text), expected) << text;
  }
}

TEST(Beginnings, OfLongOnesOnlyTheBeginningCounts) {
  Beginnings beginnings;
  const std::string same(Beginnings::kLongest, 'a');
  beginnings.add(same + "b", 0);
  beginnings.sort();
  EXPECT_EQ(found_in(beginnings, same + "c"), std::vector<std::uint32_t>{0});
  EXPECT_EQ(found_in(beginnings, same.substr(1)), std::vector<std::uint32_t>{});
}

}  // namespace
}  // namespace deskmill
