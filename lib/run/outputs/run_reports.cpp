// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/run_reports.hpp"

#include <cstddef>
#include <string_view>

#include "io/byte_source.hpp"
#include "run/outputs/run_part.hpp"
#include "run/reports/stats.hpp"

namespace deskmill {
namespace {

/// The sidecars of all inputs, one after the other.
std::optional<SideFile> assemble(const RunPlan& plan, const std::string& path,
                                 const std::string& kind) {
  if (path.empty()) return std::nullopt;
  OutputFile out(path, {.private_mode = true});
  std::string buffer(1u << 20, '\0');
  for (std::size_t i = 0; i < plan.outputs.size(); ++i) {
    const auto source = open_input(plan.sidecar(i, kind));
    while (const std::size_t bytes = source->read(buffer.data(), buffer.size())) {
      out.write(std::string_view(buffer).substr(0, bytes));
    }
  }
  return side_file(path, out.commit());
}

}  // namespace

RunReports::RunReports(const RunOptions& options, const RunPlan& plan, bool each_input)
    : options_(options), plan_(plan), each_input_(each_input) {
  const OutputSettings settings{.no_clobber = options.no_clobber};
  if (!plan.stats.empty()) stats_.emplace(plan.stats, settings);
  if (!plan.stats_copy.empty()) stats_copy_.emplace(plan.stats_copy, settings);
  if (each_input) set_manifest_.emplace(plan.manifest, settings);
  if (!plan.manifest_copy.empty()) manifest_copy_.emplace(plan.manifest_copy, settings);
}

void RunReports::assemble_side_files() {
  if (!each_input_) return;
  set_rejects_ = assemble(plan_, options_.rejects, "rejects.jsonl");
  set_dropped_ = assemble(plan_, options_.dropped, "dropped.jsonl");
}

void RunReports::write_stats(const Totals& totals) {
  for (std::optional<OutputFile>* file : {&stats_, &stats_copy_}) {
    if (!*file) continue;
    (*file)->write(stats_json(options_, totals));
    (*file)->commit();
  }
}

void RunReports::remove_manifests() {
  for (std::optional<OutputFile>* file : {&set_manifest_, &manifest_copy_}) {
    if (*file) (*file)->remove_target();
  }
}

/// Of all inputs and outputs, made now or by an earlier run.
Manifest RunReports::manifest_of_set(const Finished& finished, const Totals& totals,
                                     const std::vector<ConfigFile>& config_files) const {
  Manifest set;
  set.totals = totals;
  set.rejects = set_rejects_;
  set.dropped = set_dropped_;
  for (const auto& part : finished) {
    set.inputs.insert(set.inputs.end(), part->inputs.begin(), part->inputs.end());
    set.outputs.insert(set.outputs.end(), part->outputs.begin(), part->outputs.end());
  }
  set.fingerprint = fingerprint(options_, config_files, set.inputs);
  return set;
}

void RunReports::write_manifests(const Finished& finished, const Totals& totals,
                                 const std::vector<ConfigFile>& config_files) {
  if (!set_manifest_ && !manifest_copy_) return;
  Manifest manifest = each_input_ ? manifest_of_set(finished, totals, config_files) : *finished[0];
  manifest.config_files = config_files;
  for (std::optional<OutputFile>* file : {&set_manifest_, &manifest_copy_}) {
    if (!*file) continue;
    (*file)->write(manifest_json(options_, manifest, (*file)->path()));
    (*file)->commit();
  }
}

}  // namespace deskmill
