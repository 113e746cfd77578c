// SPDX-License-Identifier: Apache-2.0
#include "core/counted.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(Counted, OneIsSingular) {
  EXPECT_EQ(counted(0, "row"), "0 rows");
  EXPECT_EQ(counted(1, "row"), "1 row");
  EXPECT_EQ(counted(2, "row"), "2 rows");
}

}  // namespace
}  // namespace deskmill
