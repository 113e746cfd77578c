// Which characters of a block may begin something: a set of characters of three bytes,
// known by their last two.
//
// A Chinese text is one such character after the other, and most begin nothing. So the first
// look at them is the one that is taken most: it has no branch, and takes all of a block at once
// where the machine can.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace deskmill {

/// Characters that differ in the first byte alone, which are rare together, are
/// taken for each other.
class FirstCharacters {
 public:
  void add(std::string_view character) {
    bits_[row_of(character.data())] |= bit_of(character.data());
  }

  /// Whether the character of three bytes at `place` is one of them.
  bool contains(const char* place) const { return (bits_[row_of(place)] & bit_of(place)) != 0; }

  /// Those of `places`, one bit for each of the 64 bytes of a block, at which one of them stands.
  /// Two bytes behind the block are read.
  std::uint64_t among(const char* block, std::uint64_t places) const;
  /// The same on every machine.
  std::uint64_t plain_among(const char* block, std::uint64_t places) const;

 private:
  // The low six bits of both bytes tell: three of the second one choose 64 rows, the third one a
  // row of these, and the rest of the second one a bit.
  static constexpr std::size_t kRows = 512;
  static std::size_t row_of(const char* place) {
    return static_cast<std::size_t>((place[1] & 0x38) << 3 | (place[2] & 0x3F));
  }
  static std::uint8_t bit_of(const char* place) {
    return static_cast<std::uint8_t>(1 << (place[1] & 7));
  }

  std::array<std::uint8_t, kRows> bits_{};
};

}  // namespace deskmill
