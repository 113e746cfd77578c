// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/surrogate.hpp"

#include <gtest/gtest.h>

#include <string>

#include "stages/anonymize/values/normal_form.hpp"

namespace deskmill {
namespace {

std::string drawn(PiiType type, const std::string& value) {
  const KeyedHash key(std::string(32, 'k'), "key");
  return surrogate_of(type, value, normal_form(type, value), key);
}

// A value has the same surrogate in every run, whatever compiled the program.
TEST(Surrogate, IsDrawnInTheOrderOfItsParts) {
  EXPECT_EQ(drawn(PiiType::kBirthDate, "19870324"), "19950713");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "March 24, 1987"), "July 13, 1995");
  EXPECT_EQ(drawn(PiiType::kIdNumber, "110101198703240019"), "991785197108245048");
}

// Day and month are drawn by size, so that all spellings of a date meet in one surrogate.
TEST(Surrogate, OfADateIsTheSameInEverySpelling) {
  const std::string identity =
      normal_form(PiiType::kBirthDate, drawn(PiiType::kBirthDate, "1990-03-07"));
  for (const char* const spelling :
       {"1990年3月7日", "7.3.1990", "03/07/1990", "07/03/1990", "19900307", "07031990",
        "March 7, 1990", "7 Mar 1990", "一九九零年三月七日", "1990/3/7"}) {
    EXPECT_EQ(normal_form(PiiType::kBirthDate, drawn(PiiType::kBirthDate, spelling)), identity)
        << spelling << " " << drawn(PiiType::kBirthDate, spelling);
  }
  EXPECT_NE(drawn(PiiType::kBirthDate, "1990-03-08"), drawn(PiiType::kBirthDate, "1990-03-07"));
}

TEST(Surrogate, OfADateKeepsItsForm) {
  EXPECT_EQ(drawn(PiiType::kBirthDate, "3月7日"), "3月10日");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "0307"), "0310");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "90年3月7号"), "95年3月5号");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "900307"), "950305");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "7th of March 1990"), "5th of March 1995");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "25.12.1990"), "17.5.1963");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "1990年12月"), "1970年3月");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "05/05/1990"), "01/01/1982");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "七月三号"), "10月3号");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "7月3号"), "10月3号");
}

TEST(Surrogate, OfAChineseNameIsTheSameWithBlanks) {
  EXPECT_EQ(drawn(PiiType::kPerson, "王 小 明"), drawn(PiiType::kPerson, "王小明"));
  EXPECT_EQ(drawn(PiiType::kPerson, "王小明").substr(0, 3), drawn(PiiType::kPerson, "王"));
}

}  // namespace
}  // namespace deskmill
