// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/scan/byte_kinds.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace deskmill {
namespace {

TEST(ByteKinds, TellsWhatEachByteIs) {
  const ByteKinds kinds = plain_kinds_of("a \t\nZ1好👍{", 0);
  EXPECT_EQ(kinds.blanks, 0b1110u);
  EXPECT_EQ(kinds.line_breaks, 0b1000u);
  EXPECT_EQ(kinds.letters, 0b10001u);
  EXPECT_EQ(kinds.visible, 0b1000'0000'110001u);
  EXPECT_EQ(kinds.three_byte_leads, 1u << 6);
  EXPECT_EQ(kinds.four_byte_leads, 1u << 9);
  EXPECT_FALSE(kinds.has_markup || kinds.has_odd);
  for (const char* markup : {"<", "a&", "\\\\"}) EXPECT_TRUE(plain_kinds_of(markup, 0).has_markup);
  for (const char* odd : {"\r", "\x01", "\x7F", "é"}) EXPECT_TRUE(plain_kinds_of(odd, 0).has_odd);
}

/// Each in a buffer of its own, so that a checker of memory sees every byte read behind the text.
void expect_the_plain_kinds(std::string_view bytes) {
  const std::vector<char> text(bytes.begin(), bytes.end());
  const std::string_view view(text.data(), text.size());
  bool markup = false, odd = false;
  for (std::size_t begin = 0; begin < view.size(); begin += ByteKinds::kBlockBytes) {
    ByteKinds plain = plain_kinds_of(view, begin);
    plain.has_markup = markup = markup || plain.has_markup;
    plain.has_odd = odd = odd || plain.has_odd;
    for (ByteKinds kinds : {kinds_of(view, begin), baseline_kinds_of(view, begin)}) {
      kinds.has_markup |= markup;  // it may tell of bytes before the block
      kinds.has_odd |= odd;
      EXPECT_EQ(kinds, plain) << view.size() << " bytes from " << begin;
    }
  }
}

TEST(ByteKinds, AreThePlainOnesForEveryByte) {
  for (int byte = 0; byte < 256; ++byte) {
    for (const std::size_t size : {1u, 16u, 20u}) {
      expect_the_plain_kinds(std::string(size - 1, 'x') + static_cast<char>(byte));
    }
  }
}

TEST(ByteKinds, AreThePlainOnesForAnySize) {
  std::mt19937 random(3);
  for (std::size_t size = 1; size < 200; ++size) {
    for (int i = 0; i < 20; ++i) {
      std::string text(size, ' ');
      for (char& c : text) c = i < 10 ? "aZ {\n\t\xE4"[random() % 7] : static_cast<char>(random());
      expect_the_plain_kinds(text);
    }
  }
}

}  // namespace
}  // namespace deskmill
