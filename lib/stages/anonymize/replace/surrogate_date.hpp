// Another date of birth in the form of the old one.
//
// One date has many spellings, and all of them get the same surrogate. Which number is the day and
// which the month many spellings leave open, so a pair is drawn by size: the smaller number gives
// way to the smaller one, whatever it counts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/anonymize/replace/keyed_hash.hpp"

namespace deskmill {

/// `draw` depends on the date and not on its spelling. What is no date has its digits drawn anew.
std::string surrogate_of_date(std::string_view value, Draw& draw);

}  // namespace deskmill
