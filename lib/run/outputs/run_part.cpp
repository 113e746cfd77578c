// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/run_part.hpp"

#include <utility>

#include "io/files.hpp"
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

/// Ends the file and lists it for commit_together().
std::optional<SideFile> end_side_file(std::optional<OutputFile>& file,
                                      std::vector<OutputFile*>& files) {
  if (!file) return std::nullopt;
  files.push_back(&*file);
  return side_file(file->path(), file->end());
}

}  // namespace

std::optional<SideFile> side_file(const std::string& path, const OutputFacts& facts) {
  if (path == kStandardStream || is_special_file(path)) return std::nullopt;
  return SideFile{path, facts.bytes, facts.file_hash};
}

PartPaths paths_of_run(const RunOptions& options, const RunPlan& plan) {
  return {plan.layout, plan.outputs, options.rejects, options.dropped, plan.manifest};
}

PartPaths paths_of_input(const RunOptions& options, const RunPlan& plan, std::size_t input) {
  PartPaths paths{Layout::kSingle, {plan.outputs[input]}, "", "", ""};
  const auto place = [&](const std::string& wanted, const char* kind, std::string& path) {
    std::string sidecar = plan.sidecar(input, kind);
    (wanted.empty() ? paths.outdated.emplace_back() : path) = std::move(sidecar);
  };
  place(options.rejects, "rejects.jsonl", paths.rejects);
  place(options.dropped, "dropped.jsonl", paths.dropped);
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

void RunPart::end_data() {
  manifest_.outputs = data_.end();
}

void RunPart::close_data() {
  manifest_.outputs = data_.close();
}

void RunPart::write_manifest(const std::vector<ConfigFile>& config_files) {
  manifest_.config_files = config_files;
  for (const NamedFile& file : options_.files_updated) {
    manifest_.state.push_back(
        {file.option, printable_name(base_name(file.path)), facts_of(file.path).hash});
  }
  manifest_.fingerprint = fingerprint(options_, config_files, manifest_.inputs);
  manifest_file_->write(manifest_json(options_, manifest_, paths_.manifest));
}

void commit_side_files(const RunParts& parts) {
  std::vector<OutputFile*> files;
  for (const auto& part : parts) {
    part->manifest_.rejects = end_side_file(part->rejects_, files);
    part->manifest_.dropped = end_side_file(part->dropped_, files);
  }
  commit_together(files);
}

void commit_data(const RunParts& parts, const std::vector<ConfigFile>& config_files) {
  std::vector<OutputFile*> data, manifests;
  for (const auto& part : parts) {
    part->data_.list_files(data);
    if (part->manifest_file_) manifests.push_back(&*part->manifest_file_);
  }
  for (OutputFile* manifest : manifests) manifest->remove_target();
  for (const auto& part : parts) {
    for (const std::string& path : part->paths_.outdated) remove_file(path);
  }
  commit_together(data);
  for (const auto& part : parts) {
    if (part->manifest_file_) part->write_manifest(config_files);
  }
  commit_together(manifests);
}

}  // namespace deskmill
