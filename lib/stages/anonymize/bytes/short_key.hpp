// A short string as two words and a length: strings of up to 16 bytes are equal when their keys
// are, so that tables of names and short values compare without a call.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/load.hpp"

namespace deskmill {

struct ShortKey {
  static constexpr std::size_t kLongest = 16;  ///< of longer strings the middle does not count

  std::uint64_t head = 0, tail = 0;
  std::size_t size = 0;

  static ShortKey of(std::string_view text) {
    const char* const first = text.data();
    const std::size_t size = text.size();
    if (size >= 8) return {load<std::uint64_t>(first), load<std::uint64_t>(first + size - 8), size};
    if (size >= 4) return {load<std::uint32_t>(first), load<std::uint32_t>(first + size - 4), size};
    if (size == 0) return {};
    return {std::uint64_t{load<std::uint8_t>(first)} << 8 | load<std::uint8_t>(first + size / 2),
            load<std::uint8_t>(first + size - 1), size};
  }

  /// In one branch: what differs cannot be foreseen.
  bool operator==(const ShortKey& other) const {
    return ((head ^ other.head) | (tail ^ other.tail) | (size ^ other.size)) == 0;
  }

  /// With 0 for each digit.
  ShortKey without_values_of_digits() const {
    return {without_values_of_digits(head), without_values_of_digits(tail), size};
  }

  std::uint64_t hash(std::uint64_t seed) const {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
    const std::uint64_t mixed = (head ^ (tail << 1) ^ seed) * kOdd + size;
    return mixed * kOdd >> 32;
  }

 private:
  /// Eight bytes at once. Of each only the low seven bits are added to, so nothing is carried over
  /// to the next; the high bit of a sum then says that the byte is not below a bound.
  static std::uint64_t without_values_of_digits(std::uint64_t bytes) {
    constexpr std::uint64_t kEach = 0x0101010101010101U, kHigh = 0x80 * kEach;
    const std::uint64_t low = bytes & ~kHigh;
    const std::uint64_t from_0 = low + (0x80 - '0') * kEach,
                        behind_9 = low + (0x80 - '9' - 1) * kEach;
    const std::uint64_t digits = from_0 & ~behind_9 & ~bytes & kHigh;
    return bytes & ~((digits >> 7) * 0xF);
  }
};

}  // namespace deskmill
