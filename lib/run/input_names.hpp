// The names of inputs in messages, rejects and ids that are made from file and line.
//
// Phones call every export _chat.txt, help desks call theirs tickets.csv: two inputs of one run
// often have the same base name. With that alone nobody could tell which of them "line 21" is in,
// and rows that have no id but file and line would get the same one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/inputs.hpp"

namespace deskmill {

/// A file name as UTF-8, which records and reports must be: where it is not, each byte beyond ASCII
/// becomes U+FFFD.
std::string printable_name(std::string_view name);

/// One UTF-8 name per input, all different: the input's name; where several have the same, with as
/// many of its folders in front as tell them apart ("2026/03/tickets.csv"); where that does not
/// help (one file given twice), with "~2", "~3" ... behind.
std::vector<std::string> distinct_names(const std::vector<InputFile>& inputs);

}  // namespace deskmill
