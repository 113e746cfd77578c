// The weighted vote: from which functions fired to one label with a probability, or to none.
//
// Weights are log-odds. A label's score is the sum of the weights of its votes, and P(label) =
// exp(score) / (exp(0) + sum of exp(scores) of all labels with votes): the 0 is the case "none of
// them". When no label reaches the threshold, the vote climbs: P(a.b) is the sum over a.b and all
// labels below it, and the deepest level that reaches the threshold wins; refund.how against
// refund.status becomes refund. Else it abstains. A model's votes enter as one more source with a
// weight of their own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// Labels with the levels above them: "refund.how" brings "refund" along.
class LabelTree {
 public:
  static constexpr std::size_t kNone = ~std::size_t{0};

  /// Index of the label, which is added with its parents when it is new.
  std::size_t add(std::string_view label);
  const std::string& name(std::size_t label) const { return nodes_[label].name; }
  std::size_t parent(std::size_t label) const { return nodes_[label].parent; }
  std::size_t depth(std::size_t label) const { return nodes_[label].depth; }
  std::size_t size() const { return nodes_.size(); }
  /// True when `label` is `other` or stands below it.
  bool is_below(std::size_t label, std::size_t other) const;

 private:
  struct Node {
    std::string name;
    std::size_t parent = kNone;
    std::size_t depth = 0;
  };
  std::vector<Node> nodes_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
};

enum class VoteSource { kRules, kModel };

struct Vote {
  std::size_t label = 0;
  double weight = 1;
  VoteSource source = VoteSource::kRules;
};

struct Verdict {
  std::size_t label = 0;
  double probability = 0;
  bool backed_off = false;            ///< a parent of what was voted for
  std::string_view source = "rules";  ///< "rules", "model" or "rules+model"
};

/// nullopt = abstain. Votes index `labels`.
std::optional<Verdict> decide(const std::vector<Vote>& votes, const LabelTree& labels,
                              double threshold);

}  // namespace deskmill
