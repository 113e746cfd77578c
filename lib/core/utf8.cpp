// SPDX-License-Identifier: Apache-2.0
#include "core/utf8.hpp"

#include <cstdint>

#include "core/ascii.hpp"
#include "core/load.hpp"

namespace deskmill {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080u;

/// Length of the valid sequence at the front of `bytes` (not ASCII), 0 when there is none.
/// The bounds of the second byte shut out overlong forms, surrogates and values over U+10FFFF
/// (Unicode 15, table 3-7).
std::size_t valid_sequence(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = sequence_length(lead);
  if (bytes.size() < length) return 0;
  unsigned char low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  const auto second = static_cast<unsigned char>(bytes[1]);
  if (second < low || second > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!is_continuation(bytes[i])) return 0;
  }
  return length;
}

}  // namespace

void append_utf8(std::string& out, char32_t code_point) {
  char bytes[4];
  out.append(bytes, put_utf8(bytes, code_point));
}

std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t i = 0;
  while (i + 8 <= bytes.size() && (load<std::uint64_t>(bytes.data() + i) & kHighBits) == 0) i += 8;
  while (i < bytes.size() && is_ascii(bytes[i])) ++i;
  return i;
}

std::size_t valid_utf8_prefix(std::string_view bytes) {
  std::size_t i = 0;
  while (true) {
    i += ascii_prefix(bytes.substr(i));
    if (i == bytes.size()) return i;
    const std::size_t length = valid_sequence(bytes.substr(i));
    if (length == 0) return i;
    i += length;
  }
}

bool is_valid_utf8(std::string_view bytes) {
  return valid_utf8_prefix(bytes) == bytes.size();
}

}  // namespace deskmill
