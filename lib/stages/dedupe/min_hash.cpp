// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/min_hash.hpp"

#include <array>

#include "core/hash.hpp"
#include "stages/dedupe/processor_clones.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMaxPermutations = 128;
constexpr std::uint64_t kSeed = 0x6465736b6d696c6cULL;  // "deskmill"
using Signature = std::array<std::uint32_t, kMaxPermutations>;

DESKMILL_CLONES("avx512f", "avx2", "default")
void lower_to_minimum(const std::uint32_t* shingles, std::size_t size,
                      const std::uint32_t* multipliers, const std::uint32_t* addends,
                      std::uint32_t* minima) {
  for (std::size_t s = 0; s < size; ++s) {
    const std::uint32_t shingle = shingles[s];
    for (std::size_t p = 0; p < kMaxPermutations; ++p) {
      const std::uint32_t value = shingle * multipliers[p] + addends[p];
      minima[p] = value < minima[p] ? value : minima[p];
    }
  }
}

}  // namespace

Bands bands_for(double threshold) {
  return threshold >= 0.65 ? Bands{20, 5} : Bands{32, 4};
}

MinHash::MinHash(Bands bands) : bands_(bands) {
  for (std::size_t p = 0; p < kMaxPermutations; ++p) {
    const std::uint64_t random = hash64({reinterpret_cast<const char*>(&p), sizeof p}, kSeed);
    // An odd multiplier makes a bijection modulo 2^32.
    multipliers_.push_back(static_cast<std::uint32_t>(random) | 1u);
    addends_.push_back(static_cast<std::uint32_t>(random >> 32));
  }
}

void MinHash::band_keys(ShingleSet set, std::uint64_t salt, std::span<std::uint64_t> keys) const {
  Signature minima;
  minima.fill(~std::uint32_t{0});
  lower_to_minimum(set.data(), set.size(), multipliers_.data(), addends_.data(), minima.data());
  for (std::size_t band = 0; band < bands_.count; ++band) {
    const auto* rows = reinterpret_cast<const char*>(minima.data() + band * bands_.rows);
    keys[band] = hash64({rows, bands_.rows * sizeof(std::uint32_t)}, salt + band);
  }
}

}  // namespace deskmill
