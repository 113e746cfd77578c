// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/byte_classes.hpp"

#include <string_view>

#include "stages/anonymize/characters.hpp"

#ifdef __x86_64__
#include <immintrin.h>
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

#ifdef __x86_64__

// The same twice, for lanes of 16 and of 32 bytes. Ranges are moved to the lowest values and compared as
// signed numbers.

namespace {

ByteClasses cut(const ByteClasses& classes, std::size_t size) {
  const std::uint64_t all = ~std::uint64_t{0};
  const std::uint64_t inside = size < kBlockBytes ? ~(all << size) : all;
  return {classes.digits & inside, classes.letters & inside, classes.signs & inside,
          classes.wide & inside};
}

/// The mask of a lane at its place in the block.
std::uint64_t bits_of(__m128i lane, std::size_t at) {
  return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(lane))} << at;
}

/// Bytes from `first` to `first + count - 1` (count < 128).
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

#pragma GCC push_options
#pragma GCC target("avx2")

std::uint64_t bits_of(__m256i lane, std::size_t at) {
  return std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(lane))} << at;
}

__m256i is_between(__m256i bytes, char first, int count) {
  const __m256i moved = _mm256_add_epi8(bytes, _mm256_set1_epi8(static_cast<char>(-128 - first)));
  return _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(-128 + count)), moved);
}

__m256i is_byte(__m256i bytes, char byte) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte));
}

__m256i is_sign(__m256i bytes, __m256i small) {
  const __m256i brackets = _mm256_or_si256(is_byte(small, '{'), is_byte(bytes, '('));
  const __m256i others = _mm256_or_si256(is_byte(bytes, '@'), is_byte(bytes, '#'));
  return _mm256_or_si256(_mm256_or_si256(brackets, others), is_byte(bytes, ':'));
}

ByteClasses classes_of_avx2(const char* block, std::size_t size) {
  ByteClasses classes;
  for (std::size_t at = 0; at < size; at += 32) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + at));
    const __m256i small = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    const __m256i lead = _mm256_and_si256(bytes, _mm256_set1_epi8('\xF0'));
    classes.digits |= bits_of(is_between(bytes, '0', 10), at);
    classes.letters |= bits_of(is_between(small, 'a', 26), at);
    classes.signs |= bits_of(is_sign(bytes, small), at);
    classes.wide |= bits_of(is_byte(lead, '\xE0'), at);
  }
  return cut(classes, size);
}

#pragma GCC pop_options

const auto kClassesOf = __builtin_cpu_supports("avx2") ? classes_of_avx2 : baseline_classes_of;

}  // namespace

ByteClasses baseline_classes_of(const char* block, std::size_t size) {
  ByteClasses classes;
  for (std::size_t at = 0; at < size; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + at));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i lead = _mm_and_si128(bytes, _mm_set1_epi8('\xF0'));
    classes.digits |= bits_of(is_between(bytes, '0', 10), at);
    classes.letters |= bits_of(is_between(small, 'a', 26), at);
    classes.signs |= bits_of(is_sign(bytes, small), at);
    classes.wide |= bits_of(_mm_cmpeq_epi8(lead, _mm_set1_epi8('\xE0')), at);
  }
  return cut(classes, size);
}

ByteClasses classes_of(const char* block, std::size_t size) {
  return kClassesOf(block, size);
}

#else

ByteClasses baseline_classes_of(const char* block, std::size_t size) {
  return plain_classes_of(block, size);
}

ByteClasses classes_of(const char* block, std::size_t size) {
  return plain_classes_of(block, size);
}

#endif

}  // namespace deskmill
