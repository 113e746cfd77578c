// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/dry_run.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/counted.hpp"
#include "io/paths.hpp"
#include "run/outputs/resume.hpp"

namespace deskmill {
namespace {

using Say = std::function<void(const std::string&)>;

std::string name_of_stream(const std::string& path, const char* stream) {
  return path == kStandardStream ? stream : path;
}

void describe_inputs(const RunPlan& plan, const Say& say) {
  for (const InputFile& input : plan.inputs.files) {
    std::string line = "would read " + name_of_stream(input.path, "standard input");
    if (input.is_regular) line += " (" + counted(input.bytes, "byte") + ")";
    say(line);
  }
  for (const std::string& path : plan.inputs.skipped) {
    say("would skip " + path + ": suffix not known");
  }
}

void describe_part(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                   const std::vector<InputFile>& inputs, const PartPaths& paths, const Say& say) {
  std::string verb = "would write ";
  std::string reason;
  if (options.resume) {
    const Finished finished = find_finished(options, config_files, inputs, paths);
    verb = finished.manifest ? "would skip " : "would write ";
    reason = finished.manifest ? ": done and unchanged" : ": " + finished.why_not;
  }
  for (const std::string& path : paths.data) {
    say(verb + name_of_stream(path, "standard output") + reason);
  }
}

void describe_side_files(const RunOptions& options, const RunPlan& plan, const Say& say) {
  for (const std::string* path : {&options.rejects, &options.dropped, &plan.stats, &plan.stats_copy,
                                  &options.trace_out, &plan.manifest, &plan.manifest_copy}) {
    if (!path->empty()) say("would write " + name_of_stream(*path, "standard output"));
  }
  for (const NamedFile& file : options.files_written) {
    say("would write " + name_of_stream(file.path, "standard output"));
  }
  for (const NamedFile& file : options.files_updated) say("would update " + file.path);
}

void describe_config(const RunOptions& options, const Say& say) {
  for (const auto& [name, value] : options.config) say("with " + name + ": " + value);
  for (const auto& [name, path] : options.config_files) say("with " + name + ": " + path);
}

}  // namespace

RunSummary describe_run(const RunOptions& options, const RunPlan& plan, Books::Parts parts) {
  if (!options.answer) return {};
  const Say& say = options.answer;
  describe_inputs(plan, say);
  const auto config_files = options.resume ? hash_config_files(options) : std::vector<ConfigFile>{};
  if (parts == Books::Parts::kEachInput && plan.layout == Layout::kPerInput) {
    for (std::size_t i = 0; i < plan.outputs.size(); ++i) {
      describe_part(options, config_files, {plan.inputs.files[i]}, paths_of_input(options, plan, i),
                    say);
    }
  } else {
    describe_part(options, config_files, plan.inputs.files, paths_of_run(options, plan), say);
  }
  describe_side_files(options, plan, say);
  describe_config(options, say);
  return {};
}

}  // namespace deskmill
