// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/join/min_hash.hpp"

#include <array>
#include <cstring>

#include "core/hash.hpp"
#include "stages/dedupe/texts/processor_clones.hpp"

namespace deskmill {
namespace {

constexpr std::uint64_t kSeed = 0x6465736b6d696c6cULL;  // "deskmill"
using Signature = std::array<std::uint32_t, kMaxPermutations>;

/// A vector register of that many bytes.
template <std::size_t kBytes>
struct Register {
  using Lanes [[gnu::vector_size(kBytes)]] = std::uint32_t;
  static constexpr std::size_t kLanes = kBytes / sizeof(std::uint32_t);
  static_assert(kMaxPermutations % kLanes == 0);
};

/// At least the first `count` of the permutations, as many at a time as a register has lanes: with
/// all that they need they stay in registers while the set goes by. Plain pointers, because Clang
/// does not inline an iterator's functions into code for another processor than the file's.
template <std::size_t kBytes>
[[gnu::always_inline]] inline void minima_by(ShingleSet set, const Permutations& by,
                                             std::size_t count, Signature& minima) {
  using Lanes = typename Register<kBytes>::Lanes;
  for (std::size_t first = 0; first < count; first += Register<kBytes>::kLanes) {
    Lanes multiplier, addend, least = Lanes{} - 1;
    std::memcpy(&multiplier, &by.multipliers[first], sizeof multiplier);
    std::memcpy(&addend, &by.addends[first], sizeof addend);
    for (const std::uint32_t* shingle = set.data(); shingle != set.data() + set.size(); ++shingle) {
      const Lanes value = *shingle * multiplier + addend;
      least = value < least ? value : least;
    }
    std::memcpy(&minima[first], &least, sizeof least);
  }
}

// One for each width of registers, chosen when the program is loaded.
#ifdef DESKMILL_HAS_CLONES
[[maybe_unused, gnu::target("avx512f")]] void find_minima(ShingleSet set, const Permutations& by,
                                                          std::size_t count, Signature& minima) {
  minima_by<64>(set, by, count, minima);
}
[[maybe_unused, gnu::target("avx2")]] void find_minima(ShingleSet set, const Permutations& by,
                                                       std::size_t count, Signature& minima) {
  minima_by<32>(set, by, count, minima);
}
[[maybe_unused, gnu::target("sse4.1")]] void find_minima(ShingleSet set, const Permutations& by,
                                                         std::size_t count, Signature& minima) {
  minima_by<16>(set, by, count, minima);
}
[[gnu::target("default")]]
#endif
void find_minima(ShingleSet set, const Permutations& by, std::size_t count, Signature& minima) {
  minima_by<16>(set, by, count, minima);
}

}  // namespace

Bands bands_for(double threshold) {
  return threshold >= 0.65 ? Bands{20, 5} : Bands{32, 4};
}

MinHash::MinHash(Bands bands) : bands_(bands) {
  for (std::size_t p = 0; p < kMaxPermutations; ++p) {
    const std::uint64_t random = hash64({reinterpret_cast<const char*>(&p), sizeof p}, kSeed);
    // An odd multiplier makes a bijection modulo 2^32.
    permutations_.multipliers[p] = static_cast<std::uint32_t>(random) | 1u;
    permutations_.addends[p] = static_cast<std::uint32_t>(random >> 32);
  }
}

void MinHash::band_keys(ShingleSet set, std::uint64_t salt, std::span<std::uint64_t> keys) const {
  Signature minima;
  find_minima(set, permutations_, bands_.count * bands_.rows, minima);
  for (std::size_t band = 0; band < bands_.count; ++band) {
    const auto* rows = reinterpret_cast<const char*>(minima.data() + band * bands_.rows);
    keys[band] = hash64({rows, bands_.rows * sizeof(std::uint32_t)}, salt + band);
  }
}

}  // namespace deskmill
