// Which bytes of a text can begin something: one bit per byte and class, up to 64 bytes at a time.
//
// The scanner for anchors looks at every byte of every text, but few of them begin a number, a word
// or a sign. With the classes as bits it jumps from one of these to the next.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace deskmill {

/// Bit i stands for byte i of the block; bits behind its end are 0.
struct ByteClasses {
  std::uint64_t digits = 0;   ///< 0-9
  std::uint64_t letters = 0;  ///< ASCII letters
  std::uint64_t signs = 0;    ///< : @ # ( [ { * ^ ~
  std::uint64_t wide = 0;     ///< first byte of a character from U+0400 to U+FFFF
};

inline constexpr std::size_t kBlockBytes = 64;
/// So many bytes behind a block can be read, whatever they hold.
inline constexpr std::size_t kPadding = 16;

/// The classes of `size` bytes, 1 to 64. As many as kBlockBytes + kPadding must be readable.
ByteClasses classes_of(const char* block, std::size_t size);
/// The same byte by byte: for other machines, and what the others are tested against.
ByteClasses plain_classes_of(const char* block, std::size_t size);
/// All ways this machine has; classes_of() takes the last one, with the widest lanes.
std::vector<ByteClasses (*)(const char* block, std::size_t size)> ways_of_classes();

}  // namespace deskmill
