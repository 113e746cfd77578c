// SPDX-License-Identifier: Apache-2.0
#include "core/joined.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace deskmill {
namespace {

TEST(Joined, PutsTheSeparatorBetweenWords) {
  EXPECT_EQ(joined(std::vector<std::string>{"a", "b", "c"}), "a, b, c");
  EXPECT_EQ(joined(std::vector<std::string_view>{"a", "b"}, "|"), "a|b");
  EXPECT_EQ(joined(std::vector<std::string>{"a"}), "a");
  EXPECT_EQ(joined(std::vector<std::string>{}), "");
}

}  // namespace
}  // namespace deskmill
