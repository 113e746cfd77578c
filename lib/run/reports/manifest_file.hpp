// The manifest of a run or a part of it, as it is written, and read again by a later run.
//
// Written last, by rename. `deskmill check` verifies it (run/manifest.hpp), --resume compares its
// fingerprint. It repeats the counts of the stats file, so that a run that skips a finished output
// can still add them up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/hash.hpp"
#include "io/output_file.hpp"
#include "run/reports/fingerprint.hpp"
#include "run/reports/stats.hpp"
#include "run/run_options.hpp"

namespace deskmill {

/// One data file, as the manifest describes it.
struct DataFile {
  std::string path;  ///< as opened
  OutputFacts facts;
  std::uint64_t records = 0;
  ContentSum content;  ///< empty unless content sums were asked for
};

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

/// Nothing when there is no such file or it is no manifest of this stage. The paths in it are
/// relative to the manifest.
std::optional<Manifest> read_manifest(const std::string& path, const std::string& stage);

}  // namespace deskmill
