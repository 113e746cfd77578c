// Scores label's vote on sets that come with the votes of labelling functions.
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <map>

#include "json/document.hpp"
#include "report.hpp"
#include "stages/label/vote.hpp"

using namespace deskmill;
using namespace deskmill::quality;

namespace {

struct Example {
  std::int64_t label = 0;
  std::vector<std::int64_t> votes;  ///< -1 abstains
};

std::vector<Example> read_examples(const std::filesystem::path& path) {
  const std::string content = read_if_present(path);
  JsonDocument document;
  std::vector<Example> examples;
  if (content.empty() || JsonParser().parse(content, document)) return examples;
  for (const JsonValue entry : document.root()) {
    Example example;
    example.label = entry["label"].integer().value_or(-1);
    for (const JsonValue vote : entry["weak_labels"])
      example.votes.push_back(vote.integer().value_or(-1));
    examples.push_back(std::move(example));
  }
  return examples;
}

/// Log-odds of each function on labelled examples, one right and one wrong vote added; two classes.
std::vector<double> weights_from(const std::vector<Example>& examples) {
  std::vector<double> right(examples.front().votes.size(), 1), fired(right.size(), 2);
  for (const Example& example : examples) {
    for (std::size_t f = 0; f < right.size(); ++f) {
      if (example.votes[f] < 0) continue;
      ++fired[f];
      right[f] += example.votes[f] == example.label ? 1 : 0;
    }
  }
  std::vector<double> weights;
  for (std::size_t f = 0; f < right.size(); ++f)
    weights.push_back(std::log(right[f] / (fired[f] - right[f])));
  return weights;
}

struct Result {
  double accuracy = 0, coverage = 0;
};

Result vote_on(const std::vector<Example>& examples, const std::vector<double>& weights) {
  LabelTree labels;
  labels.add("0");
  labels.add("1");
  double right = 0, labelled = 0;
  for (const Example& example : examples) {
    std::vector<Vote> votes;
    for (std::size_t f = 0; f < weights.size(); ++f) {
      if (example.votes[f] >= 0)
        votes.push_back({static_cast<std::size_t>(example.votes[f]), weights[f]});
    }
    const auto verdict = decide(votes, labels, 0.3);
    if (!verdict) continue;
    ++labelled;
    right += verdict->label == static_cast<std::size_t>(example.label) ? 1 : 0;
  }
  return {labelled > 0 ? right / labelled : 0, labelled / static_cast<double>(examples.size())};
}

/// Share of examples on which most votes are right, ties and silence wrong.
double majority_accuracy(const std::vector<Example>& examples) {
  double right = 0;
  for (const Example& example : examples) {
    std::map<std::int64_t, int> count;
    for (const std::int64_t vote : example.votes) count[vote] += vote >= 0 ? 1 : 0;
    right += count[example.label] > count[1 - example.label] ? 1 : 0;
  }
  return right / static_cast<double>(examples.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto folder =
      std::filesystem::path(argv[1]) / "wrench_youtube/part_2_spam_clf/data/youtube";
  const auto train = read_examples(folder / "train.json"),
             valid = read_examples(folder / "valid.json");
  if (train.empty() || valid.empty()) return EXIT_SUCCESS;
  const Result result = vote_on(valid, weights_from(train));
  print({"label",
         "wrench_youtube",
         "accuracy of the weighted vote x coverage",
         result.accuracy * result.coverage,
         majority_accuracy(valid),
         {},
         "weights from train, reported on valid; floor: majority vote"});
  print({"label", "wrench_youtube", "accuracy where it labels", result.accuracy, {}, {}, {}});
  print({"label", "wrench_youtube", "coverage", result.coverage, {}, {}, {}});
  return EXIT_SUCCESS;
}
