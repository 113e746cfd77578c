// From argv to options and operands, by the GNU rules and nothing more.
//
// Written by hand rather than with CLI11, which breaks the contract in two places that cost users
// their data: `--stats= in.jsonl` (an empty shell variable) takes the input file as the value of
// --stats and so overwrites it, and a file called `[a,b]` becomes the two operands a and b
// (CLI11 2.1.2). Options and operands mix in any order; `--` ends the options; `-` is an operand;
// short flags may be joined (-qn) and carry their value (-j4). Names are never abbreviated: an
// abbreviation in a cron job would change its meaning, or die, with the next option we add.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace deskmill {

struct CommandLine {
  struct Given {
    std::size_t option = 0;  ///< row in the table
    std::string value;       ///< "true" for a flag without a value
  };
  std::vector<Given> given;  ///< in the order of the command line
  std::vector<std::string> operands;

  /// All values given for a row, in order; empty when it was not given.
  std::vector<std::string> values_of(std::size_t option) const;
};

/// Throws Error(kUsage) for an unknown option, naming the nearest one, and for a missing value.
CommandLine parse_command_line(const OptionTable& table, const std::vector<std::string>& arguments);

}  // namespace deskmill
