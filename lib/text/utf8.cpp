// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include "core/load.hpp"

namespace deskmill {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080u;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

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

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12), tail(6), tail(0);
  }
}

std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t i = 0;
  while (i + 8 <= bytes.size() && (load<std::uint64_t>(bytes.data() + i) & kHighBits) == 0) i += 8;
  while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) ++i;
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

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += is_continuation(byte) ? 0 : 1;
  return count;
}

std::size_t byte_offset_of(std::string_view text, std::size_t index) {
  std::size_t position = 0;
  for (; index > 0 && position < text.size(); --index) {
    position += sequence_length(static_cast<unsigned char>(text[position]));
  }
  return position < text.size() ? position : text.size();
}

std::u32string to_code_points(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) code_points += next_code_point(text, i);
  return code_points;
}

std::string from_code_points(std::u32string_view code_points) {
  std::string text;
  text.reserve(code_points.size() * 3);
  for (const char32_t c : code_points) append_utf8(text, c);
  return text;
}

std::string_view prefix(std::string_view text, std::size_t max_code_points) {
  return text.substr(0, byte_offset_of(text, max_code_points));
}

std::size_t CodePointCounter::at(std::size_t byte_offset) {
  if (byte_offset < byte_) byte_ = code_points_ = 0;
  code_points_ += count_code_points(text_.substr(byte_, byte_offset - byte_));
  byte_ = byte_offset;
  return code_points_;
}

}  // namespace deskmill
