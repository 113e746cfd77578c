// The manifest: what was made from what, with hashes; its presence says that a set is complete.
//
// Written last, by rename. `deskmill check` verifies it, --resume compares its fingerprint. It
// repeats the counts of the stats file, so that a run that skips a finished output can still add
// them up. Schema: schemas/manifest.schema.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "run/data_outputs.hpp"
#include "run/fingerprint.hpp"
#include "run/run_options.hpp"
#include "run/stats.hpp"

namespace deskmill {

/// Value of the member "schema".
inline constexpr const char* kManifestSchema = "deskmill/manifest-1";

/// Size and XXH3-128 of a file beside the data.
struct SideFile {
  std::string path;
  std::uint64_t bytes = 0;
  Hash128 hash;
};

struct Manifest {
  std::string fingerprint;
  std::vector<ConfigFile> config_files;
  /// RunOptions::files_updated as this run left them. Later runs change them, so `check` ignores
  /// them.
  std::vector<ConfigFile> state;
  std::vector<InputFacts> inputs;
  std::vector<DataFile> outputs;
  Totals totals;
  std::optional<SideFile> rejects, dropped;  ///< when they were asked for and are regular files
};

/// `path` is where it will lie: the paths of outputs, rejects and dropped are written relative to
/// it.
std::string manifest_json(const RunOptions& options, const Manifest& manifest,
                          const std::string& path);

/// Removes a manifest, before the data it describes is replaced. Leaves devices alone.
void remove_old_manifest(const std::string& path);

/// Nothing when there is no such file or it is no manifest of this stage. The paths in it are
/// relative to the manifest.
std::optional<Manifest> read_manifest(const std::string& path, const std::string& stage);

/// How a path is spelt in a manifest: unchanged when it is UTF-8, else with %XX for each % and each
/// byte beyond ASCII. Readers first look for the file as spelt, then for path_from_manifest() of
/// it.
std::string path_for_manifest(const std::string& path);
std::string path_from_manifest(std::string_view written);

/// `path` as seen from the folder of `manifest`, spelt for it; "-" stays.
std::string relative_to_manifest(const std::string& path, const std::string& manifest);

}  // namespace deskmill
