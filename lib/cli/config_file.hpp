// --config FILE.yaml: options from a file, for all stages of a project at once.
//
//   common:
//     jobs: 4
//   pair-extract:
//     min-score: 0.6
//   clean:
//     rules: [shop.yaml, mail.yaml]
//
// Keys are the long names of the options. A value on the command line wins over the stage's
// section, that over `common`, that over the default. Nothing is read that was not named: no file
// of the working directory or the home directory changes a run. Paths in it are relative to the
// working directory, as on the command line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/options.hpp"
#include "config/node.hpp"

namespace deskmill {

/// Assigns what `root` says about `stage` to the options of `table` that `line` does not give.
/// `common` is the table of all common options, also those this program lacks.
/// Throws Error(kUsage) "FILE:LINE: ..." for unknown sections and keys and for bad values.
void apply_config(const Node& root, std::string_view stage, const OptionTable& table,
                  const OptionTable& common, const CommandLine& line);

}  // namespace deskmill
