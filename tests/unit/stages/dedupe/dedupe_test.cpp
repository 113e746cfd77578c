// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/dedupe.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/error.hpp"
#include "support/parsed_record.hpp"

namespace deskmill {
namespace {

/// Cut to 32 bits, the number of a record would be another's, and neither would stay.
TEST(Deduper, RefusesMoreRecordsThanItCanNumber) {
  ParsedRecord parsed(R"({"text":"怎么退款"})");
  Deduper deduper({});
  const std::string remembered = deduper.prepare(parsed.record);
  deduper.commit(0xFFFFFFFF, remembered);
  try {
    deduper.commit(0x100000000, remembered);
    FAIL() << "taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kTryAgain);
    EXPECT_STREQ(error.what(), "more than 4294967296 records; dedupe in parts");
  }
}

}  // namespace
}  // namespace deskmill
