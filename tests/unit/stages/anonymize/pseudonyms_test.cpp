// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/pseudonyms.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace deskmill {
namespace {

/// More values than places, short and long ones, and some again and again.
TEST(Pseudonyms, AreThoseOfTheKeyWhateverCameBefore) {
  const KeyedHash key(std::string(32, 'k'), "key");
  Pseudonyms pseudonyms(&key);
  std::mt19937 random(11);
  for (int i = 0; i < 20000; ++i) {
    std::string value = "u_" + std::to_string(random() % 3000);
    if (random() % 4 == 0) value += "@chat.example.com";
    if (random() % 50 == 0) value.clear();
    ASSERT_EQ(pseudonyms.of(value), "p_" + key.hex("member", value, 16)) << value;
  }
}

/// Made by another implementation of BLAKE2b: of the key "deskmill anonymize 1" and 32 times "k",
/// the value behind "member" and a zero byte. Key and value fill a block each, or more.
TEST(KeyedHash, IsBlake2bOfAKeyAndAValueOfAnySize) {
  const KeyedHash key(std::string(32, 'k'), "key");
  const KeyedHash copy = key;
  constexpr std::pair<std::size_t, std::string_view> kKnown[] = {{0, "ebdb47887543252a"},
                                                                 {8, "e67795cb2ee7d750"},
                                                                 {121, "294e3edf34d98f28"},
                                                                 {122, "2cde586bfbbb7e50"},
                                                                 {300, "9b95dcacebfee42f"}};
  for (int round = 0; round < 2; ++round) {
    for (const auto& [size, digits] : kKnown) {
      EXPECT_EQ(key.hex("member", std::string(size, 'v'), 16), digits) << size;
      EXPECT_EQ(copy.hex("member", std::string(size, 'v'), 16), digits) << size;
    }
  }
}

}  // namespace
}  // namespace deskmill
