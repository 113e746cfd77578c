// SPDX-License-Identifier: Apache-2.0
#include "json/pointer.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

using Tokens = std::vector<std::string>;

TEST(Pointer, IsCutAtSlashesAndDecoded) {
  EXPECT_EQ(pointer_tokens(""), Tokens{});
  EXPECT_EQ(pointer_tokens("/"), Tokens{""});
  EXPECT_EQ(pointer_tokens("/a/b~1c/0"), (Tokens{"a", "b/c", "0"}));
  EXPECT_EQ(pointer_tokens("/~01/~0~1//"), (Tokens{"~1", "~/", "", ""}));
  EXPECT_EQ(pointer_tokens("/a~/~2"), (Tokens{"a~", "~2"})) << "no escapes: as they stand";
}

TEST(Pointer, AStepLeadsToTheNameItWasMadeOf) {
  EXPECT_EQ(pointer_step("a/b~c"), "/a~1b~0c");
  for (const std::string name : {"", "~", "/", "~1", "a~/b", "订单"}) {
    EXPECT_EQ(pointer_tokens(pointer_step(name)), Tokens{name});
  }
}

}  // namespace
}  // namespace deskmill
