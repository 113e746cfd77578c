// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/member_paths.hpp"

#include <gtest/gtest.h>

#include <string>

#include "stages/anonymize/passages/quiet_strings.hpp"

namespace deskmill {
namespace {

class MemberPathsTest : public testing::Test {
 protected:
  using Id = MemberPaths::Id;

  Id path(std::initializer_list<std::string_view> names) {
    Id id = MemberPaths::kRoot;
    for (const std::string_view name : names) id = paths.child(id, name);
    return id;
  }

  int probed = 0;
  Policy policy = parse_policy("members: {allow: [at, meta.tags], pseudonym: [speaker]}", "p.yaml");
  CueIndex cues;
  MemberPaths paths{policy, cues, [this](std::string_view name) {
                      ++probed;
                      return name.find("138") != std::string_view::npos;
                    }};
};

TEST_F(MemberPathsTest, JudgesAPathOnce) {
  const Id first = path({"meta", "customerPhone"});
  EXPECT_EQ(probed, 1);  // "meta" is a plain word
  EXPECT_EQ(path({"meta", "customerPhone"}), first);
  EXPECT_EQ(probed, 1);
  EXPECT_NE(paths[first].expected & mask_of(Cue::kPhone), 0U);
  EXPECT_TRUE(paths[first].name_finds_nothing);
  EXPECT_FALSE(paths[path({"meta", "13800138000"})].name_finds_nothing);
}

TEST_F(MemberPathsTest, TellsPathsOfTheSameNameApart) {
  EXPECT_EQ(paths[path({"meta", "tags"})].rule, MemberRule::kAllow);
  EXPECT_EQ(paths[path({"tags"})].rule, MemberRule::kScan);
  EXPECT_EQ(paths[path({"turns", "speaker"})].rule, MemberRule::kPseudonym);
  EXPECT_EQ(paths[path({"meta", "speaker"})].rule, MemberRule::kScan);
  EXPECT_TRUE(paths[path({"meta", "author", "name"})].for_person);
  EXPECT_FALSE(paths[path({"meta", "product", "name"})].for_person);
  EXPECT_TRUE(paths[path({"entities", "text"})].in_spans);
  EXPECT_EQ(paths[path({"id"})].id_member, "id");
  EXPECT_EQ(paths[path({"meta", "id"})].id_member, "");
}

TEST_F(MemberPathsTest, TellsNamesApartThatShareBothEnds) {
  const std::string long_a = "beginning_a_of_the_ending", long_b = "beginning_b_of_the_ending";
  EXPECT_NE(path({long_a}), path({long_b}));
  EXPECT_EQ(path({long_a}), path({long_a}));
  for (const std::string_view a :
       {"", "a", "aa", "ab", "aba", "aca", "abca", "abcda", "abcdabcd"}) {
    for (const std::string_view b :
         {"", "a", "aa", "ab", "aba", "aca", "abca", "abcda", "abcdabcd"}) {
      EXPECT_EQ(path({a}) == path({b}), a == b) << a << " " << b;
    }
  }
}

TEST_F(MemberPathsTest, ForgetsWhenLargeAndStaysRight) {
  for (int i = 0; i < 40000; ++i) path({"meta", "n" + std::to_string(i)});
  EXPECT_EQ(path({"meta", "n7"}), path({"meta", "n7"}));
  EXPECT_GT(path({"meta", "speaker"}), 40000U);
  paths.forget_if_large();
  EXPECT_EQ(path({"turns", "speaker"}), 2U);
  EXPECT_EQ(paths[path({"turns", "speaker"})].rule, MemberRule::kPseudonym);
}

TEST(QuietStrings, RemembersShortStringsOnly) {
  QuietStrings quiet(QuietStrings::Digits::kApart);
  quiet.add("7.1.29");
  quiet.add("export.json.12345");  // 17 bytes
  EXPECT_TRUE(quiet.contains("7.1.29"));
  EXPECT_FALSE(quiet.contains("7.1.28"));
  EXPECT_FALSE(quiet.contains("7.1.2"));
  EXPECT_FALSE(quiet.contains("export.json.12345"));
}

}  // namespace
}  // namespace deskmill
