// SPDX-License-Identifier: Apache-2.0
#include "stages/split/group_keys.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace deskmill {
namespace {

/// Numbers of keys have 32 bits: beyond them, groups would be mixed up.
TEST(Components, OneKeyTooManyIsRefused) {
  Components components(2);
  components.join(components.node(11), components.node(12));
  EXPECT_EQ(components.root(components.node(11)), components.root(components.node(12)));
  EXPECT_THROW(components.node(13), Error);
  EXPECT_EQ(components.size(), 2u);
}

}  // namespace
}  // namespace deskmill
