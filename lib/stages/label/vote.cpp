// SPDX-License-Identifier: Apache-2.0
#include "stages/label/vote.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "stages/label/label_set.hpp"

namespace deskmill {
namespace {

using Probabilities = std::map<std::string, double, std::less<>>;

Probabilities probabilities_of(const std::vector<Vote>& votes, const std::vector<std::string>& labels) {
  Probabilities scores;
  for (const Vote& vote : votes) scores[labels[vote.label]] += vote.weight;
  double total = 1;
  for (auto& [label, score] : scores) {
    score = std::exp(score);
    total += score;
  }
  for (auto& [label, score] : scores) score /= total;
  return scores;
}

/// Adds the probability of each label to all levels above it.
Probabilities with_parents(const Probabilities& leaves) {
  Probabilities all = leaves;
  for (const auto& [label, probability] : leaves) {
    for (std::string_view parent = parent_label(label); !parent.empty(); parent = parent_label(parent)) {
      all[std::string(parent)] += probability;
    }
  }
  return all;
}

std::size_t depth_of(std::string_view label) {
  return static_cast<std::size_t>(std::count(label.begin(), label.end(), '.'));
}

std::string_view source_of(const std::vector<Vote>& votes, std::string_view label,
                           const std::vector<std::string>& labels) {
  bool rules = false, model = false;
  for (const Vote& vote : votes) {
    if (!labels[vote.label].starts_with(label)) continue;
    (vote.source == VoteSource::kRules ? rules : model) = true;
  }
  return rules && model ? "rules+model" : model ? "model" : "rules";
}

}  // namespace

std::optional<Verdict> decide(const std::vector<Vote>& votes, const std::vector<std::string>& labels,
                              double threshold) {
  if (votes.empty()) return std::nullopt;
  const Probabilities leaves = probabilities_of(votes, labels);
  const Probabilities all = with_parents(leaves);
  const Probabilities::value_type* best = nullptr;
  for (const auto& candidate : all) {
    if (candidate.second < threshold) continue;
    const bool better = best == nullptr || depth_of(candidate.first) > depth_of(best->first) ||
                        (depth_of(candidate.first) == depth_of(best->first) &&
                         candidate.second > best->second);
    if (better) best = &candidate;
  }
  if (best == nullptr) return std::nullopt;
  return Verdict{best->first, best->second, !leaves.contains(best->first),
                 source_of(votes, best->first, labels)};
}

}  // namespace deskmill
