// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/replacer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

std::string replacement(Replacer& replacer, PiiType type, std::string_view value) {
  std::string text = "to ";
  replacer.append_replacement(type, value, text);
  return text;
}

/// The first values of a record are kept in another way than the many behind them.
TEST(Replacer, NumbersFewValuesAndMany) {
  const Policy policy = builtin_policy();
  Replacer replacer(policy, nullptr);
  for (int record = 0; record < 2; ++record) {
    replacer.start(false);
    for (int round = 0; round < 2; ++round) {
      for (int i = 0; i < 50; ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string phone = std::to_string(13'800'138'000 + i);
        const std::string email = "anna" + number + "@example.com";
        EXPECT_EQ(replacement(replacer, PiiType::kPhone, phone), "to [PHONE_" + number + "]");
        EXPECT_EQ(replacement(replacer, PiiType::kEmail, email), "to [EMAIL_" + number + "]");
      }
    }
  }
}

TEST(Replacer, BeginsEachRecordAnew) {
  const Policy policy = builtin_policy();
  Replacer replacer(policy, nullptr);
  replacer.start(true);
  replacer.announce_name("王小明");
  EXPECT_EQ(replacement(replacer, PiiType::kPerson, "李雷"), "to [姓名1]");
  EXPECT_EQ(replacement(replacer, PiiType::kPerson, "王小明"), "to [姓名2]");
  EXPECT_EQ(replacement(replacer, PiiType::kPerson, "王"), "to [姓名2]");
  std::string speaker;
  replacer.append_numbered_member("anna", speaker);
  EXPECT_EQ(speaker, "[说话人1]");
  replacer.start(false);
  EXPECT_EQ(replacement(replacer, PiiType::kPerson, "王"), "to [PERSON_1]");
  EXPECT_EQ(replacement(replacer, PiiType::kPerson, "王小明"), "to [PERSON_2]");
}

TEST(Replacer, APartOfOneNameIsAWordOrTheBeginningOfIt) {
  const Policy policy = builtin_policy();
  for (const int others : {0, 50}) {  // many names are looked up in another way than few
    Replacer replacer(policy, nullptr);
    replacer.start(false);
    for (int i = 0; i < others; ++i) replacer.announce_name("Quist Number" + std::to_string(i));
    for (const char* const name : {"Kimberly", "Zofia Nowak", "王小明"}) {
      replacer.announce_name(name);
      replacement(replacer, PiiType::kPerson, name);
    }
    EXPECT_EQ(replacement(replacer, PiiType::kPerson, "Kim"), "to [PERSON_1]");
    EXPECT_EQ(replacement(replacer, PiiType::kPerson, "Nowak"), "to [PERSON_2]");
    EXPECT_EQ(replacement(replacer, PiiType::kPerson, "王"), "to [PERSON_3]");
    EXPECT_EQ(replacement(replacer, PiiType::kPerson, "Nowa"), "to [PERSON_4]");
  }
}

TEST(Replacer, OneValueHasOneNumberInEverySpelling) {
  const Policy policy = builtin_policy();
  Replacer replacer(policy, nullptr);
  replacer.start(false);
  EXPECT_EQ(replacement(replacer, PiiType::kPerson, "王小明"), "to [PERSON_1]");
  EXPECT_EQ(replacement(replacer, PiiType::kPerson, "王 小 明"), "to [PERSON_1]");
  EXPECT_EQ(replacement(replacer, PiiType::kPlate, "ABC 1234"), "to [PLATE_1]");
  EXPECT_EQ(replacement(replacer, PiiType::kPlate, "abc1234"), "to [PLATE_1]");
  EXPECT_EQ(replacement(replacer, PiiType::kPlate, "沪A12345"), "to [PLATE_2]");
  EXPECT_EQ(replacement(replacer, PiiType::kPlate, "沪a·12345"), "to [PLATE_2]");
  EXPECT_EQ(replacement(replacer, PiiType::kPlate, "京A12345"), "to [PLATE_3]");
}

}  // namespace
}  // namespace deskmill
