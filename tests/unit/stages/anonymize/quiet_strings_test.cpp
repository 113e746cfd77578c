// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/quiet_strings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

TEST(QuietStrings, AreKnownByTheirBytesAndByWhatWasExpected) {
  QuietStrings quiet;
  EXPECT_FALSE(quiet.contains("7.1.29"));
  quiet.add("7.1.29");
  EXPECT_TRUE(quiet.contains("7.1.29"));
  EXPECT_FALSE(quiet.contains("7.1.2"));
  EXPECT_FALSE(quiet.contains("7.1.28"));
  EXPECT_FALSE(quiet.contains("7.1.29", mask_of(Cue::kOrder)));
  quiet.add("好的", mask_of(Cue::kPhone));
  EXPECT_TRUE(quiet.contains("好的", mask_of(Cue::kPhone)));
  EXPECT_FALSE(quiet.contains("好的", mask_of(Cue::kEmail)));
  EXPECT_FALSE(quiet.contains("好的"));
}

TEST(QuietStrings, AreShort) {
  QuietStrings quiet;
  for (std::size_t size = 1; size < 40; ++size) {
    const std::string text(size, 'x');
    quiet.add(text);
    EXPECT_EQ(quiet.contains(text), size <= ShortKey::kLongest) << size;
  }
}

TEST(QuietStrings, AreNeverTakenForAnother) {
  QuietStrings quiet;
  for (int i = 0; i < 5000; ++i) quiet.add(std::to_string(2 * i));
  for (int i = 0; i < 5000; ++i) EXPECT_FALSE(quiet.contains(std::to_string(2 * i + 1))) << i;
}

}  // namespace
}  // namespace deskmill
