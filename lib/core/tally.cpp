// SPDX-License-Identifier: Apache-2.0
#include "core/tally.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace deskmill {

std::size_t Tally::NameHash::operator()(std::string_view name) const {
  return static_cast<std::size_t>(hash64(name));
}

void Tally::add(std::string_view name, std::int64_t amount) {
  const auto found = amounts_.find(name);
  if (found != amounts_.end()) {
    found->second += amount;
  } else {
    amounts_.emplace(name, amount);
  }
}

void Tally::merge(const Tally& other) {
  for (const auto& [name, amount] : other.amounts_) add(name, amount);
}

std::int64_t Tally::get(std::string_view name) const {
  const auto found = amounts_.find(name);
  return found == amounts_.end() ? 0 : found->second;
}

Tally::Entries Tally::entries() const {
  Entries entries(amounts_.begin(), amounts_.end());
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace deskmill
