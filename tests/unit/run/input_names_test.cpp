// SPDX-License-Identifier: Apache-2.0
#include "run/input_names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "io/inputs.hpp"

namespace deskmill {
namespace {

std::vector<std::string> names_of(const std::vector<std::string>& paths) {
  std::vector<InputFile> files;
  for (const std::string& path : paths) files.push_back({path, source_name_of(path), 0, true});
  return distinct_names(files);
}

TEST(DistinctNames, AreDifferentForEveryInput) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_of({"a/x.csv", "b/y.csv"}), (Names{"x.csv", "y.csv"}));
  EXPECT_EQ(names_of({"a/x.csv", "b/x.csv", "y"}), (Names{"a/x.csv", "b/x.csv", "y"}));
  EXPECT_EQ(names_of({"1/a/x.csv", "2/a/x.csv"}), (Names{"1/a/x.csv", "2/a/x.csv"}));
  EXPECT_EQ(names_of({"/a/x.csv", "x.csv"}), (Names{"a/x.csv", "x.csv"}));
  EXPECT_EQ(names_of({"x.csv", "x.csv"}), (Names{"x.csv", "x.csv~2"}));
  EXPECT_EQ(names_of({"x.csv", "x.csv", "x.csv~2", "x.csv"}),
            (Names{"x.csv", "x.csv~3", "x.csv~2", "x.csv~4"}));
}

TEST(DistinctNames, AreUtf8) {
  EXPECT_EQ(names_of({"a/\xC4\xE3.csv", "b.csv"}),
            (std::vector<std::string>{"\uFFFD\uFFFD.csv", "b.csv"}));
}

}  // namespace
}  // namespace deskmill
