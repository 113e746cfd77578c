// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

namespace deskmill {

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
  if (text.size() <= max_code_points) return text;
  return text.substr(0, byte_offset_of(text, max_code_points));
}

std::size_t CodePointCounter::at(std::size_t byte_offset) {
  if (byte_offset < byte_) byte_ = code_points_ = 0;
  code_points_ += count_code_points(text_.substr(byte_, byte_offset - byte_));
  byte_ = byte_offset;
  return code_points_;
}

}  // namespace deskmill
