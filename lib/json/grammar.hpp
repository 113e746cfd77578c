// The parts of the JSON grammar (RFC 8259) below the level of brackets: numbers and escapes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "json/codec.hpp"

namespace deskmill {

/// True for exactly one number as spelt in JSON; any length, any size of exponent.
bool is_json_number(std::string_view token);

/// Checks the escapes between the quotes of a string: known letters, four hexadecimal digits, and
/// surrogates in pairs. The offset in the result counts from the start of `inner`.
std::optional<Reject> check_escapes(std::string_view inner);

/// White space between tokens.
inline bool is_json_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace deskmill
