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

std::vector<InputFile> files_of(const std::vector<std::string>& operands,
                                std::vector<std::string> suffixes) {
  InputOptions options;
  options.operands = operands;
  options.suffixes = std::move(suffixes);
  return resolve_inputs(options).files;
}

/// Each operand is a data set of its own; none means standard input.
std::vector<std::string> data_sets(const CheckOptions& options) {
  return options.operands.empty() ? std::vector<std::string>{"-"} : options.operands;
}

/// The manifests, statistics and rejects in the meta/ that a stage puts beside data/.
std::vector<InputFile> sidecars_of(const std::string& operand) {
  const std::string meta = join_path(operand, "meta");
  if (!file_exists(join_path(operand, "data")) || !file_exists(meta)) return {};
  std::vector<InputFile> files;
  for (const std::string& name : list_directory(meta)) {
    InputFile file;
    file.path = join_path(meta, name);
    file.name = name;
    const std::string_view stored = without_compression_suffix(name);
    if (stored.ends_with(".json") || stored.ends_with(".jsonl")) files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(),
            [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
  return files;
}

void check_formats(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  FormatCheck check(findings, options.inputs_dir);
  const auto check_all = [&](const std::vector<InputFile>& files) {
    check.begin_data_set();
    for (const InputFile& file : files) output.out(file.path + ": " + check.check(file) + '\n');
  };
  for (const std::string& operand : data_sets(options)) {
    check_all(files_of({operand}, {".jsonl", ".ndjson", ".json"}));
    check_all(sidecars_of(operand));
    output.out(check_is_finished(operand, findings));
    check_set_adds_up(operand, findings);
  }
}

InputFile file_named(std::string path) {
  InputFile file;
  file.name = source_name_of(path);
  file.path = std::move(path);
  return file;
}

/// Everything below a directory, hidden or not, of any suffix: a leak may lie anywhere.
void add_all_files(const std::string& directory, std::vector<InputFile>& files,
                   Findings& findings) {
  for (const std::string& name : list_directory(directory)) {
    const std::string path = join_path(directory, name);
    std::error_code broken;
    const auto type = std::filesystem::symlink_status(path, broken).type();
    if (type == std::filesystem::file_type::directory) {
      add_all_files(path, files, findings);
    } else if (std::filesystem::is_regular_file(path, broken)) {
      files.push_back(file_named(path));
    } else {
      findings.add("leak.unread", path, 0, "neither a file nor a directory of this tree: not read");
    }
  }
}

std::vector<InputFile> files_to_search(const std::vector<std::string>& operands,
                                       Findings& findings) {
  if (operands.empty()) return files_of({}, {});  // standard input
  std::vector<InputFile> files;
  for (const std::string& operand : operands) {
    if (is_directory(operand)) {
      add_all_files(operand, files, findings);
    } else {
      for (InputFile& file : files_of({operand}, {})) files.push_back(std::move(file));
    }
  }
  return files;
}

/// Searches one file. One that cannot be read is a finding, since nobody knows what is in it; the
/// others are searched all the same.
std::size_t search(LeakCheck& check, const InputFile& file, const CheckOutput& output,
                   Findings& findings) {
  try {
    const LeakCheck::Searched searched = check.check(file);
    if (searched.is_binary) output.out(file.path + ": binary, searched as bytes\n");
    return searched.lines;
  } catch (const Error& error) {
    if (error.code() != Exit::kNoInput) throw;
    findings.add("leak.unread", file.path, 0, error.what());
    return 0;
  }
}

void check_leaks(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  LeakCheck check(read_file(options.values), options.values, findings);
  std::size_t lines = 0;
  const std::vector<InputFile> files = files_to_search(options.operands, findings);
  for (const InputFile& file : files) lines += search(check, file, output, findings);
  output.out("looked for " + counted(check.values(), "value") + " in " + counted(lines, "line") +
             " of " + counted(files.size(), "file") + '\n');
  if (lines == 0 && !options.quiet) output.say("nothing was searched: there was no line to read");
}

void check_splits(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  SplitCheck check(findings);
  for (const InputFile& file : files_of(options.operands, {".jsonl", ".ndjson"})) check.check(file);
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
