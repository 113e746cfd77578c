// SPDX-License-Identifier: Apache-2.0
#include "stages/check/set_check.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "json/document.hpp"
#include "run/run_plan.hpp"
#include "stages/check/law.hpp"

namespace deskmill {
namespace {

struct Report {
  std::string text;
  JsonParser parser;
  JsonDocument document;

  /// False when it is not there, or broken, which is a finding already.
  static bool read(const std::string& path, Report& report) {
    if (!is_regular_file(path)) return false;
    report.text = read_file(path);
    return !report.parser.parse(report.text, report.document);
  }
};

void compare(const RunCounts& set, const RunCounts& other, const std::string& file,
             std::string_view others, Findings& findings) {
  const std::array<std::pair<std::string_view, std::int64_t RunCounts::*>, 6> counts = {{
      {"in", &RunCounts::in},
      {"kept", &RunCounts::kept},
      {"merged", &RunCounts::merged},
      {"dropped", &RunCounts::dropped},
      {"rejected", &RunCounts::rejected},
      {"out", &RunCounts::out},
  }};
  const auto say = [&](const std::string& what) {
    findings.add("manifest.total", file, 0,
                 what + ": one of them was edited, or is of another run");
  };
  for (const auto& [name, count] : counts) {
    if (set.*count == other.*count) continue;
    say("records." + std::string(name) + " is " + std::to_string(set.*count) + " here and " +
        std::to_string(other.*count) + " in " + std::string(others));
  }
  if (set.sum_in != other.sum_in || set.sum_out != other.sum_out) {
    say("the content sums are not those of " + std::string(others));
  }
}

/// The counts of the manifests of the set's files added up; nullopt when they have none, as shards.
std::optional<RunCounts> counts_of_files(const std::string& meta, JsonValue manifest) {
  std::optional<RunCounts> total;
  for (const JsonValue output : manifest["outputs"]) {
    Report report;
    const std::string name =
        sidecar_name(base_name(std::string(output["path"].text())), "manifest.json");
    if (!Report::read(join_path(meta, name), report)) return std::nullopt;
    const RunCounts counts = counts_of(report.document.root());
    if (total) {
      add_shard(*total, counts);
    } else {
      total = counts;
    }
  }
  return total;
}

}  // namespace

void check_set_adds_up(const std::string& set, Findings& findings) {
  const std::string meta = join_path(set, "meta"), file = join_path(meta, "manifest.json");
  Report manifest;
  if (!is_directory(join_path(set, "data")) || !Report::read(file, manifest)) return;
  const RunCounts counts = counts_of(manifest.document.root());
  if (const auto total = counts_of_files(meta, manifest.document.root())) {
    compare(counts, *total, file, "the manifests of its files together", findings);
  }
  const std::string stats_file = join_path(meta, "stats.json");
  Report stats;
  if (!Report::read(stats_file, stats)) return;
  compare(counts, counts_of(stats.document.root()), file, stats_file, findings);
}

}  // namespace deskmill
