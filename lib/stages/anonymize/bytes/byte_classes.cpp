// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/byte_classes.hpp"

#include <array>
#include <initializer_list>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"

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
    if (std::string_view(":@#([{*^~").find(c) != std::string_view::npos) classes.signs |= bit;
    if (c >= '\xD0' && c < '\xF0') classes.wide |= bit;
  }
  return classes;
}

#ifdef __x86_64__

// The same three times. For lanes of 16 bytes ranges are moved to the lowest values and compared as
// signed numbers. Wider lanes look both halves of each byte up in a table: every class, or part of
// one, is all bytes whose high half is one of some values and whose low half is one of others, and
// has a bit that both tables set for these.

namespace {

std::uint64_t first_bits(std::size_t size) {
  return ~std::uint64_t{0} >> (kBlockBytes - size);
}

ByteClasses cut(const ByteClasses& classes, std::size_t size) {
  const std::uint64_t inside = first_bits(size);
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
  const auto is = [](__m128i lane, char byte) { return _mm_cmpeq_epi8(lane, _mm_set1_epi8(byte)); };
  const __m128i brackets = _mm_or_si128(is(small, '{'), is(bytes, '('));  // and '['
  const __m128i others = _mm_or_si128(_mm_or_si128(is(bytes, '@'), is(bytes, '#')), is(bytes, ':'));
  const __m128i marks = _mm_or_si128(is(small, '~'), is(bytes, '*'));  // and '^'
  return _mm_or_si128(_mm_or_si128(brackets, others), marks);
}

enum Part : unsigned char {
  kDigit = 1,
  kFirstLetters = 2,   // A-O, a-o
  kSecondLetters = 4,  // P-Z, p-z
  kColon = 8,
  kLowSigns = 16,  // ( * #
  kAt = 32,
  kHighSigns = 64,  // [ { ^ ~
  kWide = 128,      // the sign bit, which movemask takes
  kLetter = kFirstLetters | kSecondLetters,
  kSign = kColon | kLowSigns | kAt | kHighSigns,
};

/// Of the halves of a byte, for each 16 bytes of a lane.
struct HalfTables {
  std::array<unsigned char, 64> high = {}, low = {};

  constexpr void add(Part part, unsigned first_high, unsigned second_high,
                     std::initializer_list<unsigned> lows) {
    for (const unsigned lane : {0U, 16U, 32U, 48U}) {
      high[lane + first_high] |= part;
      high[lane + second_high] |= part;
      for (const unsigned half : lows) low[lane + half] |= part;
    }
  }
};

constexpr HalfTables kHalves = [] {
  HalfTables tables;
  tables.add(kDigit, 3, 3, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  tables.add(kFirstLetters, 4, 6, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
  tables.add(kSecondLetters, 5, 7, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  tables.add(kColon, 3, 3, {10});
  tables.add(kLowSigns, 2, 2, {3, 8, 10});
  tables.add(kAt, 4, 4, {0});
  tables.add(kHighSigns, 5, 7, {11, 14});
  tables.add(kWide, 13, 14, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
  return tables;
}();

[[gnu::target("avx2")]] std::uint64_t bits_of(__m256i lane, std::size_t at) {
  return std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(lane))} << at;
}

[[gnu::target("avx2")]] __m256i looked_up(const std::array<unsigned char, 64>& table,
                                          __m256i halves) {
  const __m256i values = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(table.data()));
  return _mm256_shuffle_epi8(values, halves);
}

/// The bytes that have one of the parts.
[[gnu::target("avx2")]] std::uint64_t bits_with(__m256i parts, Part some, std::size_t at) {
  const __m256i chosen = _mm256_and_si256(parts, _mm256_set1_epi8(static_cast<char>(some)));
  const __m256i none = _mm256_cmpeq_epi8(chosen, _mm256_setzero_si256());
  return std::uint64_t{~static_cast<std::uint32_t>(_mm256_movemask_epi8(none))} << at;
}

[[gnu::target("avx2")]] ByteClasses classes_of_avx2(const char* block, std::size_t size) {
  const __m256i half = _mm256_set1_epi8(0xF);
  ByteClasses classes;
  for (std::size_t at = 0; at < size; at += 32) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + at));
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
    const __m256i low = _mm256_and_si256(bytes, half);
    const __m256i parts =
        _mm256_and_si256(looked_up(kHalves.high, high), looked_up(kHalves.low, low));
    classes.digits |= bits_with(parts, kDigit, at);
    classes.letters |= bits_with(parts, kLetter, at);
    classes.signs |= bits_with(parts, kSign, at);
    classes.wide |= bits_of(parts, at);
  }
  return cut(classes, size);
}

[[gnu::target("avx512bw")]] __m512i looked_up(const std::array<unsigned char, 64>& table,
                                              __m512i halves) {
  return _mm512_shuffle_epi8(_mm512_loadu_si512(table.data()), halves);
}

[[gnu::target("avx512bw")]] std::uint64_t bits_with(__m512i parts, Part some) {
  return _mm512_test_epi8_mask(parts, _mm512_set1_epi8(static_cast<char>(some)));
}

/// Bytes behind the size count as 0, which is in no class.
[[gnu::target("avx512bw")]] ByteClasses classes_of_avx512(const char* block, std::size_t size) {
  const __m512i half = _mm512_set1_epi8(0xF);
  const __m512i bytes = _mm512_maskz_loadu_epi8(first_bits(size), block);
  const __m512i high = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), half);
  const __m512i low = _mm512_and_si512(bytes, half);
  const __m512i parts =
      _mm512_and_si512(looked_up(kHalves.high, high), looked_up(kHalves.low, low));
  return {bits_with(parts, kDigit), bits_with(parts, kLetter), bits_with(parts, kSign),
          bits_with(parts, kWide)};
}

ByteClasses classes_of_sse2(const char* block, std::size_t size) {
  ByteClasses classes;
  for (std::size_t at = 0; at < size; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + at));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    classes.digits |= bits_of(is_between(bytes, '0', 10), at);
    classes.letters |= bits_of(is_between(small, 'a', 26), at);
    classes.signs |= bits_of(is_sign(bytes, small), at);
    classes.wide |= bits_of(is_between(bytes, '\xD0', 0x20), at);
  }
  return cut(classes, size);
}

const auto kClassesOf = __builtin_cpu_supports("avx512bw") ? classes_of_avx512
                        : __builtin_cpu_supports("avx2")   ? classes_of_avx2
                                                           : classes_of_sse2;

}  // namespace

std::vector<ByteClasses (*)(const char*, std::size_t)> ways_of_classes() {
  std::vector<ByteClasses (*)(const char*, std::size_t)> ways = {classes_of_sse2};
  if (__builtin_cpu_supports("avx2")) ways.push_back(classes_of_avx2);
  if (__builtin_cpu_supports("avx512bw")) ways.push_back(classes_of_avx512);
  return ways;
}

ByteClasses classes_of(const char* block, std::size_t size) {
  return kClassesOf(block, size);
}

#else

std::vector<ByteClasses (*)(const char*, std::size_t)> ways_of_classes() {
  return {plain_classes_of};
}

ByteClasses classes_of(const char* block, std::size_t size) {
  return plain_classes_of(block, size);
}

#endif

}  // namespace deskmill
