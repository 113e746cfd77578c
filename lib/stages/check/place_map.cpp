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
  const std::uint64_t packed = pack(place);
  std::uint64_t& known = places_.value_of(key);
  if (known != 0) {
    first = unpack(known);
    return false;
  }
  known = packed;
  return true;
}

}  // namespace deskmill
