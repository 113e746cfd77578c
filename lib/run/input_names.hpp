// What stands for an input in messages, rejects and ids made from its name.
//
// Phones call every export _chat.txt and help desks call theirs tickets.csv: two inputs of one run often
// have the same base name, nobody could tell which of them line 21 is in, and rows that only file and line
// identify would get the same ids.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/inputs.hpp"

namespace deskmill {

/// A file name may hold any bytes; what goes into records and reports must be UTF-8. In a name that is not,
/// each byte beyond ASCII becomes U+FFFD.
std::string printable_name(std::string_view name);

/// One per input, UTF-8, all different: its name; where others have the same, with as many of its folders
/// in front as tell them apart; where that does not help (one file given twice), with "~2" and so on behind.
std::vector<std::string> distinct_names(const std::vector<InputFile>& inputs);

}  // namespace deskmill
