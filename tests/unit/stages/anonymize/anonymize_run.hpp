// The anonymize stage on one record, under a policy and a key.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "stages/anonymize/anonymizer.hpp"
#include "support/parsed_record.hpp"

namespace deskmill {

inline constexpr std::string_view kSecretA = "0123456789abcdef0123456789abcdef";
inline constexpr std::string_view kSecretB = "fedcba9876543210fedcba9876543210";

inline std::optional<KeyedHash> key_of(std::string_view secret) {
  return KeyedHash(secret, "test");
}

/// What becomes of a record.
struct AnonymizeResult {
  std::string line;
  Outcome outcome;
  Notes notes;
};

inline AnonymizeResult run(const Anonymizer& anonymizer, std::string_view line) {
  ParsedRecord parsed(line);
  AnonymizeResult result;
  result.outcome = anonymizer(parsed.record, result.notes);
  result.line = parsed.written();
  return result;
}

inline std::string anonymized(std::string_view line) {
  return run(Anonymizer({}, builtin_policy(), std::nullopt), line).line;
}

inline std::string with_policy(std::string_view yaml, std::string_view line,
                               std::string_view secret = kSecretA) {
  return run(Anonymizer({}, parse_policy(yaml, "policy.yaml"), key_of(secret)), line).line;
}

}  // namespace deskmill
