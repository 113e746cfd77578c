// SPDX-License-Identifier: Apache-2.0
#include "run/run_plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "io/files.hpp"
#include "io/output_file.hpp"
#include "io/paths.hpp"
#include "run/input_names.hpp"
#include "run/outputs/path_guard.hpp"

namespace deskmill {
namespace {

std::string data_dir(const RunOptions& options) {
  return options.out_dir + "/data/";
}

/// "a.csv.gz" gives "a.jsonl.gz"; a name that says JSONL already stays.
std::string jsonl_name(std::string_view name) {
  std::string_view stem = without_compression_suffix(name);
  const std::string_view compression = name.substr(stem.size());
  if (has_suffix(stem, ".jsonl") || has_suffix(stem, ".ndjson")) return std::string(name);
  const std::size_t dot = stem.rfind('.');
  if (dot != std::string_view::npos && dot > 0) stem = stem.substr(0, dot);
  return std::string(stem) + ".jsonl" + std::string(compression);
}

bool is_read_from_folders(std::string_view name, const std::vector<std::string>& suffixes) {
  const std::string_view stem = without_compression_suffix(name);
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](const std::string& suffix) { return has_suffix(stem, suffix); });
}

/// "a.log.gz" gives "a.log.jsonl.gz" where folders are not searched for .log: whoever reads the
/// output next would pass it over. So it is with a pipe, "/dev/fd/63".
std::string kept_name(const std::string& name, const std::vector<std::string>& suffixes) {
  if (is_read_from_folders(name, suffixes)) return name;
  const std::string_view stem = without_compression_suffix(name);
  return std::string(stem) + ".jsonl" + name.substr(stem.size());
}

std::vector<std::string> names_of_inputs(const RunPlan& plan, const RunOptions& options,
                                         bool keeps_names) {
  std::vector<std::string> names;
  std::map<std::string, std::string> input_of;
  for (const InputFile& input : plan.inputs.files) {
    std::string name = base_name(input.path);
    if (input.path == kStandardStream) name = input.name.empty() ? "stdin" : base_name(input.name);
    const bool is_kept = keeps_names && input.path != kStandardStream;
    name = is_kept ? kept_name(name, options.input.suffixes) : jsonl_name(name);
    if (name.front() == '.') {
      throw Error(Exit::kUsage, input.path +
                                    ": would be hidden in --out-dir, and whoever reads the folder "
                                    "would pass it over; rename it or use --shards");
    }
    const auto [other, is_new] = input_of.emplace(name, input.path);
    if (!is_new) {
      throw Error(Exit::kUsage, other->second + " and " + input.path +
                                    " would both be written to " + name +
                                    " in --out-dir; rename one or use --shards");
    }
    names.push_back(std::move(name));
  }
  return names;
}

std::string five_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return digits.size() < 5 ? std::string(5 - digits.size(), '0') + digits : digits;
}

std::vector<std::string> shard_names(const RunOptions& options) {
  std::vector<std::string> names;
  for (std::size_t k = 0; k < options.shards; ++k) {
    names.push_back(shard_name("part", k, options.shards) + options.shard_suffix);
  }
  return names;
}

void place_data(const RunOptions& options, const OutputShape& shape, RunPlan& plan) {
  if (options.out_dir.empty()) {
    plan.outputs = {options.output.empty() ? kStandardStream : options.output};
    return;
  }
  std::vector<std::string> names;
  if (!shape.targets.empty()) {
    plan.layout = Layout::kTargets;
    plan.targets = shape.targets.size();
    names = shape.targets;
  } else if (options.shards > 0) {
    plan.layout = Layout::kShards;
    names = shard_names(options);
  } else {
    plan.layout = Layout::kPerInput;
    names = names_of_inputs(plan, options, shape.keeps_names);
  }
  for (const std::string& name : names) plan.outputs.push_back(data_dir(options) + name);
}

/// A folder's own report; what the user named is a copy, unless it is the same file.
void place_in_folder(const std::string& path, std::string& report, std::string& copy) {
  if (!report.empty() && !is_same_place(report, path)) copy = report;
  report = path;
}

void place_reports(const RunOptions& options, RunPlan& plan) {
  plan.stats = options.stats;
  plan.manifest = options.manifest;
  if (options.out_dir.empty()) return;
  plan.meta_dir = options.out_dir + "/meta";
  place_in_folder(plan.meta_dir + "/stats.json", plan.stats, plan.stats_copy);
  place_in_folder(plan.meta_dir + "/manifest.json", plan.manifest, plan.manifest_copy);
}

