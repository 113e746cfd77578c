// A record for a test, made from its line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "json/codec.hpp"

namespace deskmill {

/// Owns the line, so the record stays good. A line that is no record fails the test.
class ParsedRecord {
 public:
  explicit ParsedRecord(std::string_view line) : line_(line) {
    const auto reject = parser_.parse(line_, record);
    EXPECT_FALSE(reject.has_value()) << reject->reason << ": " << line_;
  }

  Record record;

  /// The line as it is written now, with all edits.
  std::string written() const {
    std::string out;
    write_record(record, out);
    return out;
  }

 private:
  RecordParser parser_;
  std::string line_;
};

}  // namespace deskmill
