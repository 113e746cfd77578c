// One line per score, in columns: stage, set, metric, score, trivial floor, best known, and what
// was tuned on which part. Shared by all quality programs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill::quality {

struct Score {
  std::string_view stage, set, metric;
  double score = 0;
  std::optional<double> floor = {}, best = {};
  std::string_view note = {};  ///< "tuned on odd ids, reported on even ids"
};

inline std::string number_or_dash(std::optional<double> number) {
  if (!number) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", *number);
  return text;
}

inline void print(const Score& score) {
  std::printf("%-12.*s %-24.*s %-40.*s %8s %8s %8s  %.*s\n", static_cast<int>(score.stage.size()),
              score.stage.data(), static_cast<int>(score.set.size()), score.set.data(),
              static_cast<int>(score.metric.size()), score.metric.data(),
              number_or_dash(score.score).c_str(), number_or_dash(score.floor).c_str(),
              number_or_dash(score.best).c_str(), static_cast<int>(score.note.size()),
              score.note.data());
  std::fflush(stdout);
}

/// The whole file, or "" when it is not there (the set is then skipped).
inline std::string read_if_present(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split_at(text, '\n');
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

}  // namespace deskmill::quality
