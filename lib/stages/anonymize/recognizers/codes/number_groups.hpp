// Numbers of orders in groups, as they are printed and read out: "8827 3390 1122", "SF 1234 5678".
//
// Alone the groups would be numbers of their own, too short to be an order's. They become one only
// where a word or a question says that a number stands there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "stages/anonymize/recognizers/context/tokens.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Index behind the runs that are read out as one number from run `first` on: "8827 3390 1122" has
/// blanks between groups of two to five digits, "123-4567890-1234567" hyphens between any.
std::size_t groups_end(const Anchors& anchors, std::size_t first);

/// A token that is the first group of a number becomes the whole number, if that is long enough to
/// be none of an amount.
void take_groups(const Anchors& anchors, Token& token);

/// "SF 1234 5678 90123": the letters become the whole number.
void take_groups_behind_letters(const Anchors& anchors, Cue cue, Token& token);

}  // namespace deskmill
