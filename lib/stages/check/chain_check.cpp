// SPDX-License-Identifier: Apache-2.0
#include "stages/check/chain_check.hpp"

#include <utility>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "run/manifest.hpp"
#include "schema/validator.hpp"
#include "stages/check/law.hpp"
#include "stages/check/set_check.hpp"
#include "text/table.hpp"

namespace deskmill {
namespace {

/// 12136 becomes "12,136".
std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

/// Whether the first of several lines is an object of its own: counts are one object in all.
bool holds_records(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  const bool is_object = first_visible(line) == '{' && trimmed(line).ends_with('}');
  return is_object && !is_ascii_blank(text.substr(line.size()));
}

[[noreturn]] void refuse(const std::string& file) {
  throw Error(Exit::kUsage, file + ": --chain takes what --stats or --manifest wrote, not data");
}

/// False when the file is no sound stats file or manifest; that is a finding.
bool read_counts(const std::string& file, Findings& findings, RunCounts& counts) {
  const std::string text = read_file(file);
  if (holds_records(text)) refuse(file);
  const JsonDocument document = parse_json_or_throw(text, file, Exit::kCheckFailed);
  const JsonValue root = document.root();
  if (!root["schema"].exists()) refuse(file);
  const std::string name = root["schema"].text() == kManifestSchema ? "manifest" : "stats";
  const Schema schema(std::string(builtin_schema(name)), name);
  const auto problems = schema.validate(root);
  for (const SchemaProblem& problem : problems) findings.add(name, problem, file, 0);
  if (!problems.empty()) return false;
  check_law(root, file, findings);
  counts = counts_of(root);
  return true;
}

/// The stats files of a step: the file itself, or all of a directory or of the sets below it. What
/// --out-dir made has the counts of the whole run in one file; the manifests of single files beside
/// it say the same again.
std::vector<std::string> files_of_step(const std::string& step) {
  if (!is_directory(step)) return {step};
  const std::string reports = join_path(step, "meta");
  const std::string directory = is_directory(reports) ? reports : step;
  for (const std::string_view whole : {"stats.json", "manifest.json"}) {
    std::string file = join_path(directory, whole);
    if (file_exists(file)) return {std::move(file)};
  }
  std::vector<std::string> files;
  for (const std::string& name : list_directory(directory)) {
    if (name.ends_with(".json")) files.push_back(join_path(directory, name));
  }
  if (!files.empty()) return files;
  for (const std::string& set : sets_in(step)) {
    if (set != step)
      for (std::string& file : files_of_step(set)) files.push_back(std::move(file));
  }
  if (files.empty()) {
    throw Error(Exit::kNoInput, step + ": no stats file (*.json) in this directory");
  }
  return files;
}

/// Adds up all shards of a step; false when one of them is a finding.
bool read_step(const std::string& step, Findings& findings, RunCounts& total) {
  bool sound = true;
  for (const std::string& file : files_of_step(step)) {
    RunCounts shard;
    if (!read_counts(file, findings, shard)) {
      sound = false;
    } else if (total.stage.empty()) {
      total = shard;
    } else if (shard.stage == total.stage) {
      add_shard(total, shard);
    } else {
      findings.add("chain.mixed", file, 0,
                   "of " + shard.stage + ", others here are of " + total.stage);
      sound = false;
    }
  }
  return sound;
}

void check_link(const RunCounts& before, const RunCounts& after, const std::string& file,
                Findings& findings) {
  if (before.out != after.in) {
    findings.add("chain.broken", file, 0,
                 before.stage + " put out " + grouped(before.out) + ", " + after.stage +
                     " took in " + grouped(after.in));
  } else if (!after.sum_in.empty() && !before.sum_out.empty() && before.sum_out != after.sum_in) {
    findings.add("chain.content", file, 0,
                 "as many records as " + before.stage + " put out, but not the same ones");
  }
}

}  // namespace

std::string check_chain(const std::vector<std::string>& steps, Findings& findings) {
  std::vector<TableRow> rows = {{"stage", "in", "kept", "merged", "dropped", "rejected", "out"}};
  RunCounts before;
  bool linked = false;
  for (const std::string& step : steps) {
    RunCounts run;
    if (!read_step(step, findings, run)) {
      linked = false;
      continue;
    }
    if (linked) check_link(before, run, step, findings);
    rows.push_back({run.stage, grouped(run.in), grouped(run.kept), grouped(run.merged),
                    grouped(run.dropped), grouped(run.rejected), grouped(run.out)});
    before = run;
    linked = true;
  }
  return aligned_table(rows, 1);
}

}  // namespace deskmill
