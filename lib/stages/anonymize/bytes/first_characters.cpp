// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/first_characters.hpp"

#include <bit>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace deskmill {
namespace {

#ifdef __x86_64__

/// What `bits` hold at the rows `third` of the 64 that begin at `first`, or of the next 64 where
/// bit 6 of `rows` is set.
[[gnu::target("avx512bw,avx512vbmi")]] __m512i looked_up(const std::uint8_t* first, __m512i rows) {
  return _mm512_permutex2var_epi8(_mm512_loadu_si512(first), rows, _mm512_loadu_si512(first + 64));
}

/// Bytes that have this bit.
[[gnu::target("avx512bw,avx512vbmi")]] __mmask64 with_bit(__m512i bytes, char bit) {
  return _mm512_test_epi8_mask(bytes, _mm512_set1_epi8(bit));
}

/// At each place the rows are looked up for all values of the two highest bits that choose among
/// them, of which these bits of the second byte then take one.
[[gnu::target("avx512bw,avx512vbmi")]] std::uint64_t among_avx512(const std::uint8_t* bits,
                                                                  const char* block) {
  const __m512i second = _mm512_loadu_si512(block + 1), third = _mm512_loadu_si512(block + 2);
  const __m512i low_rows = _mm512_and_si512(third, _mm512_set1_epi8(0x3F));
  const __m512i next_rows = _mm512_and_si512(_mm512_slli_epi16(second, 3), _mm512_set1_epi8(0x40));
  const __m512i rows = _mm512_or_si512(low_rows, next_rows);
  const __mmask64 bit_4 = with_bit(second, 0x10), bit_5 = with_bit(second, 0x20);
  const __m512i low =
      _mm512_mask_blend_epi8(bit_4, looked_up(bits, rows), looked_up(bits + 128, rows));
  const __m512i high =
      _mm512_mask_blend_epi8(bit_4, looked_up(bits + 256, rows), looked_up(bits + 384, rows));
  const __m512i found = _mm512_mask_blend_epi8(bit_5, low, high);
  const __m512i powers = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201U));
  const __m512i bit = _mm512_shuffle_epi8(powers, _mm512_and_si512(second, _mm512_set1_epi8(7)));
  return _mm512_test_epi8_mask(found, bit);
}

const bool kHasWideLanes =
    __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi");

#endif

}  // namespace

void FirstCharacters::add(std::string_view character) {
  characters_.add(character);
  const std::size_t row = WideCharacters::row_of(character.data());
  for (std::size_t byte = 0; byte < 8; ++byte) {
    bytes_[byte * WideCharacters::kRows + row] =
        static_cast<std::uint8_t>(characters_.rows_[row] >> 8 * byte);
  }
}

std::uint64_t FirstCharacters::plain_among(const char* block, std::uint64_t places) const {
  std::uint64_t found = 0;
  for (std::uint64_t left = places; left != 0; left &= left - 1) {
    const int at = std::countr_zero(left);
    found |= std::uint64_t{contains(block + at)} << at;
  }
  return found;
}

std::uint64_t FirstCharacters::among(const char* block, std::uint64_t places) const {
#ifdef __x86_64__
  if (kHasWideLanes) return among_avx512(bytes_.data(), block) & places;
#endif
  return plain_among(block, places);
}

}  // namespace deskmill
