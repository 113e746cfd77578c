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
  EXPECT_EQ(drawn(PiiType::kBirthDate, "19870324"), "19601012");
  EXPECT_EQ(drawn(PiiType::kBirthDate, "March 24, 1987"), "July 01, 1965");
  EXPECT_EQ(drawn(PiiType::kIdNumber, "110101198703240019"), "991785197108245048");
}

}  // namespace
}  // namespace deskmill
