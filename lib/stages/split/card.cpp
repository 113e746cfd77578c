// SPDX-License-Identifier: Apache-2.0
#include "stages/split/card.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "core/counted.hpp"
#include "core/version.hpp"
#include "json/string.hpp"
#include "run/run_plan.hpp"

namespace deskmill {
namespace {

/// The name that the Hugging Face hub has for data sets of this size.
std::string_view size_category(std::int64_t rows) {
  if (rows < 1'000) return "n<1K";
  if (rows < 10'000) return "1K<n<10K";
  if (rows < 100'000) return "10K<n<100K";
  if (rows < 1'000'000) return "100K<n<1M";
  if (rows < 10'000'000) return "1M<n<10M";
  if (rows < 100'000'000) return "10M<n<100M";
  return rows < 1'000'000'000 ? "100M<n<1B" : "1B<n<10B";
}

/// "train-*-of-00002.jsonl": of a run with other shards, whose files still lie there, none fits.
std::string pattern_of(std::string_view side, const SplitOptions& options) {
  const std::string first = shard_name(side, 0, options.shards) + options.shard_suffix;
  return std::string(side) + "-*" + first.substr(first.find("-of-"));
}

std::string header(std::string_view name, const SplitCounts& counts, const SplitOptions& options) {
  const std::int64_t rows =
      std::accumulate(counts.rows.begin(), counts.rows.end(), std::int64_t{0});
  std::string yaml = "---\npretty_name: " + json_string(name) + "\nsize_categories:\n- ";
  yaml += size_category(rows);
  yaml += "\ntask_categories:\n- question-answering\n- text-classification\n";
  yaml += "tags:\n- customer-support\nconfigs:\n- config_name: default\n  data_files:\n";
  for (std::size_t side = 0; side < kSides; ++side) {
    if (counts.rows[side] == 0) continue;
    yaml += "  - split: " + std::string(kSideNames[side]) + "\n    path: data/" +
            pattern_of(kSideNames[side], options) + '\n';
  }
  return yaml + "---\n";
}

/// A name as a cell of a Markdown table.
std::string cell(std::string_view name) {
  std::string escaped;
  for (const char c : name) {
    if (c == '|') escaped += '\\';
    escaped += c == '\n' || c == '\r' ? ' ' : c;
  }
  return escaped;
}

std::string table_row(std::string_view name, const std::array<std::int64_t, kSides>& numbers) {
  std::string row = "| " + cell(name);
  for (const std::int64_t number : numbers) row += " | " + std::to_string(number);
  return row + " |\n";
}

std::string table_head(std::string_view first) {
  std::string head = "| " + std::string(first);
  for (const std::string_view side : kSideNames) head += " | " + std::string(side);
  return head + " |\n|---|---:|---:|---:|\n";
}

using Label = std::pair<const std::string, std::array<std::int64_t, kSides>>;

std::int64_t rows_of(const Label& label) {
  return std::accumulate(label.second.begin(), label.second.end(), std::int64_t{0});
}

/// The labels with the most rows, by name. More than a reader would look at mean that the member
/// holds something else, such as a text of each record.
std::vector<const Label*> largest_labels(const SplitCounts& counts) {
  constexpr std::size_t kMost = 1000;
  std::vector<const Label*> labels;
  for (const Label& label : counts.labels) labels.push_back(&label);
  if (labels.size() <= kMost) return labels;
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label* a, const Label* b) { return rows_of(*a) > rows_of(*b); });
  labels.resize(kMost);
  std::sort(labels.begin(), labels.end(),
            [](const Label* a, const Label* b) { return a->first < b->first; });
  return labels;
}

std::string label_table(const SplitCounts& counts) {
  std::string table = "\n" + table_head("intent");
  const std::vector<const Label*> labels = largest_labels(counts);
  for (const Label* label : labels) table += table_row(label->first, label->second);
  if (const std::size_t left = counts.labels.size() - labels.size(); left > 0) {
    table += "\n" + counted(left, "more intent") + ", of no more rows each.\n";
  }
  return table;
}

}  // namespace

std::string data_card(std::string_view name, const SplitCounts& counts,
                      const SplitOptions& options) {
  std::string card = header(name, counts, options);
  card +=
      "\n# " + std::string(name) + "\n\nMade from customer-support logs with deskmill " +
      std::string(version()) + ", split with seed " + std::to_string(options.seed) +
      ".\n\nRecords that share a conversation, a customer, a cluster of near duplicates or their "
      "text are on one side.\nPersonal data was replaced as far as its policy and rules reach; "
      "pseudonymised data is still personal data.\n\n";
  card += table_head("") + table_row("rows", counts.rows) + table_row("groups", counts.groups);
  if (counts.quarantined > 0) {
    card += "\n" + counted(static_cast<std::uint64_t>(counts.quarantined), "row") +
            (counts.quarantined == 1 ? " was" : " were") +
            " left out: a group came to reach two sides.\n";
  }
  if (!counts.labels.empty()) card += label_table(counts);
  return card;
}

}  // namespace deskmill
