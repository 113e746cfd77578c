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
constexpr std::size_t kReadAtOnce = kPlaces + 1;

#ifdef __x86_64__

// All: the places from `at` on, as bits, at which the first two bytes of `part` stand, or may at
// the last of them. Moves `at` to the first 64 places that have any; 0 when so many are not left.

std::uint64_t find_places_sse2(std::string_view text, std::string_view part, std::size_t& at) {
  const __m128i first = _mm_set1_epi8(part[0]), second = _mm_set1_epi8(part[1]);
  const auto are = [](const char* bytes, __m128i byte) {
    return _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)), byte);
  };
  const auto lane = [&](std::size_t place) {
    const char* const bytes = text.data() + place;
    return _mm_and_si128(are(bytes, first), are(bytes + 1, second));
  };
  const auto bits = [](__m128i places) {
    return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(places))};
  };
  for (; at + kReadAtOnce <= text.size(); at += kPlaces) {
    const __m128i a = lane(at), b = lane(at + 16), c = lane(at + 32), d = lane(at + 48);
    if (bits(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d))) == 0) continue;
    return bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48;
  }
  return 0;
}

[[gnu::target("avx2")]] __m256i lane_avx2(const char* bytes, __m256i first, __m256i second) {
  const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i behind = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 1));
  return _mm256_and_si256(_mm256_cmpeq_epi8(here, first), _mm256_cmpeq_epi8(behind, second));
}

[[gnu::target("avx2")]] std::uint64_t find_places_avx2(std::string_view text, std::string_view part,
                                                       std::size_t& at) {
  const __m256i first = _mm256_set1_epi8(part[0]), second = _mm256_set1_epi8(part[1]);
  for (; at + kReadAtOnce <= text.size(); at += kPlaces) {
    const char* const bytes = text.data() + at;
    const __m256i a = lane_avx2(bytes, first, second), b = lane_avx2(bytes + 32, first, second);
    if (_mm256_testz_si256(_mm256_or_si256(a, b), _mm256_set1_epi8(-1)) != 0) continue;
    const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(a));
    const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(b));
    return std::uint64_t{high} << 32 | low;
  }
  return 0;
}

/// Reads every byte once: what costs is reading across the lines of the cache.
[[gnu::target("avx512bw")]] std::uint64_t find_places_avx512(std::string_view text,
                                                             std::string_view part,
                                                             std::size_t& at) {
  constexpr auto kLastPlace = std::uint64_t{1} << (kPlaces - 1);
  const __m512i first = _mm512_set1_epi8(part[0]), second = _mm512_set1_epi8(part[1]);
  for (; at + kReadAtOnce <= text.size(); at += kPlaces) {
    const __m512i bytes = _mm512_loadu_si512(text.data() + at);
    const std::uint64_t seconds = _mm512_cmpeq_epi8_mask(bytes, second);
    const std::uint64_t places = _mm512_cmpeq_epi8_mask(bytes, first) & (seconds >> 1 | kLastPlace);
    if (places != 0) return places;
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
  const auto count_at = [&](std::size_t first, std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1) {
      const std::size_t place = first + static_cast<std::size_t>(std::countr_zero(bits));
      if (text.substr(place, part.size()) == part) ++count;
    }
  };
  for (std::uint64_t bits = kFindPlaces(text, part, at); bits != 0;
       bits = kFindPlaces(text, part, at)) {
    count_at(at, bits);
    at += kPlaces;
  }
  if (at > 0 && at + part.size() <= text.size()) {
    // Fewer places are left: they are looked at again with earlier ones.
    std::size_t last = text.size() - kReadAtOnce;
    const std::uint64_t left = ~std::uint64_t{0} << (at - last);
    count_at(last, kFindPlaces(text, part, last) & left);
    return count;
  }
  for (at = text.find(part, at); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace deskmill
