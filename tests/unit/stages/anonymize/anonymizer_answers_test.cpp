// What agents ask for, in the answers of customers.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "unit/stages/anonymize/anonymize_run.hpp"

namespace deskmill {
namespace {

/// A conversation in which an agent asks and a customer answers.
std::string asked(std::string_view question, std::string_view answer) {
  return R"({"id":"z:1","lang":"en","turns":[{"role":"agent","text":")" + std::string(question) +
         R"("},{"role":"customer","text":")" + std::string(answer) + R"("}]})";
}

TEST(Anonymizer, ReplacesNamesInSmallLettersThatWereAskedFor) {
  constexpr std::string_view kQuestion = "May I have your full name please?";
  constexpr std::pair<std::string_view, std::string_view> kAnswers[] = {
      {"samira", "[PERSON_1]"},
      {"zzyzx", "[PERSON_1]"},
      {"yes its zzyzx thanks", "yes its [PERSON_1] thanks"},
      {"yes its femi oduya", "yes its [PERSON_1]"},
      {"it's femi oduya", "it's [PERSON_1]"},
      {"name femi oduya and why", "name [PERSON_1] and why"}};
  for (const auto& [answer, replaced] : kAnswers) {
    EXPECT_EQ(anonymized(asked(kQuestion, answer)), asked(kQuestion, replaced));
  }
}

TEST(Anonymizer, LeavesOtherAnswersToAQuestionForANameAlone) {
  for (const std::string_view answer :
       {"why do you need it", "i already gave it", "same as before", "none", "sure", "cancelled",
        "zzyzx is broken again", "iPhone"}) {
    const std::string line = asked("May I have your full name please?", answer);
    EXPECT_EQ(anonymized(line), line);
  }
  const std::string thing = asked("What is the name of the product?", "femto lamp");
  EXPECT_EQ(anonymized(thing), thing);
}

TEST(Anonymizer, ReplacesAddressesInSmallLettersThatWereAskedFor) {
  constexpr std::string_view kQuestion = "What is your delivery address please?";
  EXPECT_EQ(anonymized(asked(kQuestion, "12 main st springfield")),
            asked(kQuestion, "[ADDRESS_1]"));
  EXPECT_EQ(anonymized(asked(kQuestion, "its 221b baker street, london")),
            asked(kQuestion, "its [ADDRESS_1]"));
  const std::string late = asked(kQuestion, "i gave it 2 days ago");
  EXPECT_EQ(anonymized(late), late);
}

TEST(Anonymizer, ReplacesChineseNamesThatWereAskedFor) {
  const auto dialogue = [](std::string_view question, std::string_view answer) {
    return R"({"id":"z:1","lang":"zh","turns":[{"role":"agent","text":")" + std::string(question) +
           R"("},{"role":"customer","text":")" + std::string(answer) + R"("}]})";
  };
  EXPECT_EQ(anonymized(dialogue("您的姓名是？", "张三")), dialogue("您的姓名是？", "[姓名1]"));
  EXPECT_EQ(anonymized(dialogue("您的名字是？", "zhang san")), dialogue("您的名字是？", "[姓名1]"));
  EXPECT_EQ(anonymized(dialogue("怎么称呼您？", "小明")), dialogue("怎么称呼您？", "[姓名1]"));
  for (const std::string_view answer : {"没有", "老板", "小姐"}) {
    EXPECT_EQ(anonymized(dialogue("怎么称呼您？", answer)), dialogue("怎么称呼您？", answer));
  }
}

TEST(Anonymizer, ReplacesBookingCodesThatWereAskedFor) {
  const auto asked = [](std::string_view answer) {
    return R"({"id":"z:1","turns":[{"role":"agent","text":"What is your confirmation number?"},)"
           R"({"role":"customer","text":")" +
           std::string(answer) + R"("}]})";
  };
  constexpr std::string_view kAnswers[][2] = {
      {"HT7KQ2 wondering if it can be moved", "[ORDER_NO_1] wondering if it can be moved"},
      {"Thank you!! HTXKQY", "Thank you!! [ORDER_NO_1]"},
      {"GPWZLR & G7QJEL thanks", "[ORDER_NO_1] & [ORDER_NO_2] thanks"},
      {"H2NQE9, flights DL1429 and DL3655", "[ORDER_NO_1], flights DL1429 and DL3655"},
  };
  for (const auto& [answer, replaced] : kAnswers) {
    EXPECT_EQ(anonymized(asked(answer)), asked(replaced));
  }
  for (const std::string_view answer : {"I NEVER GOT ANYONE THERE BEFORE NOW",
                                        "THANKS so much, PLEASE wait", "It is Flight DL1429"}) {
    EXPECT_EQ(anonymized(asked(answer)), asked(answer));
  }
}

