// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/byte_classes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {
namespace {

/// All ways tell the same of a block.
void expect_agreement(const char* block, std::size_t size, const std::string& what) {
  const ByteClasses plain = plain_classes_of(block, size);
  for (const auto classes_in_a_way : ways_of_classes()) {
    const ByteClasses classes = classes_in_a_way(block, size);
    EXPECT_EQ(classes.digits, plain.digits) << what;
    EXPECT_EQ(classes.letters, plain.letters) << what;
    EXPECT_EQ(classes.signs, plain.signs) << what;
    EXPECT_EQ(classes.wide, plain.wide) << what;
  }
}

/// A block with its padding in a buffer of its own, so that a checker of memory sees every
/// byte read behind that.
std::vector<char> padded(std::string_view block, char padding) {
  std::vector<char> bytes(kBlockBytes + kPadding, padding);
  std::copy(block.begin(), block.end(), bytes.begin());
  return bytes;
}

TEST(ByteClasses, TellsEveryByte) {
  const std::string_view text = "a1 Z@:#([{]/好`~*^";
  const ByteClasses classes = plain_classes_of(text.data(), text.size());
  EXPECT_EQ(classes.letters, 0b1001U);
  EXPECT_EQ(classes.digits, 0b10U);
  EXPECT_EQ(classes.signs, 0b111'000000'111111'0000U);
  EXPECT_EQ(classes.wide, std::uint64_t{1} << 12);
  for (int c = 0; c < 256; ++c) {
    const std::vector<char> byte = padded({}, static_cast<char>(c));
    expect_agreement(byte.data(), 1, std::to_string(c));
  }
}

TEST(ByteClasses, AgreesWithThePlainWayForAnySize) {
  std::mt19937 random(7);
  std::string text(200, '\0');
  for (char& c : text) c = static_cast<char>(random() % 256);
  for (std::size_t begin = 0; begin < 100; ++begin) {
    for (std::size_t size = 1; size <= kBlockBytes; ++size) {
      const std::vector<char> block = padded(text.substr(begin, size), 'a');
      expect_agreement(block.data(), size, std::to_string(size));
    }
  }
}

}  // namespace
}  // namespace deskmill
