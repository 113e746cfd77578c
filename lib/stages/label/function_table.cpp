// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "stages/label/label.hpp"
#include "text/table.hpp"

namespace deskmill {
namespace {

std::string percent(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "-";
  std::string text(16, '\0');
  const int length = std::snprintf(text.data(), text.size(), "%.1f%%",
                                   100.0 * static_cast<double>(part) / static_cast<double>(whole));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

/// What became of the records, each of them in one line.
std::string outcome_table(const Tally& tally, std::int64_t records) {
  std::vector<TableRow> rows = {{"records", "number", "share"}};
  const auto add = [&](const char* name, std::string_view count) {
    const std::int64_t number = tally.get(count);
    rows.push_back({name, std::to_string(number), percent(number, records)});
  };
  add("labelled", "label/labelled");
  add("labelled with a level above the votes", "label/backed_off");
  add("abstained", "label/abstained");
  add("no function fired", "label/no_vote");
  add("came with an intent", "label/kept_intent");
  return aligned_table(rows, 1);
}

}  // namespace

std::string function_table(const LabelSet& set, const Tally& tally) {
  const std::int64_t records = tally.get("records/kept") + tally.get("records/dropped");
  std::vector<TableRow> rows = {
      {"function", "label", "fired", "coverage", "overlap", "conflict", "right"}};
  for (const LabelFunction& function : set.functions) {
    auto count = [&](std::string_view what) {
      return tally.get("function_" + std::string(what) + "/" + function.name);
    };
    const std::int64_t fired = count("fired");
    rows.push_back({function.name, set.labels.name(function.label), std::to_string(fired),
                    percent(fired, records), percent(count("overlap"), records),
                    percent(count("conflict"), records), percent(count("right"), count("judged"))});
  }
  return aligned_table(rows, 2) + '\n' + outcome_table(tally, records);
}

}  // namespace deskmill
