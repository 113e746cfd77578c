// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/texts/shingles.hpp"

#include <algorithm>
#include <bit>

#include "stages/dedupe/texts/processor_clones.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

constexpr std::uint32_t kSideBit = 0x80000000u;

/// Mixes up to three code points (21 bits each) to 31 bits: the finalizer of MurmurHash3 (64 bits).
std::uint32_t hash_of(std::uint64_t packed) {
  packed ^= packed >> 33;
  packed *= 0xff51afd7ed558ccdULL;
  packed ^= packed >> 33;
  packed *= 0xc4ceb9fe1a85ec53ULL;
  packed ^= packed >> 33;
  return static_cast<std::uint32_t>(packed) & ~kSideBit;
}

/// The number of characters, then each of them.
template <typename... Characters>
std::uint64_t pack(Characters... characters) {
  std::uint64_t packed = sizeof...(characters);
  ((packed = packed << 21 | characters), ...);
  return packed;
}

/// Of a text that is shorter than its shingle: one or two characters.
std::uint64_t pack(std::u32string_view gram) {
  return gram.size() == 1 ? pack(gram[0]) : pack(gram[0], gram[1]);
}

/// Of `count` characters, behind which come two more.
DESKMILL_CLONES("arch=x86-64-v4", "default")
void shingle(const char32_t* key, std::size_t count, std::uint32_t side_bit,
             std::uint32_t* shingles) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t two = pack(key[i], key[i + 1]),
                        three = pack(key[i], key[i + 1], key[i + 2]);
    shingles[i] = hash_of(is_han(key[i]) ? two : three) | side_bit;
  }
}

std::size_t intersection_size(ShingleSet a, ShingleSet b) {
  std::size_t common = 0, i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint32_t x = a[i], y = b[j];
    common += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return common;
}

constexpr int kMostBucketBits = 11;
constexpr std::uint32_t kFullBucket = 32;

/// Insertion sort: for what is nearly sorted.
void sort_neighbours(std::vector<std::uint32_t>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    const std::uint32_t value = values[i];
    std::size_t place = i;
    for (; place > 0 && values[place - 1] > value; --place) values[place] = values[place - 1];
    values[place] = value;
  }
}

/// Sorts in linear time: hashes are spread evenly, so buckets by their highest bits, about as many
/// as there are hashes, hold one or two each. False, with nothing done, for sets that are too small
/// or too large for that and where a bucket is full, as with many repeats.
bool spread(std::vector<std::uint32_t>& values, std::vector<std::uint32_t>& scratch) {
  const auto bits = static_cast<int>(std::bit_width(values.size()));
  if (bits < 5 || bits > kMostBucketBits) return false;
  std::array<std::uint32_t, (1u << kMostBucketBits)> ends;
  const std::size_t buckets = std::size_t{1} << bits;
  const auto bucket_of = [bits](std::uint32_t value) { return value >> (32 - bits); };
  std::fill_n(ends.begin(), buckets, 0u);
  for (const std::uint32_t value : values) ++ends[bucket_of(value)];
  std::uint32_t most = 0, total = 0;
  for (std::size_t i = 0; i < buckets; ++i) {
    most = std::max(most, ends[i]);
    ends[i] = total += ends[i];
  }
  if (most > kFullBucket) return false;
  scratch.resize(values.size());
  for (const std::uint32_t value : values) scratch[--ends[bucket_of(value)]] = value;
  values.swap(scratch);
  sort_neighbours(values);
  return true;
}

DESKMILL_CLONES("popcnt", "default")
std::size_t difference_size(const Bitmap& a, const Bitmap& b) {
  std::size_t different = 0;
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    different += static_cast<std::size_t>(std::popcount(a.words[i] ^ b.words[i]));
  }
  return different;
}

std::size_t customer_part(ShingleSet set) {
  return static_cast<std::size_t>(std::lower_bound(set.begin(), set.end(), kSideBit) - set.begin());
}

}  // namespace

void append_shingles(std::u32string_view key, Side side, std::vector<std::uint32_t>& shingles) {
  const auto side_bit = static_cast<std::uint32_t>(side);
  const std::size_t before = shingles.size(), size = key.size();
  const std::size_t followed_by_two = size < 3 ? 0 : size - 2;
  shingles.resize(before + followed_by_two);
  shingle(key.data(), followed_by_two, side_bit, shingles.data() + before);
  if (size >= 2 && is_han(key[size - 2])) {
    shingles.push_back(hash_of(pack(key[size - 2], key[size - 1])) | side_bit);
  }
  if (shingles.size() == before && size > 0) shingles.push_back(hash_of(pack(key)) | side_bit);
}

void make_set(std::vector<std::uint32_t>& shingles, std::vector<std::uint32_t>& scratch) {
  if (!spread(shingles, scratch)) std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
}

void make_set(std::vector<std::uint32_t>& shingles) {
  std::vector<std::uint32_t> scratch;
  make_set(shingles, scratch);
}

Bitmap bitmap_of(ShingleSet set) {
  Bitmap bitmap;
  for (const std::uint32_t shingle : set) {
    bitmap.words[(shingle >> 6) & 7] |= std::uint64_t{1} << (shingle & 63);
  }
  return bitmap;
}

bool may_reach(const Bitmap& a, const Bitmap& b, std::size_t size_a, std::size_t size_b,
               double threshold) {
  const std::size_t different = difference_size(a, b);
  const double total = static_cast<double>(size_a + size_b);
  const double most_common = std::min({(total - static_cast<double>(different)) / 2,
                                       static_cast<double>(size_a), static_cast<double>(size_b)});
  return most_common >= threshold * (total - most_common);
}

double jaccard(ShingleSet a, ShingleSet b) {
  if (a.empty() && b.empty()) return 1;
  const std::size_t common = intersection_size(a, b);
  return static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
}

double jaccard_of_sides(ShingleSet a, ShingleSet b) {
  const std::size_t split_a = customer_part(a), split_b = customer_part(b);
  return std::min(jaccard(a.first(split_a), b.first(split_b)),
                  jaccard(a.subspan(split_a), b.subspan(split_b)));
}

}  // namespace deskmill
