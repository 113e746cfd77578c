// SPDX-License-Identifier: Apache-2.0
#include "stages/check/set_check.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "json/document.hpp"
#include "run/manifest.hpp"
#include "run/run_plan.hpp"
#include "stages/check/law.hpp"
#include "stages/check/lines.hpp"

namespace deskmill {
namespace {

constexpr const char* kManifest = "manifest.json";
constexpr const char* kNoReport =
    "is not there or holds something else; the run that made the set wrote it";

struct Report {
  std::string text;
  JsonParser parser;
  JsonDocument document;

  /// False when it is not there, or holds something else.
  static bool read(const std::string& path, std::string_view schema, Report& report) {
    if (!is_regular_file(path)) return false;
    report.text = read_file(path);
    return !report.parser.parse(report.text, report.document) &&
           report.document.root()["schema"].text() == schema;
  }
};

/// What differs between two reports on one set.
class Comparison {
 public:
  Comparison(const std::string& file, std::string_view other, Findings& findings)
      : file_(file), other_(other), findings_(findings) {}

  void counts(const RunCounts& set, const RunCounts& other) {
    count("records.in", set.in, other.in);
    count("records.kept", set.kept, other.kept);
    count("records.merged", set.merged, other.merged);
    count("records.dropped", set.dropped, other.dropped);
    count("records.rejected", set.rejected, other.rejected);
    count("records.out", set.out, other.out);
    if (set.sum_in != other.sum_in || set.sum_out != other.sum_out)
      differs("the content sums are not those");
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> others;
    for (const auto& [name, number] : set.others) others[name].first = number;
    for (const auto& [name, number] : other.others) others[name].second = number;
    for (const auto& [name, numbers] : others) {
      if (numbers.first != numbers.second) differs("the count " + name + " is not that");
    }
  }

  void run(JsonValue set, JsonValue other) {
    for (const char* member : {"version", "stage", "config"}) {
      if (set[member].raw() != other[member].raw()) differs(std::string(member) + " is not that");
    }
  }

 private:
  void count(const std::string& name, std::int64_t here, std::int64_t there) {
    if (here == there) return;
    say(name + " is " + std::to_string(here) + " here and " + std::to_string(there) + " in " +
        other_);
  }
  void differs(const std::string& what) { say(what + " of " + other_); }
  void say(const std::string& what) {
    findings_.add("manifest.total", file_, 0,
                  what + ": one of them was edited, or is of another run");
  }

