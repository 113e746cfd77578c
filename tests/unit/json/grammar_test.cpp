// SPDX-License-Identifier: Apache-2.0
#include "json/grammar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace deskmill {
namespace {

bool is_whole_number(const std::string& token) {
  const bool all_digits =
      std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  return all_digits && (token == "0" || token.front() != '0');
}

TEST(IsJsonNumber, OneOddByteAmongDigitsIsSeenWhereverItStands) {
  for (std::size_t size = 1; size <= 20; ++size) {
    const std::string digits(size, '7');
    EXPECT_TRUE(is_json_number(digits));
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string token = digits;
        token[at] = static_cast<char>(byte);
        if (std::string("+-.eE").find(token[at]) != std::string::npos) continue;
        // In a buffer of its own, so that a sanitizer sees a read beside the token.
        const std::vector<char> exact(token.begin(), token.end());
        EXPECT_EQ(is_json_number({exact.data(), exact.size()}), is_whole_number(token)) << token;
      }
    }
  }
}

TEST(IsJsonNumber, KnowsTheGrammar) {
  for (const char* token :
       {"0", "-0", "1.10", "10.25e+3", "1234.5678", "-123456789", "1E5", "1e-07"}) {
    EXPECT_TRUE(is_json_number(token)) << token;
  }
  for (const char* token : {"", "-", "01", "0123456789", "1.", ".5", "1.e5", "1e", "1e+", "+1",
                            "1234 ", "0x10", "1234567e"}) {
    EXPECT_FALSE(is_json_number(token)) << token;
  }
}

}  // namespace
}  // namespace deskmill
