// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/values/full_names.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(FullNames, APartIsOfTheOneNameThatHasIt) {
  for (const bool many : {false, true}) {
    FullNames names;
    for (int i = 0; many && i < 500; ++i) names.add("paul other" + std::to_string(i));
    names.add("vera mae example");
    names.add("陈示例");
    names.add("李示例");
    names.add("李样本");
    EXPECT_EQ(names.whole_of("example"), "vera mae example") << many;
    EXPECT_EQ(names.whole_of("mae example"), "vera mae example") << many;
    EXPECT_EQ(names.whole_of("vera example"), "vera example") << many;
    EXPECT_EQ(names.whole_of("exam"), "exam") << many;
    EXPECT_EQ(names.whole_of("陈"), "陈示例") << many;
    EXPECT_EQ(names.whole_of("李"), "李") << many;
    EXPECT_EQ(names.whole_of("陈示例"), "陈示例") << many;
  }
}

/// Looking for each of a million names in such a text would take hours.
TEST(FullNames, ARunOfWordsAsLongAsATextIsNobody) {
  FullNames names;
  std::string run = "vera";
  while (run.size() < 1'000'000) run += " pvera";
  names.add(run + " example");
  for (int i = 0; i < 1'000'000; ++i) EXPECT_EQ(names.whole_of("example"), "example");
}

}  // namespace
}  // namespace deskmill
