// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(Rfc3339, Reads) {
  EXPECT_EQ(parse_rfc3339("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_rfc3339("2026-03-01T10:02:11+08:00"), 1772330531);  // date -d, GNU coreutils
  EXPECT_EQ(parse_rfc3339("2026-03-01T10:02:11.999+08:00"), 1772330531);
  EXPECT_EQ(parse_rfc3339("1969-12-31T23:59:59Z"), -1);
  EXPECT_EQ(parse_rfc3339("2016-12-31T23:59:60Z"), 1483228799);
}

TEST(Rfc3339, Refuses) {
  for (const char* text :
       {"", "2026-03-01", "2026-03-01T10:02:11", "2026-02-30T10:02:11Z", "2026-03-01T24:02:11Z",
        "2026-03-01T10:02:11+8", "2026-03-01T10:02:11.Z", "01/03/2026 10:02",
        "2026-13-01T10:02:11Z", "2026-03-01T10:02:11+08:00x"}) {
    EXPECT_FALSE(parse_rfc3339(text)) << text;
  }
}

}  // namespace
}  // namespace deskmill
