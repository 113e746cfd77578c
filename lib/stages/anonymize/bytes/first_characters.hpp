// Which characters of a block may begin something: a set of characters of three bytes,
// known by their last two. Of two bytes there are few; they are known with the byte behind them.
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
class WideCharacters {
 public:
  void add(std::string_view character) {
    rows_[row_of(character.data())] |= bit_of(character.data());
  }

  /// Whether the character of three bytes at `place` is one of them. What begins with no such
  /// character may be taken for one.
  bool contains(const char* place) const { return (rows_[row_of(place)] & bit_of(place)) != 0; }

 private:
  friend class FirstCharacters;

  // The low six bits of both bytes tell: those of the third one choose a row, those of the second
  // one a bit of it.
  static constexpr std::size_t kRows = 64;
  static std::size_t row_of(const char* place) { return static_cast<std::size_t>(place[2] & 0x3F); }
  static std::uint64_t bit_of(const char* place) { return std::uint64_t{1} << (place[1] & 0x3F); }

  std::array<std::uint64_t, kRows> rows_{};
};

/// Such a set that is asked for all of a block.
class FirstCharacters {
 public:
  void add(std::string_view character);

  bool contains(const char* place) const { return characters_.contains(place); }

  /// Those of `places`, one bit for each of the 64 bytes of a block, at which one of them stands.
  /// Two bytes behind the block are read.
  std::uint64_t among(const char* block, std::uint64_t places) const;
  /// The same on every machine.
  std::uint64_t plain_among(const char* block, std::uint64_t places) const;

 private:
  WideCharacters characters_;
  /// The same for wide lanes: the first byte of each row, then the second of each.
  std::array<std::uint8_t, 8 * WideCharacters::kRows> bytes_{};
};

}  // namespace deskmill