bool reads_standard_input(const InputOptions& input) {
  if (input.operands.empty()) return input.files_from.empty();
  return std::find(input.operands.begin(), input.operands.end(), kStandardStream) !=
         input.operands.end();
}

/// Who reads it second finds nothing, as if there were no records.
void check_standard_input(const RunOptions& options) {
  std::vector<std::string> readers;
  for (const NamedFile& file : options.files_read) {
    if (file.path == kStandardStream) readers.push_back("--" + file.option);
  }
  if (reads_standard_input(options.input)) readers.emplace_back("the input");
  if (readers.size() < 2) return;
  throw Error(Exit::kUsage, "standard input (-) can be read only once, and " + readers[0] +
                                " and " + readers[1] + " both read it");
}

void check_resumable(const RunOptions& options, const RunPlan& plan) {
  if (!options.resume) return;
  for (const InputFile& input : plan.inputs.files) {
    if (input.path == kStandardStream || !input.is_regular) {
      throw Error(Exit::kUsage,
                  "--resume needs files as input, not " +
                      (input.path == kStandardStream ? "standard input" : input.path));
    }
  }
}

}  // namespace

std::string shard_name(std::string_view stem, std::size_t shard, std::size_t shards) {
  return std::string(stem) + "-" + five_digits(shard) + "-of-" + five_digits(shards);
}

std::string RunPlan::sidecar(std::size_t input, const std::string& kind) const {
  return meta_dir + "/" + sidecar_name(base_name(outputs[input]), kind);
}

std::string sidecar_name(const std::string& output, const std::string& kind) {
  std::string name = output + "." + kind;
  if (name.size() > kMostNameBytes) name = to_hex(hash128(output)) + "." + kind;
  return name;
}

void check_options(const RunOptions& options) {
  const auto refuse = [](const char* why) { throw Error(Exit::kUsage, why); };
  if (!options.out_dir.empty() && !options.output.empty()) {
    refuse("--output and --out-dir exclude each other: one file, or a folder of files");
  }
  if (options.out_dir == kStandardStream) {
    refuse(
        "--out-dir needs a folder, and - is none; without -o and --out-dir, standard output is "
        "written");
  }
  if (options.shards > 0 && options.out_dir.empty()) refuse("--shards needs --out-dir");
  if (options.shards == 0 && options.shard_suffix != RunOptions().shard_suffix) {
    refuse("--shard-suffix needs --shards");
  }
  static_assert(kMostShards == 99999);
  if (options.shards > kMostShards) refuse("--shards is limited to 99999");
  const bool is_traced = options.trace > 0 || !options.explain.empty();
  if (!options.trace_out.empty() && !is_traced) refuse("--trace-out needs --trace or --explain");
  if (!options.resume) return;
  if (options.no_clobber) refuse("--resume and --no-clobber exclude each other");
  const bool writes_file = !options.output.empty() && options.output != kStandardStream;
  if (options.out_dir.empty() && (!writes_file || options.manifest.empty())) {
    refuse("--resume needs --out-dir, or -o with --manifest");
  }
  if (reads_standard_input(options.input)) {
    refuse("--resume needs files as input, not standard input");
  }
}

RunPlan make_plan(const RunOptions& options, const OutputShape& shape) {
  check_options(options);
  check_standard_input(options);
  if (!shape.targets.empty() && options.out_dir.empty()) {
    throw Error(Exit::kUsage, "this stage writes several files and needs --out-dir");
  }
  RunPlan plan;
  plan.inputs = resolve_inputs(options.input);
  for (InputFile& input : plan.inputs.files) input.name = printable_name(input.name);
  plan.input_names = distinct_names(plan.inputs.files);
  check_resumable(options, plan);
  place_data(options, shape, plan);
  place_reports(options, plan);
  check_paths(options, plan);
  return plan;
}

std::vector<std::string> strangers_beside_outputs(const RunOptions& options, const RunPlan& plan) {
  std::vector<std::string> strangers;
  if (options.out_dir.empty()) return strangers;
  const std::set<std::string_view> ours(plan.outputs.begin(), plan.outputs.end());
  for (const std::string& name : list_directory(data_dir(options))) {
    std::string path = data_dir(options) + name;
    if (name.front() != '.' && !ours.contains(path)) strangers.push_back(std::move(path));
  }
  return strangers;
}

void make_output_directories(const RunOptions& options, const RunPlan& plan) {
  if (plan.meta_dir.empty()) return;
  make_directories(data_dir(options));
  make_directories(plan.meta_dir);
}

}  // namespace deskmill
