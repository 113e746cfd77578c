// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/code_shapes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace deskmill {
namespace {

/// Of `part` where it first stands in the text.
bool is_part(std::string_view text, std::string_view part) {
  const std::size_t begin = text.find(part);
  return is_part_of_uuid(text, begin, begin + part.size());
}

TEST(Uuid, GroupsOfDigitsAreParts) {
  constexpr std::string_view kText = "id 2f12de1a-0826-4576-8951-A78B4D5A24E3, no number";
  EXPECT_TRUE(is_part(kText, "0826-4576-8951"));
  EXPECT_TRUE(is_part(kText, "2f12de1a"));
  EXPECT_FALSE(is_part(kText, "2f12de1a-0826-4576-8951-A78B4D5A24E3"));
  EXPECT_FALSE(is_part(kText, "number"));
}

TEST(Uuid, OtherShapesAreNone) {
  EXPECT_FALSE(is_part("0826-4576-8951", "4576"));
  EXPECT_FALSE(is_part("f12de1a-0826-4576-8951-a78b4d5a24e3", "0826-4576-8951"));
  EXPECT_FALSE(is_part("2f12de1a-0826-4576-8951-a78b4d5a24e3f", "0826-4576-8951"));
  EXPECT_FALSE(is_part("2f12de1a-0826-4576-8951-a78b4d5a24g3", "0826-4576-8951"));
  EXPECT_FALSE(is_part("2f12de1a0-826-4576-8951-a78b4d5a24e3", "4576-8951"));
}

TEST(Isbn, WhatStandsBehindThePrefixIsAPart) {
  constexpr std::string_view kText = "ISBN 978-7-111-12345-6 or 877-7-111-12345-6";
  EXPECT_TRUE(is_part_of_isbn(kText, 9, 22));
  EXPECT_FALSE(is_part_of_isbn(kText, 9, 20));
  EXPECT_FALSE(is_part_of_isbn(kText, 30, 43));
}

TEST(Uuid, LongRunsOfHexadecimalDigitsAreNone) {
  const std::string text(100'000, '7');
  EXPECT_FALSE(is_part_of_uuid(text, 50'000, 50'011));
}

}  // namespace
}  // namespace deskmill
