// A set of characters of three bytes, which is what Han, kana, Hangul and full-width punctuation
// are: a bit for each of the 65536.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace deskmill {

class WideCharacters {
 public:
  /// The character of these bytes in UTF-8.
  constexpr void add(unsigned first, unsigned second, unsigned third) {
    bits_[index_of(first, second)] |= std::uint64_t{1} << (third & 0x3F);
  }
  /// Whether the character at `bytes` is in the set.
  bool has(const char* bytes) const {
    const auto byte = [bytes](int i) { return static_cast<unsigned char>(bytes[i]); };
    return (bits_[index_of(byte(0), byte(1))] >> (byte(2) & 0x3F) & 1) != 0;
  }
  /// Calls `use` with the places of those characters in a block of up to 64 bytes that are in the
  /// set. In `leads` the bits of all places are set where a character of three bytes begins. Which
  /// of them are in the set nobody can foresee, so they are noted without a branch for each.
  template <typename Use>
  void for_each_among(const char* block, std::uint64_t leads, Use use) const {
    std::array<std::uint8_t, 64> places;
    std::size_t count = 0;
    for (; leads != 0; leads &= leads - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(leads));
      places[count] = static_cast<std::uint8_t>(place);
      count += has(block + place) ? 1 : 0;
    }
    for (std::size_t i = 0; i < count; ++i) use(places[i]);
  }

 private:
  static constexpr std::size_t index_of(unsigned first, unsigned second) {
    return first * 64 + second - (0xE0 * 64 + 0x80);
  }

  std::array<std::uint64_t, 16 * 64> bits_ = {};
};

}  // namespace deskmill
