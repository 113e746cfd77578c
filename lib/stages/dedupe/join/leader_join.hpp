// The leader join: finds for each item a kept one that it repeats, without looking at all pairs.
//
// Per band, items are sorted by (band key, rank); each is compared with its four predecessors and
// the first of its bucket, so a bucket of n costs 5n comparisons and never n^2: a canned reply sent
// a hundred thousand times is no special case. A verified edge is kept at its lower-ranked end, at
// most eight. Then items are decided in order of rank: one with a kept partner is its twin; one
// whose partners all went may follow a partner's survivor if it is alike enough itself; all others
// stay. A second round over those that stayed finds what the first one's neighbours hid; it
// compares only those that were not neighbours. Never connected components: a third of what they
// drop is not alike to what they keep.
//
// Guarantee: a dropped item and its survivor have Jaccard >= threshold and equal guards, and the
// survivor is kept.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "stages/dedupe/items/item_store.hpp"

namespace deskmill {

struct LeaderOptions {
  double threshold_conversation = 0.8;
  double threshold_text = 0.7;  ///< pairs and utterances
  unsigned jobs = 1;
  std::size_t arena_bytes = 256u << 20;  ///< for band keys, and for orders of bands
  std::string tmp_dir;

  double threshold_for(Kind kind) const {
    return kind == Kind::kConversation ? threshold_conversation : threshold_text;
  }
};

/// The decision for each item.
struct Survivors {
  static constexpr std::uint32_t kKept = 0xffffffffu;
  std::vector<std::uint32_t> survivor;  ///< item that stays in its place, or kKept
  std::vector<float> similarity;        ///< Jaccard with the survivor; 1 for kept ones
  bool kept(std::uint32_t item) const { return survivor[item] == kKept; }
};

/// The store must be sealed.
Survivors join_leaders(const ItemStore& store, const LeaderOptions& options);

}  // namespace deskmill
