// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/quiet_strings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

TEST(QuietStrings, AreKnownByTheirBytesAndByWhatWasExpected) {
  QuietStrings quiet(QuietStrings::Digits::kApart);
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

TEST(QuietStrings, AreKnownWhateverTheirDigits) {
  QuietStrings quiet(QuietStrings::Digits::kSame);
  for (const char* const text :
       {"7.1.29", "u_192300", "a/0:9", "9", "版本1.0", "0123456789012345"}) {
    EXPECT_FALSE(quiet.contains(text)) << text;
    quiet.add(text);
    EXPECT_TRUE(quiet.contains(text)) << text;
  }
  for (const char* const known :
       {"0.9.99", "u_000000", "a/9:0", "0", "版本0.9", "9999999999999999"}) {
    EXPECT_TRUE(quiet.contains(known)) << known;
  }
  for (const char* const other :
       {"7.1.2", "7.1.2x", "u_19230", "a/0:/", "a/0::", "版本1.:", "\x19", "\xB9"}) {
    EXPECT_FALSE(quiet.contains(other)) << other;
  }
}

/// Bytes beside the digits, and digits with the high bit set, are none; nor does one
/// byte change another.
TEST(QuietStrings, HaveAsciiDigitsOnly) {
  for (int byte = 0; byte < 256; ++byte) {
    if (byte == '\\') continue;
    const char c = static_cast<char>(byte);
    for (std::size_t size = 1; size <= ShortKey::kLongest; ++size) {
      for (std::size_t place = 0; place < size; ++place) {
        std::string with_byte(size, '\xFF'), with_zero(size, '\xFF');
        with_byte[place] = c;
        with_zero[place] = '0';
        QuietStrings quiet(QuietStrings::Digits::kSame);
        quiet.add(with_byte);
        ASSERT_EQ(quiet.contains(with_zero), byte >= '0' && byte <= '9') << byte << " " << place;
      }
    }
  }
}

TEST(QuietStrings, HaveNoBackslash) {
  QuietStrings quiet(QuietStrings::Digits::kSame);
  quiet.add("a\\u738b");
  EXPECT_FALSE(quiet.contains("a\\u738b"));
}

TEST(QuietStrings, AreShort) {
  QuietStrings quiet(QuietStrings::Digits::kApart);
  for (std::size_t size = 1; size < 40; ++size) {
    const std::string text(size, 'x');
    quiet.add(text);
    EXPECT_EQ(quiet.contains(text), size <= ShortKey::kLongest) << size;
  }
}

TEST(QuietStrings, AreNeverTakenForAnother) {
  QuietStrings quiet(QuietStrings::Digits::kApart);
  for (int i = 0; i < 5000; ++i) quiet.add(std::to_string(2 * i));
  for (int i = 0; i < 5000; ++i) EXPECT_FALSE(quiet.contains(std::to_string(2 * i + 1))) << i;
}

}  // namespace
}  // namespace deskmill