  const std::string& file_;
  std::string other_;
  Findings& findings_;
};

/// Where the manifest lies of an output, whose name may stand encoded in the set's manifest.
std::string manifest_of_file(const std::string& meta, const std::string& path) {
  const auto place = [&](const std::string& output) {
    return join_path(meta, sidecar_name(base_name(output), kManifest));
  };
  const std::string decoded = place(path_from_manifest(path));
  return file_exists(decoded) ? decoded : place(path);
}

/// The manifests of the set's files, each by where it lies and the output it should be about.
std::vector<std::pair<std::string, std::string_view>> manifests_of_files(const std::string& meta,
                                                                         JsonValue manifest) {
  std::vector<std::pair<std::string, std::string_view>> files;
  for (const JsonValue output : manifest["outputs"]) {
    const std::string_view path = output["path"].text();
    files.emplace_back(manifest_of_file(meta, std::string(path)), path);
  }
  return files;
}

/// A stage that streams finishes each input by itself, unless it deals the records out to shards.
bool has_manifests_of_files(JsonValue manifest) {
  static constexpr std::array<std::string_view, 5> kStreaming = {"anonymize", "clean", "export",
                                                                 "label", "pair-extract"};
  const auto stage = std::find(kStreaming.begin(), kStreaming.end(), manifest["stage"].text());
  return stage != kStreaming.end() && manifest["config"]["shards"].integer() == 0;
}

/// The counts of the manifests of the set's files added up; nullopt when they have none, as shards,
/// or one is missing, which is a finding.
std::optional<RunCounts> counts_of_files(const std::string& meta, JsonValue manifest,
                                         Findings& findings) {
  const auto files = manifests_of_files(meta, manifest);
  const bool have_some = std::any_of(files.begin(), files.end(),
                                     [](const auto& file) { return file_exists(file.first); });
  if (!have_some && !has_manifests_of_files(manifest)) return std::nullopt;
  std::optional<RunCounts> total;
  bool have_all = true;
  for (const auto& [file, path] : files) {
    Report report;
    if (!Report::read(file, kManifestSchema, report)) {
      findings.add("manifest.none", file, 0, kNoReport);
      have_all = false;
      continue;
    }
    const JsonValue root = report.document.root();
    if (root["outputs"].element(0)["path"].text() != path) {
      findings.add("manifest.total", file, 0, "is the manifest of another file than its name says");
    }
    const RunCounts counts = counts_of(root);
    if (total) {
      add_shard(*total, counts);
    } else {
      total = counts;
    }
  }
  return have_all ? total : std::nullopt;
}

/// Names of the rejects and dropped records that the manifests in `meta` say lie beside them.
std::set<std::string, std::less<>> named_side_files(const std::string& meta) {
  std::set<std::string, std::less<>> names;
  for (const std::string& name : list_directory(meta)) {
    Report report;
    if (!name.ends_with(kManifest) || !Report::read(join_path(meta, name), kManifestSchema, report))
      continue;
    for (const char* member : {"rejects", "dropped"}) {
      const std::string_view path = report.document.root()[member]["path"].text();
      names.emplace(path);
      names.insert(path_from_manifest(path));
    }
  }
  return names;
}

/// As the first line tells.
bool holds_rejects_or_dropped(const std::string& path) {
  bool holds = false;
  for_each_line(path, [&](const FileLine& line) {
    JsonParser parser;
    JsonDocument document;
    const bool is_json = !parser.parse(line.text, document);
    holds =
        is_json && (document.root()["reason"].exists() || document.root()["dropped_by"].exists());
    return false;
  });
  return holds;
}

/// Of an earlier run, or the entry was cut out of a manifest: nothing says whether they are whole.
void check_side_files_are_named(const std::string& meta, Findings& findings) {
  const auto named = named_side_files(meta);
  for (const std::string& name : list_directory(meta)) {
    const bool is_lines = without_compression_suffix(name).ends_with(".jsonl");
    const std::string path = join_path(meta, name);
    if (!is_lines || named.contains(name) || !holds_rejects_or_dropped(path)) continue;
    findings.add("manifest.stranger", path, 0,
                 "holds rejects or dropped records, and no manifest beside it names it: it is of "
                 "an earlier run, or a manifest was edited");
  }
}

void add_sets(const std::string& directory, std::vector<std::string>& sets) {
  if (is_directory(join_path(directory, "data"))) return sets.push_back(directory);
  for (const std::string& name : list_directory(directory)) {
    const std::string path = join_path(directory, name);
    if (is_directory(path) && !std::filesystem::is_symlink(path)) add_sets(path, sets);
  }
}

}  // namespace

std::vector<std::string> sets_in(const std::string& operand) {
  std::vector<std::string> sets;
  if (is_directory(operand)) add_sets(operand, sets);
  return sets;
}

void check_set_adds_up(const std::string& set, Findings& findings) {
  const std::string meta = join_path(set, "meta"), file = join_path(meta, kManifest);
  Report manifest;
  if (!is_directory(join_path(set, "data")) || !file_exists(file)) return;
  if (!Report::read(file, kManifestSchema, manifest)) {
    return findings.add("manifest.none", file, 0, "holds no manifest");
  }
  check_side_files_are_named(meta, findings);
  RunCounts counts = counts_of(manifest.document.root());
  const std::string stats_file = join_path(meta, "stats.json");
  Report stats;
  if (!Report::read(stats_file, kStatsSchema, stats)) {
    findings.add("stats.none", stats_file, 0, kNoReport);
  } else {
    Comparison comparison(file, stats_file, findings);
    comparison.run(manifest.document.root(), stats.document.root());
    comparison.counts(counts, counts_of(stats.document.root()));
  }
  if (const auto total = counts_of_files(meta, manifest.document.root(), findings)) {
    counts.others.erase("input/skipped_files");  // is of the folder that was read, and of no file
    Comparison(file, "the manifests of its files together", findings).counts(counts, *total);
  }
}

}  // namespace deskmill
