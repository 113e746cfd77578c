// MinHash signatures cut into bands: records that share a band key are candidates for being twins.
//
// Plain MinHash with 32-bit multiply-add permutations of well-mixed shingle hashes: its error is
// that of the ideal estimator at our set sizes (15 to 300), and it vectorises; densified
// one-permutation sketches are both slower and worse there. Constants come from a fixed seed, so
// keys are equal on every machine and may be stored. With b bands of r rows, a pair of Jaccard J
// shares a band with probability 1-(1-J^r)^b: 20 x 5 gives .975 at J = .7 and .9996 at .8; 32 x 4
// gives .988 at .6 and .87 at .5.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "stages/dedupe/texts/shingles.hpp"

namespace deskmill {

struct Bands {
  std::size_t count = 20;
  std::size_t rows = 5;
};

/// The shape for a threshold: 20 x 5 from .65 on, 32 x 4 below.
Bands bands_for(double threshold);

/// x * multiplier + addend, modulo 2^32.
inline constexpr std::size_t kMaxPermutations = 128;
struct Permutations {
  std::array<std::uint32_t, kMaxPermutations> multipliers{}, addends{};
};

class MinHash {
 public:
  explicit MinHash(Bands bands);
  const Bands& bands() const { return bands_; }
  /// Writes bands().count keys. `salt` enters every key: records with different salts never meet.
  void band_keys(ShingleSet set, std::uint64_t salt, std::span<std::uint64_t> keys) const;

 private:
  Bands bands_;
  Permutations permutations_;
};

}  // namespace deskmill
