// SPDX-License-Identifier: Apache-2.0
#include "stages/check/check.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/counted.hpp"
#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/inputs.hpp"
#include "io/paths.hpp"
#include "stages/check/chain_check.hpp"
#include "stages/check/findings.hpp"
#include "stages/check/finished_check.hpp"
#include "stages/check/format_check.hpp"
#include "stages/check/leak_check.hpp"
#include "stages/check/set_check.hpp"
#include "stages/check/split_check.hpp"

namespace deskmill {
namespace {

std::vector<std::string> paths_of(const std::vector<std::string>& operands,
                                  std::vector<std::string> suffixes) {
  InputOptions options;
  options.operands = operands;
  options.suffixes = std::move(suffixes);
  std::vector<std::string> paths;
  for (const InputFile& file : resolve_inputs(options).files) paths.push_back(file.path);
  return paths;
}

/// Each operand is a data set of its own; none means standard input.
std::vector<std::string> data_sets(const CheckOptions& options) {
  return options.operands.empty() ? std::vector<std::string>{"-"} : options.operands;
}

/// What a stage puts beside data/: manifests, statistics, rejects, the list of data sets.
std::vector<std::string> sidecars_of(const std::string& set) {
  if (!is_output_set(set)) return {};
  const std::string meta = join_path(set, "meta");
  std::vector<std::string> paths;
  if (std::string list = join_path(set, "dataset_info.json"); file_exists(list)) {
    paths.push_back(std::move(list));
  }
  for (const std::string& name : list_directory(meta)) {
    const std::string_view stored = without_compression_suffix(name);
    if (stored.ends_with(".json") || stored.ends_with(".jsonl")) {
      paths.push_back(join_path(meta, name));
    }
  }
  return paths;
}

bool has_data(const std::string& set) {
  const std::vector<std::string> names = list_directory(join_path(set, "data"));
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return !name.starts_with('.'); });
}

/// Of sets whose runs did not end there may be none.
std::vector<std::string> data_of(const std::string& operand, const std::vector<std::string>& sets) {
  if (!sets.empty() && std::none_of(sets.begin(), sets.end(), has_data)) return {};
  return paths_of({operand}, {".jsonl", ".ndjson", ".json"});
}

void check_formats(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  FormatCheck check(findings, options.inputs_dir);
  const auto check_all = [&](const std::vector<std::string>& paths) {
    check.begin_data_set();
    for (const std::string& path : paths) output.out(path + ": " + check.check(path) + '\n');
  };
  for (const std::string& operand : data_sets(options)) {
    const std::vector<std::string> sets = sets_in(operand);
    check_all(data_of(operand, sets));
    for (const std::string& set : sets) {
      check_all(sidecars_of(set));
      output.out(check_is_finished(set, findings));
      check_set_adds_up(set, findings);
    }
  }
}

/// Everything below a directory, hidden or not, of any suffix: a leak may lie anywhere.
void add_all_files(const std::string& directory, std::vector<std::string>& paths,
                   Findings& findings) {
  for (const std::string& name : list_directory(directory)) {
    const std::string path = join_path(directory, name);
    std::error_code broken;
    const auto type = std::filesystem::symlink_status(path, broken).type();
    if (type == std::filesystem::file_type::directory) {
      add_all_files(path, paths, findings);
    } else if (std::filesystem::is_regular_file(path, broken)) {
      paths.push_back(path);
    } else {
      findings.add("leak.unread", path, 0, "neither a file nor a directory of this tree: not read");
    }
  }
}

std::vector<std::string> paths_to_search(const std::vector<std::string>& operands,
                                         Findings& findings) {
  if (operands.empty()) return paths_of({}, {});  // standard input
  std::vector<std::string> paths;
  for (const std::string& operand : operands) {
    if (is_directory(operand)) {
      add_all_files(operand, paths, findings);
    } else {
      for (std::string& path : paths_of({operand}, {})) paths.push_back(std::move(path));
    }
  }
  return paths;
}

/// Searches one file. One that cannot be read is a finding, since nobody knows what is in it; the
/// others are searched all the same.
std::size_t search(LeakCheck& check, const std::string& path, const CheckOutput& output,
                   Findings& findings) {
  try {
    const LeakCheck::Searched searched = check.check(path);
    if (searched.is_binary) output.out(path + ": binary, searched as bytes\n");
    return searched.lines;
  } catch (const Error& error) {
    if (error.code() != Exit::kNoInput) throw;
    findings.add("leak.unread", path, 0, error.what());
    return 0;
  }
}

void check_leaks(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  LeakCheck check(read_file(options.values), options.values, findings);
  std::size_t lines = 0;
  const std::vector<std::string> paths = paths_to_search(options.operands, findings);
  for (const std::string& path : paths) lines += search(check, path, output, findings);
  output.out("looked for " + counted(check.values(), "value") + " in " + counted(lines, "line") +
             " of " + counted(paths.size(), "file") + '\n');
  if (lines == 0 && !options.quiet) output.say("nothing was searched: there was no line to read");
}

void check_splits(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  SplitCheck check(findings);
  const std::vector<std::string> paths = paths_of(options.operands, {".jsonl", ".ndjson"});
  for (const std::string& path : paths) check.check(path);
  output.out(check.summary() + '\n');
}

void ask(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  switch (options.question) {
    case Question::kFormat:
      return check_formats(options, output, findings);
    case Question::kChain:
      return output.out(check_chain(options.operands, findings));
    case Question::kLeaks:
      return check_leaks(options, output, findings);
    case Question::kSplits:
      return check_splits(options, output, findings);
  }
}

}  // namespace

Exit run_check(const CheckOptions& options, const CheckOutput& output) {
  if (options.question == Question::kChain && options.operands.empty()) {
    throw Error(Exit::kUsage, "--chain needs the stats files of the stages, in their order");
  }
  const auto streams =
      std::count(options.operands.begin(), options.operands.end(), kStandardStream);
  const bool reads_stream = options.operands.empty() || streams > 0;
  if (streams > 1 || (reads_stream && options.values == kStandardStream)) {
    throw Error(Exit::kUsage, "standard input (-) can be read only once");
  }
  if (!options.inputs_dir.empty() && !is_directory(options.inputs_dir)) {
    throw Error(Exit::kNoInput, options.inputs_dir + ": there is no such folder (--inputs)");
  }
  CheckOutput wanted = output;
  if (options.quiet) wanted.out = [](const std::string&) {};
  Findings findings(output.say);
  ask(options, wanted, findings);
  if (findings.count() == 0) return Exit::kDone;
  findings.say_rest();
  output.say(counted(findings.count(), "finding"));
  return Exit::kCheckFailed;
}

}  // namespace deskmill
