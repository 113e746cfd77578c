// What stands for an input in ids that are made from its name.
//
// Phones call every export _chat.txt and help desks call theirs tickets.csv: two inputs of one run often
// have the same base name, and rows that only file and line identify would get the same ids.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "io/inputs.hpp"

namespace deskmill {

/// One per input, all different: its name; where others have the same, with as many of its folders in
/// front as tell them apart; where that does not help (one file given twice), with "~2" and so on behind.
std::vector<std::string> id_names(const std::vector<InputFile>& inputs);

}  // namespace deskmill
