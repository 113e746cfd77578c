// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/byte_classes.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace deskmill {
namespace {

void expect_equal(const ByteClasses& a, const ByteClasses& b, const std::string& what) {
  EXPECT_EQ(a.digits, b.digits) << what;
  EXPECT_EQ(a.letters, b.letters) << what;
  EXPECT_EQ(a.signs, b.signs) << what;
  EXPECT_EQ(a.wide, b.wide) << what;
}

TEST(ByteClasses, TellsEveryByte) {
  const ByteClasses classes = plain_classes_of("a1 Z@:#([{]/好`~");
  EXPECT_EQ(classes.letters, 0b1001U);
  EXPECT_EQ(classes.digits, 0b10U);
  EXPECT_EQ(classes.signs, 0b1111110000U);
  EXPECT_EQ(classes.wide, std::uint64_t{1} << 12);
  for (int c = 0; c < 256; ++c) {
    const std::string byte(1, static_cast<char>(c));
    expect_equal(classes_of(byte), plain_classes_of(byte), std::to_string(c));
  }
}

TEST(ByteClasses, AgreesWithThePlainWayForAnyLengthAndPlace) {
  std::mt19937 random(7);
  std::string text(200, '\0');
  for (char& c : text) c = static_cast<char>(random() % 256);
  for (std::size_t begin = 0; begin < 20; ++begin) {
    for (std::size_t size = 0; size <= 130; ++size) {
      // A string of its own, so that a checker of memory sees every byte read behind the end.
      const std::string block = text.substr(begin, size);
      expect_equal(classes_of(block), plain_classes_of(block), std::to_string(size));
    }
  }
}

}  // namespace
}  // namespace deskmill