TEST(Anonymizer, HearsARequestOfOneCharacter) {
  // 请 alone makes the first turn ask for the order number, wherever it stands in the text.
  EXPECT_EQ(anonymized(R"({"id":"1","lang":"zh","turns":[{"role":"agent","text":"请报订单号"},)"
                       R"({"role":"customer","text":"8812345"}]})"),
            R"({"id":"1","lang":"zh","turns":[{"role":"agent","text":"请报订单号"},)"
            R"({"role":"customer","text":"[单号1]"}]})");
}

TEST(Anonymizer, LetsTheQuestionBeforeDecideWeakCandidates) {
  const std::string bare = R"({"lang":"zh","turns":[{"role":"customer","text":"77881234"}]})";
  EXPECT_EQ(anonymized(bare), bare);
  EXPECT_EQ(anonymized(R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
                       R"({"role":"customer","text":"77881234"}]})"),
            R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
            R"({"role":"customer","text":"[单号1]"}]})");
  EXPECT_EQ(
      anonymized(
          R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
          R"({"role":"customer","text":"8827 3390 1122 4455"},{"role":"agent","text":"8827 3390 1122 4455"},)"
          R"({"role":"customer","text":"123-4567890-1234567"},{"role":"agent","text":"单号？"},)"
          R"({"role":"customer","text":"JD 0012 3456 78"}]})"),
      R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
      R"({"role":"customer","text":"[单号1]"},{"role":"agent","text":"[单号1]"},)"
      R"({"role":"customer","text":"[单号2]"},{"role":"agent","text":"单号？"},)"
      R"({"role":"customer","text":"[单号3]"}]})");
  // A day is none, nor is an amount.
  const std::string days =
      R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
      R"({"role":"customer","text":"2026-03-01 12:30买的，2026 03 01也有，10 20 块"}]})";
  EXPECT_EQ(anonymized(days), days);
  EXPECT_EQ(anonymized(R"({"lang":"en","turns":[{"role":"agent","text":"May I have your name?"},)"
                       R"({"role":"customer","text":"Ingeborg"}]})"),
            R"({"lang":"en","turns":[{"role":"agent","text":"May I have your name?"},)"
            R"({"role":"customer","text":"[PERSON_1]"}]})");
}

TEST(Anonymizer, ReplacesLastDigitsThatWereAskedFor) {
  constexpr std::string_view kAsked[][3] = {
      {"What are the last 4 digits of your card?", "4421", "[BANK_CARD_1]"},
      {"The last four of your SSN?", "sure, 4421 thanks", "sure, [ID_NUMBER_1] thanks"},
      {"last four digits of your phone please", "4421", "[PHONE_1]"},
      {"Your name and the last four digits?", "femi oduya 4421", "[PERSON_1] [BANK_CARD_1]"}};
  for (const auto& [question, answer, replaced] : kAsked) {
    EXPECT_EQ(anonymized(asked(question, answer)), asked(question, replaced));
  }
  EXPECT_EQ(anonymized(R"({"lang":"en","text":"my card ending 4421","note":"4421 rows"})"),
            R"({"lang":"en","text":"my card ending [BANK_CARD_1]","note":"4421 rows"})");
  for (const std::string_view action : {"mask", "surrogate"}) {
    const std::string out = with_policy("types: {bank_card: " + std::string(action) + "}",
                                        R"({"lang":"en","text":"my card ending 4421"})");
    EXPECT_EQ(out.find("4421"), out.npos) << out;
  }
}

TEST(Anonymizer, RemembersTheQuestionsOfTurnsInARow) {
  const auto dialogue = [](std::string_view answer) {
    return R"({"id":"z:1","lang":"zh","turns":[{"role":"agent","text":"请提供一下邮编"},)"
           R"({"role":"agent","text":"谢谢"},{"role":"customer","text":")" +
           std::string(answer) +
           R"("},{"role":"agent","text":"好的"},{"role":"customer","text":"518057"}]})";
  };
  const std::string out = anonymized(dialogue("100086"));
  EXPECT_EQ(out, dialogue("[地址1]"));
}

TEST(Anonymizer, FindsDatesOfBirthAndPlatesThatWereAskedFor) {
  const std::string birth = anonymized(
      R"({"turns":[{"role":"agent","text":"What is your date of birth?"},{"role":"customer","text":"March 7, 1990"}]})");
  EXPECT_NE(birth.find("[BIRTH_DATE_1]"), std::string::npos) << birth;
  const std::string plate = anonymized(
      R"({"turns":[{"role":"agent","text":"Your license plate, please?"},{"role":"customer","text":"7ABC123"}]})");
  EXPECT_NE(plate.find("[PLATE_1]"), std::string::npos) << plate;
}

}  // namespace
}  // namespace deskmill
