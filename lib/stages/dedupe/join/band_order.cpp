// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/join/band_order.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/prefetch.hpp"

namespace deskmill {
namespace {

constexpr std::uint32_t kAlone = 0xFFFFFFFF;
/// Keys to read ahead of the one at hand: places lie anywhere in memory.
constexpr std::size_t kAhead = 16;

}  // namespace

std::vector<std::uint32_t> BandOrder::of(const BandKeys& keys, std::size_t band,
                                         std::span<const std::uint32_t> rank_of) {
  count(keys, band);
  reserve_places();
  distribute(keys, band, rank_of);
  sort_places();
  return buckets();
}

void BandOrder::count(const BandKeys& keys, std::size_t band) {
  ends_.assign(std::bit_ceil(keys.items() | 1), 0);
  for (std::size_t block = 0; block < keys.blocks(); ++block) {
    const std::span<const std::uint64_t> some = keys.read(block, band, scratch_);
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (i + kAhead < some.size()) prefetch(&ends_[place_of(some[i + kAhead])]);
      ++ends_[place_of(some[i])];
    }
  }
}

/// Turns counts into where the entries of a place begin.
void BandOrder::reserve_places() {
  std::uint32_t total = 0;
  for (std::uint32_t& place : ends_) {
    const std::uint32_t count = place;
    place = count == 1 ? kAlone : total;
    total += count == 1 ? 0 : count;
  }
  entries_.resize(total);
}

void BandOrder::distribute(const BandKeys& keys, std::size_t band,
                           std::span<const std::uint32_t> rank_of) {
  for (std::size_t block = 0; block < keys.blocks(); ++block) {
    const std::span<const std::uint64_t> some = keys.read(block, band, scratch_);
    auto item = static_cast<std::uint32_t>(BandKeys::first_item(block));
    for (std::size_t i = 0; i < some.size(); ++i, ++item) {
      if (i + kAhead < some.size()) prefetch(&ends_[place_of(some[i + kAhead])]);
      std::uint32_t& end = ends_[place_of(some[i])];
      if (end != kAlone) entries_[end++] = {some[i], rank_of[item], item};
    }
  }
}

/// `ends_` now are the ends of the places, one after the other.
void BandOrder::sort_places() {
  const auto at = [&](std::uint32_t i) { return entries_.begin() + i; };
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends_) {
    if (end == kAlone) continue;
    if (end - begin > 2) {
      std::sort(at(begin), at(end));
    } else if (end - begin == 2 && *at(begin + 1) < *at(begin)) {  // most places
      std::swap(*at(begin), *at(begin + 1));
    }
    begin = end;
  }
}

std::vector<std::uint32_t> BandOrder::buckets() const {
  std::vector<std::uint32_t> order;
  for (std::size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
    while (end < entries_.size() && entries_[end].key == entries_[begin].key) ++end;
    if (end - begin == 1) continue;
    for (std::size_t i = begin; i < end; ++i) order.push_back(entries_[i].item);
    order.push_back(kNoItem);
  }
  return order;
}

}  // namespace deskmill
