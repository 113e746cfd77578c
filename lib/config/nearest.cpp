// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "config/node.hpp"

namespace deskmill {
namespace {

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours
/// cost 1 each. '_' and '-' count as the same, as people mix them up in names.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto same = [](char x, char y) {
    return x == y || ((x == '_' || x == '-') && (y == '_' || y == '-'));
  };
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min(
          {above[j] + 1, row[j - 1] + 1, above[j - 1] + (same(a[i - 1], b[j - 1]) ? 0u : 1u)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

/// What somebody may have meant who wrote only its beginning.
std::string shortest_with_prefix(std::string_view name,
                                 const std::vector<std::string_view>& candidates) {
  constexpr std::size_t kFewestBytes = 2;
  std::string_view best;
  for (std::string_view candidate : candidates) {
    if (name.size() < kFewestBytes || !candidate.starts_with(name)) continue;
    if (best.empty() || candidate.size() < best.size()) best = candidate;
  }
  return std::string(best);
}

}  // namespace

std::string nearest_name(std::string_view name, const std::vector<std::string_view>& candidates) {
  // A third of the name may be wrong; beyond that a suggestion misleads more than it helps.
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::string_view best;
  for (std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best.empty() ? shortest_with_prefix(name, candidates) : std::string(best);
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::string nearest = nearest_name(name, candidates);
  return nearest.empty() ? "" : ", did you mean \"" + nearest + "\"?";
}

}  // namespace deskmill
