// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/resume.hpp"

#include <cstdint>

#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "run/manifest.hpp"
#include "run/outputs/path_guard.hpp"

namespace deskmill {
namespace {

bool still_holds(const std::string& path, std::uint64_t bytes, Hash128 hash) {
  if (!is_regular_file(path)) return false;
  const FileFacts facts = facts_of(path);
  return facts.bytes == bytes && facts.hash == hash;
}

/// True also for a side file that is not asked for now: it may be gone or different.
bool side_file_holds(const std::string& path, const std::optional<SideFile>& file) {
  if (path.empty() || is_special_file(path)) return true;
  return file && still_holds(path, file->bytes, file->hash);
}

/// The first file among those a stage updates (split's ledger) that is not as the earlier run left
/// it: with another one, this run would decide otherwise. "" when there is none.
std::string changed_state(const RunOptions& options, const std::vector<ConfigFile>& state) {
  if (state.size() != options.files_updated.size()) return "other files to be updated";
  for (std::size_t i = 0; i < state.size(); ++i) {
    const std::string& path = options.files_updated[i].path;
    if (!is_regular_file(path) || facts_of(path).hash != state[i].hash) {
      return path + " is missing or changed";
    }
  }
  return {};
}

/// One that is not asked for now is no file of this run.
void take_path(const std::string& path, std::optional<SideFile>& file) {
  if (path.empty()) file.reset();
  if (file) file->path = path;
}

/// Whether the manifest is about these data files. All paths in it are then those of `paths`, no
/// longer relative to the manifest.
bool take_paths(const PartPaths& paths, Manifest& manifest) {
  if (manifest.outputs.size() != paths.data.size()) return false;
  for (std::size_t i = 0; i < paths.data.size(); ++i) {
    DataFile& file = manifest.outputs[i];
    if (file.path != relative_to_manifest(paths.data[i], paths.manifest)) return false;
    file.path = paths.data[i];
  }
  take_path(paths.rejects, manifest.rejects);
  take_path(paths.dropped, manifest.dropped);
  return true;
}

/// False of counts that were edited or damaged: they would enter the totals of this run.
bool adds_up(const Manifest& manifest) {
  constexpr std::int64_t kMost = std::int64_t{1} << 53;  // more than any run counts
  const Tally& tally = manifest.totals.tally;
  for (const auto& [name, amount] : tally.entries()) {
    if (amount < 0 || amount > kMost) return false;
  }
  std::uint64_t records = 0;
  for (const DataFile& file : manifest.outputs) records += file.records;
  const auto out = static_cast<std::uint64_t>(tally.get("records/out"));
  return is_conserved(tally) && out == records && out == manifest.totals.out.lines();
}

std::string fingerprint_now(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                            const std::vector<InputFile>& inputs) {
  std::vector<InputFacts> facts;
  for (const InputFile& input : inputs) {
    const FileFacts file = facts_of(input.path);
    facts.push_back({input.name, file.bytes, file.hash, 0});
  }
  return fingerprint(options, config_files, facts);
}

/// Why the part has to be made anew; "" when it is finished. The cheap questions come first: the
/// later ones read all inputs and outputs.
std::string why_not(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                    const std::vector<InputFile>& inputs, const PartPaths& paths,
                    Manifest& manifest) {
  if (!take_paths(paths, manifest)) return "other outputs";
  if (!adds_up(manifest)) return "the counts in its manifest do not add up";
  if (fingerprint_now(options, config_files, inputs) != manifest.fingerprint) {
    return "inputs, options or program changed";
  }
  for (const DataFile& file : manifest.outputs) {
    if (!still_holds(file.path, file.facts.bytes, file.facts.file_hash)) {
      return file.path + " is missing or changed";
    }
  }
  if (!side_file_holds(paths.rejects, manifest.rejects) ||
      !side_file_holds(paths.dropped, manifest.dropped)) {
    return "rejects or dropped are missing or changed";
  }
  return changed_state(options, manifest.state);
}

}  // namespace

Finished find_finished(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                       const std::vector<InputFile>& inputs, const PartPaths& paths) {
  Finished result;
  result.manifest = read_manifest(paths.manifest, options.stage);
  if (!result.manifest) return {std::nullopt, "no manifest yet"};
  result.why_not = why_not(options, config_files, inputs, paths, *result.manifest);
  if (!result.why_not.empty()) result.manifest.reset();
  return result;
}

}  // namespace deskmill
