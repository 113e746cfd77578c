// SPDX-License-Identifier: Apache-2.0
#include "io/process.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/resource.h>

namespace deskmill {
namespace {

TEST(Process, EnvironmentIsEmptyWhenUnset) {
  ::setenv("DESKMILL_TEST_VARIABLE", "value", 1);
  EXPECT_EQ(environment("DESKMILL_TEST_VARIABLE"), "value");
  ::unsetenv("DESKMILL_TEST_VARIABLE");
  EXPECT_EQ(environment("DESKMILL_TEST_VARIABLE"), "");
}

TEST(Process, MayOpenAsManyFilesAsItIsAllowed) {
  struct rlimit before = {};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const struct rlimit low = {before.rlim_max / 2, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
  EXPECT_EQ(open_file_limit(), low.rlim_cur);
  raise_open_file_limit();
  EXPECT_EQ(open_file_limit(), before.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &before);
}

}  // namespace
}  // namespace deskmill
