// Against other implementations of both functions: the key is BLAKE2b-256 of "deskmill anonymize 1"
// and 32 times "k".
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/keyed_hash.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace deskmill {
namespace {

std::string pseudonym(const KeyedHash& key, std::string_view value) {
  std::string text = "<";
  key.append_pseudonym(value, text);
  return text;
}

/// Of the value behind "member" and a zero byte. Key and value fill a block each, or more.
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

/// Under the first half of what "pseudonym key" and no value give.
TEST(KeyedHash, PseudonymsAreSipHashUnderAKeyOfTheirOwn) {
  const KeyedHash key(std::string(32, 'k'), "key");
  constexpr std::pair<std::size_t, std::string_view> kKnown[] = {{0, "<p_1da8776e35b3c9dd"},
                                                                 {8, "<p_4c56f1936643fae9"},
                                                                 {121, "<p_48c0ffa266a487f6"},
                                                                 {300, "<p_9b68a3ae489b70a9"}};
  for (const auto& [size, text] : kKnown) {
    EXPECT_EQ(pseudonym(key, std::string(size, 'v')), text) << size;
    EXPECT_EQ(pseudonym(KeyedHash(key), std::string(size, 'v')), text) << size;
  }
  const KeyedHash other(std::string(32, 'j'), "key");
  EXPECT_NE(pseudonym(other, "u_1"), pseudonym(key, "u_1"));
}

}  // namespace
}  // namespace deskmill
