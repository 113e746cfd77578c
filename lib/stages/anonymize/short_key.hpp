// A short string as two words and a length: strings of up to 16 bytes are equal when their keys are, so
// that tables of names and short values compare without a call.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace deskmill {

struct ShortKey {
  static constexpr std::size_t kLongest = 16;  ///< of longer strings the middle does not count

  std::uint64_t head = 0, tail = 0;
  std::size_t size = 0;

  static ShortKey of(std::string_view text) {
    const char* const first = text.data();
    const std::size_t size = text.size();
    if (size >= 8) return {word<std::uint64_t>(first), word<std::uint64_t>(first + size - 8), size};
    if (size >= 4) return {word<std::uint32_t>(first), word<std::uint32_t>(first + size - 4), size};
    if (size == 0) return {};
    return {word<std::uint8_t>(first) << 8 | word<std::uint8_t>(first + size / 2),
            word<std::uint8_t>(first + size - 1), size};
  }

  bool operator==(const ShortKey&) const = default;

  std::uint64_t hash(std::uint64_t seed) const {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
    const std::uint64_t mixed = (head ^ (tail << 1) ^ seed) * kOdd + size;
    return mixed * kOdd >> 32;
  }

 private:
  template <typename Word>
  static std::uint64_t word(const char* place) {
    Word word = 0;
    std::memcpy(&word, place, sizeof word);
    return word;
  }
};

}  // namespace deskmill
