// SPDX-License-Identifier: Apache-2.0
#include "io/files.hpp"

#include <gtest/gtest.h>

#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

TEST(Files, MakesDirectoriesAlongTheWay) {
  const TemporaryDirectory directory;
  make_directories(directory / "a/b/c/");
  make_directories(directory / "a/b");
  EXPECT_TRUE(std::filesystem::is_directory(directory / "a/b/c"));
  directory.put("file", "");
  expect_error(Exit::kCannotCreate,
               (directory / "file") + ": cannot create the directory: File exists",
               [&] { make_directories(directory / "file"); });
}

TEST(Files, SameFileComparesWhatTheNamesLeadTo) {
  const TemporaryDirectory directory;
  const std::string a = directory.put("a", ""), b = directory.put("b", "");
  std::filesystem::create_symlink("a", directory / "link");
  std::filesystem::create_hard_link(a, directory / "hard");
  EXPECT_TRUE(same_file(a, directory / "link"));
  EXPECT_TRUE(same_file(a, directory / "hard"));
  EXPECT_TRUE(same_file(a, directory / "./a"));
  EXPECT_FALSE(same_file(a, b));
  EXPECT_FALSE(same_file(directory / "none", directory / "none"));
  EXPECT_FALSE(same_file("-", "-"));
  EXPECT_TRUE(file_exists(a));
  EXPECT_FALSE(file_exists(directory / "none"));
}

TEST(Files, EnvironmentIsEmptyWhenUnset) {
  ::setenv("DESKMILL_TEST_VARIABLE", "value", 1);
  EXPECT_EQ(environment("DESKMILL_TEST_VARIABLE"), "value");
  ::unsetenv("DESKMILL_TEST_VARIABLE");
  EXPECT_EQ(environment("DESKMILL_TEST_VARIABLE"), "");
}

}  // namespace
}  // namespace deskmill
