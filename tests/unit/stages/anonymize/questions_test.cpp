// What a turn of an agent asks for.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/scan/questions.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace deskmill {
namespace {

bool asks_for(std::string_view text, Cue kind) {
  static const CueIndex cues;
  Anchors anchors;
  find_anchors(cues, text, 0, anchors);
  return (asked_by(anchors) & mask_of(kind)) != 0;
}

TEST(Questions, AskWithAMarkAWordOrByNamingAlone) {
  for (const std::string_view text : {"您的邮编？", "请提供邮编", "邮编", "邮编呢", "邮编是多少"}) {
    EXPECT_TRUE(asks_for(text, Cue::kAddressPart)) << text;
  }
  EXPECT_TRUE(asks_for("dob", Cue::kBirth));
  EXPECT_TRUE(asks_for("who am i speaking with", Cue::kNameLabel));
  EXPECT_TRUE(asks_for("怎么称呼您", Cue::kNameLabel));
  EXPECT_TRUE(asks_for("Could I get the booking reference", Cue::kOrder));
}

TEST(Questions, StatementsAskForNothing) {
  for (const std::string_view text : {"邮编已经改好了", "the zip code is wrong",
                                      "zip code updated, and the parcel is on its way"}) {
    EXPECT_FALSE(asks_for(text, Cue::kAddressPart)) << text;
  }
}

TEST(Questions, AskForLastDigitsInWordsAndDigits) {
  for (const std::string_view text :
       {"请提供手机号后四位", "卡号后4位是？", "尾号多少", "the last four digits of the card?",
        "Last 4 of your card please", "your last 4 digits?"}) {
    EXPECT_TRUE(asks_for(text, Cue::kLastDigits)) << text;
  }
  for (const std::string_view text : {"your last 4 orders?", "最后4件要吗？", "请等4位客户"}) {
    EXPECT_FALSE(asks_for(text, Cue::kLastDigits)) << text;
  }
}

TEST(Questions, ForNamesOfThingsAreNone) {
  EXPECT_TRUE(asks_for("What is your name?", Cue::kNameLabel));
  for (const std::string_view text :
       {"What is the name of the product?", "And the NAME of your Shop?", "Which product name?",
        "Your name is the file name?", "What name? Is it the name of the items?"}) {
    EXPECT_FALSE(asks_for(text, Cue::kNameLabel)) << text;
  }
  EXPECT_TRUE(asks_for("What is your name, and that of the product?", Cue::kNameLabel));
}

}  // namespace
}  // namespace deskmill
