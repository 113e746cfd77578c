// What kinds of bytes a text has: one bit per byte and kind, 64 bytes at a time.
//
// Chats mix words, Han, blanks and punctuation in an order that nobody can foresee. A scan that
// asks at each byte what it is guesses wrong at each change, and that is most of what it costs; so
// all bytes are asked the same questions at once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace deskmill {

/// Bit i stands for byte i of the block; bits behind the end of the text are 0.
struct ByteKinds {
  static constexpr std::size_t kBlockBytes = 64;

  std::uint64_t blanks = 0;  ///< spaces, tabs and line breaks
  std::uint64_t line_breaks = 0;
  std::uint64_t visible = 0;           ///< ASCII above the space
  std::uint64_t letters = 0;           ///< of ASCII
  std::uint64_t three_byte_leads = 0;  ///< first bytes of characters of three bytes
  std::uint64_t four_byte_leads = 0;
  bool has_markup = false;  ///< "<", "&", "\\", and "|" since it costs nothing
  bool has_odd = false;     ///< a control, but no blank, or a character of two bytes
  bool operator==(const ByteKinds&) const = default;
};

/// Of the block of `text` (valid UTF-8) that begins at `begin`, a multiple of 64 below its size.
/// What has_markup and has_odd tell may also be of the 16 bytes before the block.
ByteKinds kinds_of(std::string_view text, std::size_t begin);
/// The same for every x86-64; kinds_of() takes whole blocks at once where the machine can.
ByteKinds baseline_kinds_of(std::string_view text, std::size_t begin);
/// The same byte by byte: for other machines, and what the others are tested against.
ByteKinds plain_kinds_of(std::string_view text, std::size_t begin);

}  // namespace deskmill
