// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/byte_search.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace deskmill {
namespace {

TEST(CountOccurrences, AgreesWithFind) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 300, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 2);
    const std::string part = text.substr(0, random() % 5).insert(0, "a").append("a");
    std::size_t expected = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
      ++expected;
    }
    EXPECT_EQ(count_occurrences(text, part), expected) << text << " " << part;
  }
}

TEST(CountOccurrences, CountsAtEachPlaceOnce) {
  for (std::size_t size = 0; size < 300; ++size) {
    for (const std::string part : {"ab", "abc", "ababababab"}) {
      for (std::size_t at = 0; at + part.size() <= size; ++at) {
        const std::string text = std::string(size, '-').replace(at, part.size(), part);
        ASSERT_EQ(count_occurrences(text, part), 1U) << size << " " << part << " " << at;
      }
    }
  }
}

TEST(CountOccurrences, CountsAtBothEnds) {
  EXPECT_EQ(count_occurrences("u_77", "u_77"), 1U);
  EXPECT_EQ(count_occurrences("u_7", "u_77"), 0U);
  EXPECT_EQ(count_occurrences("", "u_77"), 0U);
  EXPECT_EQ(count_occurrences("u_77 and a few more bytes than a lane holds u_77", "u_77"), 2U);
  const std::string filling(200, '-');
  EXPECT_EQ(count_occurrences("u_77" + filling + "u_77", "u_77"), 2U);
}

}  // namespace
}  // namespace deskmill
