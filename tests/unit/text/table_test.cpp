// SPDX-License-Identifier: Apache-2.0
#include "text/table.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(AlignedTable, CountsColumnsNotBytes) {
  EXPECT_EQ(aligned_table({{"name", "n"}, {"退款", "10"}, {"a", "5"}}, 1),
            "name   n\n"
            "退款  10\n"
            "a      5\n");
}

}  // namespace
}  // namespace deskmill
