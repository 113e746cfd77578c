// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/run_part.hpp"

#include <utility>

#include "io/paths.hpp"
#include "run/input_names.hpp"
#include "run/outputs/path_guard.hpp"

namespace deskmill {
namespace {

/// Rejects and dropped records are customer data: only their owner may read them.
void open_private(std::optional<OutputFile>& file, const RunOptions& options,
                  const std::string& path) {
  if (path.empty()) return;
  file.emplace(path, OutputSettings{.no_clobber = options.no_clobber, .private_mode = true});
}

std::optional<SideFile> commit(std::optional<OutputFile>& file) {
  if (!file) return std::nullopt;
  const OutputFacts facts = file->commit();
  const std::string path = file->path();
  file.reset();
  return side_file(path, facts);
}

}  // namespace

std::optional<SideFile> side_file(const std::string& path, const OutputFacts& facts) {
  if (path == kStandardStream || is_special_file(path)) return std::nullopt;
  return SideFile{path, facts.bytes, facts.file_hash};
}

PartPaths paths_of_run(const RunPlan& plan) {
  return {plan.layout, plan.outputs, plan.rejects, plan.dropped, plan.manifest};
}

PartPaths paths_of_input(const RunPlan& plan, std::size_t input) {
  PartPaths paths{Layout::kSingle, {plan.outputs[input]}, "", "", ""};
  if (!plan.rejects.empty()) paths.rejects = plan.sidecar(input, "rejects.jsonl");
  if (!plan.dropped.empty()) paths.dropped = plan.sidecar(input, "dropped.jsonl");
  paths.manifest = plan.sidecar(input, "manifest.json");
  return paths;
}

RunPart::RunPart(const RunOptions& options, const BatchSettings& settings, PartPaths paths)
    : options_(options),
      paths_(std::move(paths)),
      data_(paths_.layout, paths_.data,
            {.no_clobber = options.no_clobber, .hashing = hashing_for(options)},
            settings.content_sums) {
  open_private(rejects_, options, paths_.rejects);
  open_private(dropped_, options, paths_.dropped);
  if (!paths_.manifest.empty()) {
    manifest_file_.emplace(paths_.manifest, OutputSettings{.no_clobber = options.no_clobber});
  }
}

void RunPart::add_data(std::size_t input, const BatchResult& result) {
  data_.write(input, result.sink, result.out);
  Totals& totals = manifest_.totals;
  totals.tally.add("records/out", static_cast<std::int64_t>(result.sink.lines()));
  for (const ContentSum& sum : result.out) totals.out.merge(sum);
}

void RunPart::add_counts(const BatchResult& result) {
  if (rejects_ && !result.rejects.empty()) rejects_->write(result.rejects);
  if (dropped_ && !result.dropped.empty()) dropped_->write(result.dropped);
  Totals& totals = manifest_.totals;
  totals.tally.merge(result.sink.notes.tally);
  if (!result.in) return;
  if (!totals.in) totals.in.emplace();
  totals.in->merge(*result.in);
}

void RunPart::add_input(const InputFacts& facts, const Tally& tally) {
  manifest_.inputs.push_back(facts);
  manifest_.totals.tally.merge(tally);
}

void RunPart::close_data() {
  manifest_.outputs = data_.close();
}

void RunPart::commit_side_files() {
  manifest_.rejects = commit(rejects_);
  manifest_.dropped = commit(dropped_);
}

void RunPart::commit_data(const std::vector<ConfigFile>& config_files) {
  if (manifest_file_) manifest_file_->remove_target();
  data_.commit();
  if (!manifest_file_) return;
  manifest_.config_files = config_files;
  for (const NamedFile& file : options_.files_updated) {
    manifest_.state.push_back(
        {file.option, printable_name(base_name(file.path)), facts_of(file.path).file_hash});
  }
  manifest_.fingerprint = fingerprint(options_, config_files, manifest_.inputs);
  manifest_file_->write(manifest_json(options_, manifest_, paths_.manifest));
  manifest_file_->commit();
}

}  // namespace deskmill
