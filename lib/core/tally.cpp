// SPDX-License-Identifier: Apache-2.0
#include "core/tally.hpp"

#include <algorithm>

#include "core/load.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15u;

std::uint64_t mixed(std::uint64_t word) {
  word *= kMultiplier;
  return word ^ word >> 32;
}

/// Hashes only the size and eight bytes each from beginning, middle and end: enough for names of
/// counts, which are short. Names that agree in all of these collide and cost a few comparisons.
std::uint64_t hash_of(std::string_view name) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  if (name.size() < kWord) {
    char padded[kWord] = {};
    name.copy(padded, kWord);
    return mixed(mixed(name.size()) ^ load<std::uint64_t>(padded));
  }
  const auto word_at = [&](std::size_t at) { return load<std::uint64_t>(name.data() + at); };
  const std::size_t last = name.size() - kWord;
  return mixed(mixed(mixed(name.size() ^ word_at(0)) ^ word_at(last / 2)) ^ word_at(last));
}

}  // namespace

/// The slot that has the name, or the free one where it belongs.
std::size_t Tally::slot_of(std::string_view name) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(name) & mask;
  while (slots_[slot] != kFree && amounts_[slots_[slot]].name != name) slot = (slot + 1) & mask;
  return slot;
}

void Tally::grow() {
  slots_.assign(std::max(kFirstSlots, slots_.size() * 2), kFree);
  for (std::uint32_t i = 0; i < amounts_.size(); ++i) slots_[slot_of(amounts_[i].name)] = i;
}

std::size_t Tally::place_of(std::string_view name) {
  if (slots_.size() <= 2 * amounts_.size()) grow();
  std::uint32_t& index = slots_[slot_of(name)];
  if (index == kFree) {
    index = static_cast<std::uint32_t>(amounts_.size());
    amounts_.push_back({std::string(name), 0});
  }
  return index;
}

void Tally::add(std::string_view name, std::int64_t amount) {
  amounts_[place_of(name)].amount += amount;
}

void Tally::merge(const Tally& other) {
  for (const auto& [name, amount] : other.amounts_) add(name, amount);
}

std::int64_t Tally::get(std::string_view name) const {
  if (slots_.empty()) return 0;
  const std::uint32_t index = slots_[slot_of(name)];
  return index == kFree ? 0 : amounts_[index].amount;
}

Tally::Entries Tally::entries() const {
  Entries entries;
  for (const auto& [name, amount] : amounts_) entries.emplace_back(name, amount);
  std::sort(entries.begin(), entries.end());
  return entries;
}

Tally::Entries Tally::section(std::string_view name) const {
  Entries section;
  for (auto [entry, amount] : entries()) {
    if (!entry.starts_with(name)) continue;
    entry.remove_prefix(name.size());
    if (entry.starts_with('/')) section.emplace_back(entry.substr(1), amount);
  }
  return section;
}

}  // namespace deskmill
