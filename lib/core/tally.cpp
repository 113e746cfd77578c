// SPDX-License-Identifier: Apache-2.0
#include "core/tally.hpp"

namespace deskmill {

void Tally::add(std::string_view name, std::int64_t amount) {
  const auto found = entries_.find(name);
  if (found != entries_.end()) {
    found->second += amount;
  } else {
    entries_.emplace(name, amount);
  }
}

void Tally::merge(const Tally& other) {
  for (const auto& [name, amount] : other.entries_) add(name, amount);
}

std::int64_t Tally::get(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? 0 : found->second;
}

}  // namespace deskmill
