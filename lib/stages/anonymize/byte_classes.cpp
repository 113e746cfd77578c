// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/byte_classes.hpp"

#include <string_view>

#include "stages/anonymize/characters.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace deskmill {

ByteClasses plain_classes_of(const char* block, std::size_t size) {
  ByteClasses classes;
  for (std::size_t i = 0; i < size; ++i) {
    const char c = block[i];
    const auto bit = std::uint64_t{1} << i;
    if (is_ascii_digit(c)) classes.digits |= bit;
    if (is_ascii_letter(c)) classes.letters |= bit;
    if (std::string_view(":@#([{").find(c) != std::string_view::npos) classes.signs |= bit;
    if ((c & '\xF0') == '\xE0') classes.wide |= bit;
  }
  return classes;
}

#ifdef __SSE2__

namespace {

constexpr std::size_t kLane = 16;

/// The mask of a lane at its place in the block.
std::uint64_t bits_of(__m128i lane, std::size_t at) {
  return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(lane))} << at;
}

/// Bytes from `first` to `first + count - 1` (count < 128): moved to the lowest values, compared as signed.
__m128i is_between(__m128i bytes, char first, int count) {
  const __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
  return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + count)));
}

__m128i is_sign(__m128i bytes, __m128i small) {
  const __m128i brackets = _mm_or_si128(_mm_cmpeq_epi8(small, _mm_set1_epi8('{')),  // and '['
                                        _mm_cmpeq_epi8(bytes, _mm_set1_epi8('(')));
  const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('@')),
                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('#')));
  return _mm_or_si128(_mm_or_si128(brackets, others), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(':')));
}

}  // namespace

ByteClasses classes_of(const char* block, std::size_t size) {
  std::uint64_t digits = 0, letters = 0, signs = 0, wide = 0;
  for (std::size_t at = 0; at < size; at += kLane) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + at));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i lead = _mm_and_si128(bytes, _mm_set1_epi8('\xF0'));
    digits |= bits_of(is_between(bytes, '0', 10), at);
    letters |= bits_of(is_between(small, 'a', 26), at);
    signs |= bits_of(is_sign(bytes, small), at);
    wide |= bits_of(_mm_cmpeq_epi8(lead, _mm_set1_epi8('\xE0')), at);
  }
  const std::uint64_t all = ~std::uint64_t{0};
  const std::uint64_t inside = size < kBlockBytes ? ~(all << size) : all;
  return {digits & inside, letters & inside, signs & inside, wide & inside};
}

#else

ByteClasses classes_of(const char* block, std::size_t size) {
  return plain_classes_of(block, size);
}

#endif

}  // namespace deskmill
