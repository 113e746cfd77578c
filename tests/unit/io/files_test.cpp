// SPDX-License-Identifier: Apache-2.0
#include "io/files.hpp"

#include <gtest/gtest.h>

#include <cerrno>

#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"
#include "unit/io/faulty_system_calls.hpp"

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

TEST(Files, ListsNamesBytewise) {
  const TemporaryDirectory directory;
  for (const char* name : {"b", "a", "B", ".h", "\xe4\xb8\xad"}) directory.put(name, "");
  EXPECT_EQ(list_directory(directory.path()),
            (std::vector<std::string>{".h", "B", "a", "b", "\xe4\xb8\xad"}));
  expect_error(Exit::kNoInput, (directory / "none") + ": No such file or directory",
               [&] { list_directory(directory / "none"); });
}

/// A machine that stops must not forget the folder in which a finished set lies.
TEST(Files, MadeDirectoriesLast) {
  const TemporaryDirectory directory;
  {
    const FaultPlan plan(Call::kFsync, 0, EIO);
    make_directories(directory / "a/b");
    EXPECT_EQ(plan.calls(), 2);
    make_directories(directory / "a/b");
    EXPECT_EQ(plan.calls(), 2);
  }
  const FaultPlan plan(Call::kFsync, 1, EIO);
  expect_error(Exit::kCannotCreate,
               (directory / "c") + ": cannot create the directory: Input/output error",
               [&] { make_directories(directory / "c"); });
}

TEST(Files, IdentityIsThatOfWhatTheNamesLeadTo) {
  const TemporaryDirectory directory;
  const std::string a = directory.put("a", ""), b = directory.put("b", "");
  std::filesystem::create_symlink("a", directory / "link");
  std::filesystem::create_hard_link(a, directory / "hard");
  EXPECT_NE(file_identity(a), "");
  EXPECT_EQ(file_identity(a), file_identity(directory / "link"));
  EXPECT_EQ(file_identity(a), file_identity(directory / "hard"));
  EXPECT_EQ(file_identity(a), file_identity(directory / "./a"));
  EXPECT_NE(file_identity(a), file_identity(b));
  EXPECT_EQ(file_identity(directory / "none"), "");
}

TEST(Files, FileExists) {
  const TemporaryDirectory directory;
  const std::string a = directory.put("a", "");
  EXPECT_TRUE(file_exists(a));
  EXPECT_FALSE(file_exists(directory / "none"));
}

}  // namespace
}  // namespace deskmill
