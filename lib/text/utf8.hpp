// UTF-8 by hand: code points, offsets, small and inline because every stage stands on it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace deskmill {

/// Length in bytes of the sequence that a lead byte of valid UTF-8 begins.
inline std::size_t sequence_length(unsigned char lead) {
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
  } while ((static_cast<unsigned char>(text[position]) & 0xC0) == 0x80);
  if (begin != nullptr) *begin = position;
  return next_code_point(text, position);
}

/// `code_point` must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t code_point);
bool is_valid_utf8(std::string_view bytes);
/// Length of the longest valid prefix; `bytes.size()` when all is valid.
std::size_t valid_utf8_prefix(std::string_view bytes);
/// Bytes of the longest prefix without a byte >= 0x80.
std::size_t ascii_prefix(std::string_view bytes);
/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);
/// Byte offset of the `index`-th code point (text.size() when beyond).
std::size_t byte_offset_of(std::string_view text, std::size_t index);
std::u32string to_code_points(std::string_view text);
std::string from_code_points(std::u32string_view code_points);
/// Cuts to at most `max_code_points`, never inside one.
std::string_view prefix(std::string_view text, std::size_t max_code_points);

/// Maps byte offsets of one text to code point offsets, in one pass for rising queries.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  /// Number of code points before `byte_offset`. A smaller offset than before starts over.
  std::size_t at(std::size_t byte_offset);

 private:
  std::string_view text_;
  std::size_t byte_ = 0, code_points_ = 0;
};

}  // namespace deskmill
