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
#include <vector>

#include "cli/options.hpp"
#include "cli/parsing/command_line.hpp"
#include "config/node.hpp"

namespace deskmill {

/// Where a value was taken from the file: an element of a list has its own line.
struct ConfiguredValue {
  std::string option;  ///< long name
  std::string value;
  std::string where;  ///< "mill.yaml:5"
};

/// Assigns what `root` says about `stage` to the options of `table` that `line` does not give.
/// `common` is the table of all common options, also those this program lacks.
/// Returns what was assigned, in the order of the file, the stage's own last: of two values of one
/// option the later counts.
/// Throws Error(kUsage) "FILE:LINE: ..." for unknown sections and keys and for bad values.
std::vector<ConfiguredValue> apply_config(const Node& root, std::string_view stage,
                                          const OptionTable& table, const OptionTable& common,
                                          const CommandLine& line);

}  // namespace deskmill
