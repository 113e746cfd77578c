// UTF-8 by hand: how code points are read, written and checked. Small and inline, because JSON and
// every stage stand on it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

/// True for the second byte of a sequence and those behind it.
constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Length in bytes of the sequence that a lead byte of valid UTF-8 begins.
constexpr std::size_t sequence_length(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Decodes the code point at `position` and advances it. The text must be valid UTF-8.
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[position + i]));
  };
  const char32_t lead = byte(0);
  const std::size_t length = sequence_length(static_cast<unsigned char>(lead));
  char32_t c = lead;
  if (length == 2) c = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
  if (length == 3) c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  if (length == 4) {
    c = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  }
  position += length;
  return c;
}

/// The code point that ends right before byte `position` (> 0), and where it begins.
inline char32_t previous_code_point(std::string_view text, std::size_t position,
                                    std::size_t* begin = nullptr) {
  do {
    --position;
  } while (is_continuation(text[position]));
  if (begin != nullptr) *begin = position;
  return next_code_point(text, position);
}

/// Writes a Unicode scalar value to `out`, which has room for four bytes; returns its end there.
inline char* put_utf8(char* out, char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | (c >> 6));
    *out++ = tail(0);
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (c >> 12));
    *out++ = tail(6);
    *out++ = tail(0);
  } else {
    *out++ = static_cast<char>(0xF0 | (c >> 18));
    *out++ = tail(12);
    *out++ = tail(6);
    *out++ = tail(0);
  }
  return out;
}
void append_utf8(std::string& out, char32_t code_point);

/// Bytes of the longest prefix without a byte >= 0x80.
std::size_t ascii_prefix(std::string_view bytes);
/// Length of the longest prefix that is valid UTF-8; `bytes.size()` when all is.
std::size_t valid_utf8_prefix(std::string_view bytes);
bool is_valid_utf8(std::string_view bytes);

}  // namespace deskmill
