// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/byte_search.hpp"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace deskmill {
#ifdef __SSE2__
namespace {

constexpr std::size_t kLane = 16;

/// Sixteen places from `at` on, as bits: those of `part`'s first byte with its last one at its distance.
/// Moves `at` to the first lane that has any; 0 when the lanes are used up. Calls nothing, so that
/// its constants stay in registers.
unsigned find_lane(std::string_view text, std::string_view part, std::size_t& at) {
  const std::size_t last = part.size() - 1;
  const __m128i first_byte = _mm_set1_epi8(part.front()), last_byte = _mm_set1_epi8(part.back());
  const char* const bytes = text.data();
  for (; at + last + kLane <= text.size(); at += kLane) {
    const __m128i head = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    const __m128i tail = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at + last));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(
        _mm_and_si128(_mm_cmpeq_epi8(head, first_byte), _mm_cmpeq_epi8(tail, last_byte))));
    if (bits != 0) return bits;
  }
  return 0;
}

}  // namespace
#endif

std::size_t count_occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0, at = 0;
#ifdef __SSE2__
  for (unsigned bits = find_lane(text, part, at); bits != 0; bits = find_lane(text, part, at)) {
    for (; bits != 0; bits &= bits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(bits));
      if (text.substr(place, part.size()) == part) ++count;
    }
    at += kLane;
  }
#endif
  for (at = text.find(part, at); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace deskmill
