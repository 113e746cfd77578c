// SPDX-License-Identifier: Apache-2.0
#include "stages/label/vote.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace deskmill {
namespace {

/// A label that votes reach, directly or from below.
struct Candidate {
  std::size_t label = 0;
  double score = 0;  ///< sum of its own votes' weights
  double power = 0;  ///< of e, by the score
  bool voted = false;
  double probability = 0;  ///< with everything below it
};

/// In the order in which votes first reach them.
class Candidates {
 public:
  explicit Candidates(std::size_t labels) : places_(labels, kNone) {}
  Candidate& of(std::size_t label) {
    std::uint32_t& place = places_[label];
    if (place == kNone) {
      place = static_cast<std::uint32_t>(list.size());
      list.push_back({.label = label});
    }
    return list[place];
  }

  std::vector<Candidate> list;

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::vector<std::uint32_t> places_;  ///< in the list, by label
};

/// The sum of as many powers as there may be labels stays finite.
constexpr double kLargestExponent = 600;

double highest_score(const std::vector<Candidate>& candidates) {
  const auto highest =
      std::max_element(candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
  return highest->score;
}

std::vector<Candidate> candidates_of(const std::vector<Vote>& votes, const LabelTree& labels) {
  Candidates candidates(labels.size());
  std::vector<Candidate>& list = candidates.list;
  list.reserve(2 * votes.size());  // labels and most of their parents
  for (const Vote& vote : votes) {
    Candidate& candidate = candidates.of(vote.label);
    candidate.score += vote.weight;
    candidate.voted = true;
  }
  const std::size_t voted = list.size();
  // exp() of large weights is infinite: scores count from the highest one then.
  const double highest = highest_score(list);
  const double base = highest > kLargestExponent ? highest : 0;
  double total = std::exp(-base);
  for (Candidate& candidate : list) {
    candidate.power = std::exp(candidate.score - base);
    total += candidate.power;
  }
  for (std::size_t i = 0; i < voted; ++i) {
    const double probability = list[i].power / total;
    for (std::size_t label = list[i].label; label != LabelTree::kNone;
         label = labels.parent(label)) {
      candidates.of(label).probability += probability;
    }
  }
  return std::move(list);
}

std::string_view source_of(const std::vector<Vote>& votes, std::size_t label,
                           const LabelTree& labels) {
  bool rules = false, model = false;
  for (const Vote& vote : votes) {
    if (!labels.is_below(vote.label, label)) continue;
    (vote.source == VoteSource::kRules ? rules : model) = true;
  }
  return rules && model ? "rules+model" : model ? "model" : "rules";
}

}  // namespace

std::size_t LabelTree::add(std::string_view label) {
  if (const auto known = by_name_.find(label); known != by_name_.end()) return known->second;
  Node node;
  node.name = label;
  const std::size_t dot = label.rfind('.');
  if (dot != std::string_view::npos) {
    node.parent = add(label.substr(0, dot));
    node.depth = nodes_[node.parent].depth + 1;
  }
  nodes_.push_back(std::move(node));
  return by_name_[nodes_.back().name] = nodes_.size() - 1;
}

bool LabelTree::is_below(std::size_t label, std::size_t other) const {
  while (label != kNone && label != other) label = parent(label);
  return label == other;
}

std::optional<Verdict> decide(const std::vector<Vote>& votes, const LabelTree& labels,
                              double threshold) {
  if (votes.empty()) return std::nullopt;
  const std::vector<Candidate> candidates = candidates_of(votes, labels);
  const Candidate* best = nullptr;
  for (const Candidate& candidate : candidates) {
    if (candidate.probability < threshold) continue;
    const bool better = best == nullptr ||
                        labels.depth(candidate.label) > labels.depth(best->label) ||
                        (labels.depth(candidate.label) == labels.depth(best->label) &&
                         candidate.probability > best->probability);
    if (better) best = &candidate;
  }
  if (best == nullptr) return std::nullopt;
  return Verdict{best->label, best->probability, !best->voted,
                 source_of(votes, best->label, labels)};
}

}  // namespace deskmill
