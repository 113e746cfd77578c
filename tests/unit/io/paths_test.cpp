// SPDX-License-Identifier: Apache-2.0
#include "io/paths.hpp"

#include <gtest/gtest.h>

#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

TEST(Paths, BaseNameAndParent) {
  EXPECT_EQ(base_name("a/b.csv"), "b.csv");
  EXPECT_EQ(base_name("a/b/"), "b");
  EXPECT_EQ(base_name("b"), "b");
  EXPECT_EQ(base_name("/"), "/");
  EXPECT_EQ(parent_directory("a/b"), "a");
  EXPECT_EQ(parent_directory("a//b/"), "a");
  EXPECT_EQ(parent_directory("b"), ".");
  EXPECT_EQ(parent_directory("/b"), "/");
  EXPECT_EQ(parent_directory("/"), "/");
}

TEST(Paths, Join) {
  EXPECT_EQ(join_path("a", "b"), "a/b");
  EXPECT_EQ(join_path("a/", "b"), "a/b");
  EXPECT_EQ(join_path(".", "b"), "b");
  EXPECT_EQ(join_path("", "b"), "b");
  EXPECT_EQ(join_path("a", "/b"), "/b");
  EXPECT_EQ(join_path("/", "b"), "/b");
}

TEST(Paths, SuffixesCompareWithoutCase) {
  EXPECT_TRUE(has_suffix("CHAT.CSV", ".csv"));
  EXPECT_FALSE(has_suffix("csv", ".csv"));
  EXPECT_EQ(without_compression_suffix("a.jsonl.GZ"), "a.jsonl");
  EXPECT_EQ(without_compression_suffix("a.jsonl.zst"), "a.jsonl");
  EXPECT_EQ(without_compression_suffix("a.jsonl"), "a.jsonl");
}

TEST(Paths, OneWordOfACommandLine) {
  EXPECT_EQ(shell_quoted("raw/chat-1.csv"), "raw/chat-1.csv");
  EXPECT_EQ(shell_quoted("my chat.csv"), "'my chat.csv'");
  EXPECT_EQ(shell_quoted("Ann's $HOME\n"), "'Ann'\\''s $HOME\n'");
  EXPECT_EQ(shell_quoted("-n"), "./-n");
  EXPECT_EQ(shell_quoted("- n"), "'./- n'");
}

TEST(Paths, ListsNamesBytewise) {
  const TemporaryDirectory directory;
  for (const char* name : {"b", "a", "B", ".h", "\xe4\xb8\xad"}) directory.put(name, "");
  EXPECT_EQ(list_directory(directory.path()),
            (std::vector<std::string>{".h", "B", "a", "b", "\xe4\xb8\xad"}));
  expect_error(Exit::kNoInput, (directory / "none") + ": No such file or directory",
               [&] { list_directory(directory / "none"); });
}

}  // namespace
}  // namespace deskmill
