// The parts of the JSON grammar (RFC 8259) below the level of brackets: numbers, escapes, blanks,
// names, and what the first byte of a value says.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/record.hpp"
#include "json/reject.hpp"

namespace deskmill {

/// Deepest nesting of objects and arrays in a text.
inline constexpr std::size_t kMaxDepth = 256;

/// True for exactly one number as spelt in JSON; any length, any size of exponent.
bool is_json_number(std::string_view token);

/// Checks the escapes between the quotes of a string: known letters, four hexadecimal digits, and
/// surrogates in pairs. The offset in the result counts from the start of `inner`.
std::optional<Reject> check_escapes(std::string_view inner);

/// White space between tokens.
inline bool is_json_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

inline constexpr auto kTypesByFirstByte = [] {
  std::array<JsonType, 256> types{};
  types.fill(JsonType::kNumber);
  types['{'] = JsonType::kObject;
  types['['] = JsonType::kArray;
  types['"'] = JsonType::kString;
  types['t'] = types['f'] = JsonType::kBool;
  types['n'] = JsonType::kNull;
  return types;
}();

/// The type of a valid value.
inline JsonType type_starting_with(char first) {
  return kTypesByFirstByte[static_cast<unsigned char>(first)];
}

/// Like ==, with a length known to the compiler: an integer comparison instead of a call.
template <std::size_t N>
bool is_literal(std::string_view name, const char (&literal)[N]) {
  return name.size() == N - 1 && std::memcmp(name.data(), literal, N - 1) == 0;
}

}  // namespace deskmill
