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
  return aligned_table(rows, 2);
}

}  // namespace deskmill
