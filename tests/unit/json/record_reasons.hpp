// Why RecordParser refuses a line, in short.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "json/codec.hpp"

namespace deskmill {

/// "" when the line is a record, else the reason.
inline std::string reason_of(std::string_view line) {
  RecordParser parser;
  Record record;
  const auto reject = parser.parse(line, record);
  return reject ? std::string(reject->reason) : std::string();
}

inline Reject reject_of(std::string_view line) {
  RecordParser parser;
  Record record;
  return parser.parse(line, record).value_or(Reject{});
}

/// The reason for `value` as an unknown member of an utterance.
inline std::string reason_of_value(std::string_view value) {
  return reason_of("{\"text\":\"x\",\"extra\":" + std::string(value) + "}");
}

}  // namespace deskmill
