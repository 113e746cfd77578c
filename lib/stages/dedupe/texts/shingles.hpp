// Sets of shingles: the content of a text as the set of its character n-grams, 2 for Han, 3 for
// others.
//
// Two characters of Chinese carry about as much as three letters; with these sizes Jaccard
// similarity separates rewordings from other sentences best (F1 .81 zh, .90 en against 3- and
// 5-grams). A text shorter than its n-gram is its own single shingle, so short turns neither vanish
// nor all look alike.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace deskmill {

/// Which half of a pair a shingle belongs to: the highest bit of its hash.
enum class Side : std::uint32_t { kCustomer = 0, kAgent = 0x80000000u };

/// Appends the 32-bit hashes of the shingles of a match key; 31 bits hash, so two different
/// shingles of one set of 300 collide with probability 2e-5.
void append_shingles(std::u32string_view key, Side side, std::vector<std::uint32_t>& shingles);

/// Sorts and removes repeats: from now on it is a set. `scratch` may hold anything.
void make_set(std::vector<std::uint32_t>& shingles, std::vector<std::uint32_t>& scratch);
void make_set(std::vector<std::uint32_t>& shingles);

using ShingleSet = std::span<const std::uint32_t>;

/// Sketch of a set: bit h mod 512 for each shingle h.
struct alignas(64) Bitmap {
  std::array<std::uint64_t, 8> words{};
};
Bitmap bitmap_of(ShingleSet set);

/// False only when Jaccard(a, b) < threshold is certain, since |A and B| <=
/// (|A|+|B|-popcount(a^b))/2.
bool may_reach(const Bitmap& a, const Bitmap& b, std::size_t size_a, std::size_t size_b,
               double threshold);

/// Exact |A and B| / |A or B|; 1 for two empty sets.
double jaccard(ShingleSet a, ShingleSet b);

/// The smaller of the similarities of the customer and the agent halves: a pair is a twin only when
/// both question and answer are. Equal empty halves count as 1.
double jaccard_of_sides(ShingleSet a, ShingleSet b);

}  // namespace deskmill
