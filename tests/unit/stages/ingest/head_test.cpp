// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/head/head.hpp"

#include <gtest/gtest.h>

#include <string>

#include "io/byte_source.hpp"
#include "unit/io/dribble_source.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;

/// The head of an input that hands out at most `most` bytes at a time.
RawHead head_of(const std::string& content, std::size_t most) {
  DribbleSource source(content, most);
  return read_head(source);
}

TEST(ReadHead, HoldsAWholeInputUpToItsLimit) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, 16 * std::size_t{1024},
                                 16 * std::size_t{1024} + 1, kMebibyte - 1}) {
    const std::string content = std::string(size / 2, 'a') + std::string(size - size / 2, '\xE4');
    for (const std::size_t most : {std::size_t{1000}, 2 * kMebibyte}) {
      const RawHead head = head_of(content, most);
      EXPECT_EQ(head.bytes, content) << size;
      EXPECT_TRUE(head.complete) << size;
    }
  }
}

TEST(ReadHead, EndsBehindOneMebibyteWhereOtherLettersHaveCome) {
  const std::string content = "\xE4" + std::string(2 * kMebibyte, 'a');
  const RawHead head = head_of(content, 1000);
  EXPECT_EQ(head.bytes, content.substr(0, kMebibyte));
  EXPECT_FALSE(head.complete);
}

TEST(ReadHead, GoesOnWhileItIsAscii) {
  const std::string content =
      std::string(kMebibyte + 5, 'a') + "\xE4" + std::string(kMebibyte, 'b');
  const RawHead head = head_of(content, kMebibyte);
  EXPECT_EQ(head.bytes, content.substr(0, 2 * kMebibyte));
  EXPECT_FALSE(head.complete);
  const RawHead longest = head_of(std::string(9 * kMebibyte, 'a'), kMebibyte);
  EXPECT_EQ(longest.bytes.size(), 8 * kMebibyte);
  EXPECT_FALSE(longest.complete);
}

}  // namespace
}  // namespace deskmill
