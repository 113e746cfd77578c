// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/pseudonyms.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

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

}  // namespace
}  // namespace deskmill
