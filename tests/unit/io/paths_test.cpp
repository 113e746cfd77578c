// SPDX-License-Identifier: Apache-2.0
#include "io/paths.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace deskmill
