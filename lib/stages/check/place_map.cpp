// SPDX-License-Identifier: Apache-2.0
#include "stages/check/place_map.hpp"

#include "core/error.hpp"

namespace deskmill {
namespace {

constexpr unsigned kLineBits = 36, kFileBits = 20, kGroupBits = 8;

std::uint64_t pack(const Place& place) {
  if (place.line >> kLineBits != 0 || place.file >> kFileBits != 0 ||
      place.group >> kGroupBits != 0) {
    throw Error(Exit::kUsage, "more files, lines or splits than check can tell apart");
  }
  return place.line | std::uint64_t{place.file} << kLineBits |
         std::uint64_t{place.group} << (kLineBits + kFileBits);
}

Place unpack(std::uint64_t packed) {
  Place place;
  place.line = packed & ((std::uint64_t{1} << kLineBits) - 1);
  place.file = static_cast<std::uint32_t>(packed >> kLineBits & ((1u << kFileBits) - 1));
  place.group = static_cast<std::uint32_t>(packed >> (kLineBits + kFileBits));
  return place;
}

}  // namespace

bool PlaceMap::add(Hash128 key, const Place& place, Place& first) {
  // Half full at most: 48 bytes a key right after growing, 24 before.
  if (used_ * 2 >= entries_.size()) grow();
  Entry& entry = entry_of(key);
  if (entry.place != 0) {
    first = unpack(entry.place);
    return false;
  }
  entry = {key, pack(place)};
  ++used_;
  return true;
}

PlaceMap::Entry& PlaceMap::entry_of(Hash128 key) {
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = key.low & mask;
  while (entries_[at].place != 0 && entries_[at].key != key) at = (at + 1) & mask;
  return entries_[at];
}

void PlaceMap::grow() {
  std::vector<Entry> old(entries_.empty() ? 1024 : entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.place != 0) entry_of(entry.key) = entry;
  }
}

void PlaceMap::clear() {
  entries_.clear();
  used_ = 0;
}

}  // namespace deskmill
