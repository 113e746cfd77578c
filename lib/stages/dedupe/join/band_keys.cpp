// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/join/band_keys.hpp"

#include <algorithm>

#include "run/ordered_map.hpp"

namespace deskmill {

void BandKeys::compute(const ItemStore& store, const MinHash& min_hash, unsigned jobs) {
  bands_ = min_hash.bands().count;
  items_ = store.size();
  std::size_t next = 0;
  ordered_map<Range, Range*>(
      jobs,
      [&](Range& range) {
        range.begin = next;
        range.end = next = std::min(next + kItemsPerBlock, items_);
        return range.begin < range.end;
      },
      [&](Range& range) {
        compute(store, min_hash, range);
        return &range;
      },
      [&](Range*&& range) {
        const std::vector<std::uint64_t>& keys = range->keys;
        blocks_.push_back(arena_.append(
            {reinterpret_cast<const char*>(keys.data()), keys.size() * sizeof keys[0]}));
      });
  arena_.seal();
}

void BandKeys::compute(const ItemStore& store, const MinHash& min_hash, Range& range) const {
  const std::size_t count = range.end - range.begin;
  range.keys.resize(count * bands_);
  std::vector<std::uint64_t> keys(bands_);
  std::string scratch;
  for (std::size_t i = 0; i < count; ++i) {
    const auto item = static_cast<std::uint32_t>(range.begin + i);
    min_hash.band_keys(store.set(item, scratch), store[item].guard, keys);
    for (std::size_t band = 0; band < bands_; ++band) range.keys[band * count + i] = keys[band];
  }
}

std::size_t BandKeys::items_in(std::size_t block) const {
  return std::min(kItemsPerBlock, items_ - first_item(block));
}

std::span<const std::uint64_t> BandKeys::read(std::size_t block, std::size_t band,
                                              std::string& scratch) const {
  const std::size_t count = items_in(block), bytes = count * sizeof(std::uint64_t);
  const std::string_view keys = arena_.read(blocks_[block] + band * bytes, bytes, scratch);
  return {reinterpret_cast<const std::uint64_t*>(keys.data()), count};
}

}  // namespace deskmill
