// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/first_characters.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string_view>
#include <vector>

namespace deskmill {
namespace {

TEST(FirstCharacters, AreFoundAtTheirPlaces) {
  FirstCharacters set;
  set.add("订");
  set.add("请");
  std::vector<char> block(66, 'x');
  std::string_view("请问订单").copy(block.data(), 12);
  std::string_view("请").copy(block.data() + 63, 3);
  const std::uint64_t places = 1 | 1 << 3 | 1 << 6 | 1 << 9 | std::uint64_t{1} << 63;
  EXPECT_EQ(set.among(block.data(), places), 1 | 1 << 6 | std::uint64_t{1} << 63);
  EXPECT_EQ(set.among(block.data(), 1 << 9), 0U);
}

/// Sets of any size, whatever the bytes are.
TEST(FirstCharacters, AreTheSameInEachWay) {
  std::mt19937_64 random(17);
  for (int round = 0; round < 300; ++round) {
    FirstCharacters set;
    std::vector<std::string> characters;
    for (auto left = random() % 600; left > 0; --left) {
      std::string character = "\xE4\x80\x80";
      character[1] = static_cast<char>(0x80 | random() % 64);
      character[2] = static_cast<char>(0x80 | random() % 64);
      set.add(character);
      characters.push_back(character);
    }
    std::vector<char> block(66);
    for (char& c : block) c = static_cast<char>(random() % 256);
    const std::uint64_t places = random() | random();
    ASSERT_EQ(set.among(block.data(), places), set.plain_among(block.data(), places));
    for (const std::string& character : characters) ASSERT_TRUE(set.contains(character.data()));
  }
}

}  // namespace
}  // namespace deskmill
