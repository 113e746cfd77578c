// --resume: whether a part of a run was finished by an earlier one.
//
// Contents decide and never times: a file that was copied has a new time, one that was edited may
// have an old one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/inputs.hpp"
#include "run/outputs/run_part.hpp"
#include "run/reports/fingerprint.hpp"
#include "run/reports/manifest_file.hpp"
#include "run/run_options.hpp"

namespace deskmill {

struct Finished {
  std::optional<Manifest> manifest;  ///< of a finished part, with the paths of `paths`
  std::string why_not;               ///< "no manifest yet", "other outputs", ...; "" when finished
};

/// A part is finished when its manifest has the fingerprint this run would give it and every file
/// it names still has the hash it had. Reads all inputs and outputs of the part once.
Finished find_finished(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                       const std::vector<InputFile>& inputs, const PartPaths& paths);

}  // namespace deskmill
