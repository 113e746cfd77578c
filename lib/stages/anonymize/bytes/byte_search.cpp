// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/byte_search.hpp"

#include <bit>
#include <cstdint>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace deskmill {
namespace {

constexpr std::size_t kPlaces = 64;  ///< looked at together

#ifdef __x86_64__

// All: the places from `at` on, as bits, at which `part`'s first byte stands with its last one at
// its distance. Moves `at` to the first 64 places that have any; 0 when so many are not left.

std::uint64_t find_places_sse2(std::string_view text, std::string_view part, std::size_t& at) {
  const std::size_t last = part.size() - 1;
  const __m128i first_byte = _mm_set1_epi8(part.front()), last_byte = _mm_set1_epi8(part.back());
  const auto lane = [&](std::size_t place) {
    const char* const head = text.data() + place;
    const __m128i heads = _mm_loadu_si128(reinterpret_cast<const __m128i*>(head));
    const __m128i tails = _mm_loadu_si128(reinterpret_cast<const __m128i*>(head + last));
    return _mm_and_si128(_mm_cmpeq_epi8(heads, first_byte), _mm_cmpeq_epi8(tails, last_byte));
  };
  const auto bits = [](__m128i places) {
    return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(places))};
  };
  for (; at + last + kPlaces <= text.size(); at += kPlaces) {
    const __m128i a = lane(at), b = lane(at + 16), c = lane(at + 32), d = lane(at + 48);
    if (bits(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d))) == 0) continue;
    return bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48;
  }
  return 0;
}

[[gnu::target("avx2")]] __m256i lane_avx2(const char* head, std::size_t last, __m256i first_byte,
                                          __m256i last_byte) {
  const __m256i heads = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(head));
  const __m256i tails = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(head + last));
  return _mm256_and_si256(_mm256_cmpeq_epi8(heads, first_byte),
                          _mm256_cmpeq_epi8(tails, last_byte));
}

[[gnu::target("avx2")]] std::uint64_t find_places_avx2(std::string_view text, std::string_view part,
                                                       std::size_t& at) {
  const std::size_t last = part.size() - 1;
  const __m256i first_byte = _mm256_set1_epi8(part.front());
  const __m256i last_byte = _mm256_set1_epi8(part.back());
  for (; at + last + kPlaces <= text.size(); at += kPlaces) {
    const char* const head = text.data() + at;
    const __m256i a = lane_avx2(head, last, first_byte, last_byte);
    const __m256i b = lane_avx2(head + 32, last, first_byte, last_byte);
    if (_mm256_testz_si256(_mm256_or_si256(a, b), _mm256_set1_epi8(-1)) != 0) continue;
    const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(a));
    const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(b));
    return std::uint64_t{high} << 32 | low;
  }
  return 0;
}

[[gnu::target("avx512bw")]] std::uint64_t find_places_avx512(std::string_view text,
                                                             std::string_view part,
                                                             std::size_t& at) {
  const std::size_t last = part.size() - 1;
  const __m512i first_byte = _mm512_set1_epi8(part.front());
  const __m512i last_byte = _mm512_set1_epi8(part.back());
  for (; at + last + kPlaces <= text.size(); at += kPlaces) {
    const char* const head = text.data() + at;
    const __mmask64 heads = _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(head), first_byte);
    const __m512i tails = _mm512_loadu_si512(head + last);
    const std::uint64_t both = _mm512_mask_cmpeq_epi8_mask(heads, tails, last_byte);
    if (both != 0) return both;
  }
  return 0;
}

const auto kFindPlaces = __builtin_cpu_supports("avx512bw") ? find_places_avx512
                         : __builtin_cpu_supports("avx2")   ? find_places_avx2
                                                            : find_places_sse2;

#else

std::uint64_t kFindPlaces(std::string_view, std::string_view, std::size_t&) {
  return 0;
}

#endif

}  // namespace

std::size_t count_occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0, at = 0;
  for (std::uint64_t bits = kFindPlaces(text, part, at); bits != 0;
       bits = kFindPlaces(text, part, at)) {
    for (; bits != 0; bits &= bits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(bits));
      if (text.substr(place, part.size()) == part) ++count;
    }
    at += kPlaces;
  }
  for (at = text.find(part, at); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace deskmill
