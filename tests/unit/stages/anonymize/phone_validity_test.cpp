// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/phones/phone_validity.hpp"

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>

namespace deskmill {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

bool is_valid_in(const std::string& number, const char* region) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber parsed;
  return util.Parse(number, region, &parsed) == PhoneNumberUtil::NO_PARSING_ERROR &&
         util.IsValidNumber(parsed);
}

/// Numbers of each length that begin with each of 1000 prefixes, with and without the
/// 0 before area codes.
template <typename Visit>
void for_many_numbers(Visit visit) {
  std::mt19937 random(3);
  for (int prefix = 0; prefix < 1000; ++prefix) {
    for (std::size_t size = 7; size <= 16; ++size) {
      std::string digits = std::to_string(1000 + prefix).substr(1);
      while (digits.size() < size) digits += static_cast<char>('0' + random() % 10);
      visit(digits);
      visit("0" + digits);
    }
  }
}

TEST(PhoneValidity, WhatIsSurelyValidIsSoForTheLibrary) {
  std::size_t sure = 0;
  for_many_numbers([&](const std::string& digits) {
    if (!is_surely_valid_anywhere(digits)) return;
    ++sure;
    EXPECT_TRUE(is_valid_in(digits, "DE") || is_valid_in(digits, "FR")) << digits;
  });
  EXPECT_GT(sure, 10000u);
}

/// What is valid without being parsed is so for a parser as well, in some region.
TEST(PhoneValidity, WhatIsDialledIsValidForTheLibrary) {
  constexpr const char* kRegions[] = {"DE", "AT", "FR", "CN", "AU", "TW", "JP", "GB", "NZ", "ZA",
                                      "CH", "IN", "IT", "ES", "BR", "HK", "SG", "DK", "PT", "US"};
  std::size_t count = 0, valid = 0;
  for_many_numbers([&](const std::string& digits) {
    if (count++ % 61 != 0) return;
    PhoneJudge judge;
    if (!judge.is_dialled_anywhere(digits)) return;
    ++valid;
    EXPECT_TRUE(std::any_of(std::begin(kRegions), std::end(kRegions), [&](const char* region) {
      return is_valid_in(digits, region);
    })) << digits;
  });
  EXPECT_GT(valid, 50u);
  EXPECT_LT(valid, count / 61 * 3 / 4);
}

TEST(PhoneValidity, ANumberOfAnAreaIsDialledWithZero) {
  PhoneJudge judge;
  EXPECT_TRUE(judge.is_dialled_anywhere("03090182000"));
  EXPECT_FALSE(judge.is_dialled_anywhere("3090182000"));
  EXPECT_TRUE(judge.is_valid_anywhere("3090182000"));
  EXPECT_TRUE(judge.is_dialled_anywhere("0039061234567")) << "00 stands for +";
  EXPECT_TRUE(judge.is_dialled_anywhere("061234567")) << "Italy: the 0 stays behind +39";
  EXPECT_TRUE(judge.is_dialled_anywhere("16502530000"));
}

TEST(PhoneValidity, ChineseMobileNumbersAreValidForTheLibrary) {
  std::size_t sure = 0;
  for (int prefix = 100; prefix < 200; ++prefix) {
    for (const char* const rest : {"00000000", "12345678", "99999999", "1234567", "123456789"}) {
      const std::string digits = "86" + std::to_string(prefix) + rest;
      if (!is_surely_valid_international(digits)) continue;
      ++sure;
      EXPECT_TRUE(is_valid_in("+" + digits, "ZZ")) << digits;
    }
  }
  EXPECT_EQ(sure, 3u * 29u);
}

/// What the few plans leave open is asked of the library.
TEST(PhoneValidity, JudgesLikeTheLibrary) {
  PhoneJudge judge;
  EXPECT_TRUE(judge.is_valid_anywhere("0301234567"));
  EXPECT_TRUE(judge.is_valid_anywhere("13812345678"));
  EXPECT_TRUE(judge.is_valid_anywhere("2025550143"));
  EXPECT_FALSE(judge.is_valid_anywhere("0000000000"));
  EXPECT_TRUE(judge.is_valid_international("8613812345678"));
  EXPECT_TRUE(judge.is_valid_international("442079460958"));
  EXPECT_FALSE(judge.is_valid_international("8615412345678"));
  EXPECT_FALSE(judge.is_valid_international("9991234567"));
}

TEST(PhoneValidity, AnswersSoManyTimesOnly) {
  PhoneJudge judge;
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(judge.is_valid_anywhere("0301234567"));
  EXPECT_FALSE(judge.is_valid_anywhere("0301234567"));
  EXPECT_FALSE(judge.is_valid_international("8613812345678"));
}

}  // namespace
}  // namespace deskmill
