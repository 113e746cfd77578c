// SPDX-License-Identifier: Apache-2.0
#include "stages/check/check.hpp"

#include <algorithm>
#include <string_view>

#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/inputs.hpp"
#include "io/paths.hpp"
#include "stages/check/chain_check.hpp"
#include "stages/check/findings.hpp"
#include "stages/check/format_check.hpp"
#include "stages/check/leak_check.hpp"
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

/// The operands one by one: each is a data set of its own.
std::vector<std::string> data_sets(const CheckOptions& options) {
  return options.operands.empty() ? std::vector<std::string>{"-"} : options.operands;
}

/// A stage puts its manifests, statistics and rejects into meta/, beside data/.
std::vector<InputFile> sidecars_of(const std::string& operand) {
  const std::string meta = join_path(operand, "meta");
  if (!file_exists(join_path(operand, "data")) || !file_exists(meta)) return {};
  std::vector<InputFile> files;
  for (const std::string& name : list_directory(meta)) {
    InputFile file;
    file.path = join_path(meta, name);
    file.name = name;
    if (name.ends_with(".json") || name.ends_with(".jsonl")) files.push_back(std::move(file));
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
  }
}

void check_leaks(const CheckOptions& options, const CheckOutput& output, Findings& findings) {
  LeakCheck check(read_file(options.values), options.values, findings);
  std::size_t lines = 0;
  const auto files =
      files_of(options.operands, {".jsonl", ".ndjson", ".json", ".txt", ".md", ".csv"});
  for (const InputFile& file : files) lines += check.check(file);
  for (const std::string& operand : options.operands) {
    for (const InputFile& file : sidecars_of(operand)) lines += check.check(file);
  }
  output.out("looked for " + std::to_string(check.values()) + " values in " +
             std::to_string(lines) + " lines\n");
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
  CheckOutput wanted = output;
  if (options.quiet) wanted.out = [](const std::string&) {};
  Findings findings(output.say);
  ask(options, wanted, findings);
  if (findings.count() == 0) return Exit::kDone;
  findings.say_rest();
  output.say(std::to_string(findings.count()) + (findings.count() == 1 ? " finding" : " findings"));
  return Exit::kCheckFailed;
}

}  // namespace deskmill
