// Reads an expression into the steps of a CharacterPattern.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "stages/pair_extract/character_pattern.hpp"

namespace deskmill {

struct PatternProgram {
  std::vector<PatternStep> steps;  ///< behind the last: a match
  std::vector<CharacterSet> sets;
};

/// nullopt for what CharacterPattern does not take.
std::optional<PatternProgram> read_program(std::string_view expression);

}  // namespace deskmill
