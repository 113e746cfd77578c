// Several bytes read as one number, from any address.
//
// What is asked of each byte of a text can often be asked of four or eight at once, and comparing
// two words is cheaper than comparing bytes. The program is for little-endian machines: formulas
// over such numbers take the first byte for the lowest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <concepts>
#include <cstring>

namespace deskmill {

static_assert(std::endian::native == std::endian::little);

/// The first `sizeof(Word)` bytes at `place`, all of which must be readable.
template <std::unsigned_integral Word>
Word load(const void* place) {
  Word word = 0;
  std::memcpy(&word, place, sizeof word);
  return word;
}

}  // namespace deskmill
