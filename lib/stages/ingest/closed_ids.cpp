// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/closed_ids.hpp"

#include <algorithm>
#include <utility>

#include "core/hash.hpp"

namespace deskmill {

ClosedIds::Slot& ClosedIds::slot_of(std::uint64_t hash) {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

std::optional<std::int64_t> ClosedIds::close(std::string_view id, std::int64_t value) {
  const std::uint64_t hash = std::max<std::uint64_t>(hash64(id), 1);
  Slot& slot = slot_of(hash);
  if (slot.hash == hash) return std::exchange(slot.value, value);
  slot = {hash, value};
  if (++size_ * 4 > slots_.size() * 3) grow();
  return std::nullopt;
}

void ClosedIds::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.hash != 0) slot_of(slot.hash) = slot;
  }
}

}  // namespace deskmill
