// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/byte_search.hpp"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace deskmill {

std::size_t count_occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0, at = 0;
#ifdef __SSE2__
  constexpr std::size_t kLane = 16;
  const std::size_t last = part.size() - 1;
  const __m128i first_byte = _mm_set1_epi8(part.front()), last_byte = _mm_set1_epi8(part.back());
  const char* const heads = text.data();
  const char* const tails = heads + last;
  for (; at + last + kLane <= text.size(); at += kLane) {
    const __m128i head = _mm_loadu_si128(reinterpret_cast<const __m128i*>(heads + at));
    const __m128i tail = _mm_loadu_si128(reinterpret_cast<const __m128i*>(tails + at));
    const __m128i both =
        _mm_and_si128(_mm_cmpeq_epi8(head, first_byte), _mm_cmpeq_epi8(tail, last_byte));
    for (auto bits = static_cast<unsigned>(_mm_movemask_epi8(both)); bits != 0; bits &= bits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(bits));
      count += std::memcmp(heads + place, part.data(), part.size()) == 0 ? 1 : 0;
    }
  }
#endif
  for (at = text.find(part, at); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace deskmill
