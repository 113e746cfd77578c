// Fields of which not the names but only the values tell what they may hold: good enough for a
// draft that somebody corrects, not for reading.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

/// The field in which most is written by people: words count, times and ids hardly. The first of
/// `names` when nothing is written at all, "NAME" without names.
std::string longest_text(const Sample& sample, const std::vector<std::string>& names);

/// The first field whose values are all times of day with their dates; "" when there is none.
std::string time_by_values(const Sample& sample, const std::vector<std::string>& names);

/// The first field whose values stand together as those of conversations do; "" when there is none.
std::string conversation_by_values(const Sample& sample, const std::vector<std::string>& names);

/// The first row of a table seems to be no header: a cell is a number, or comes again below.
/// Columns that a spreadsheet adds may have no name.
bool begins_with_data(const Sample& table);

}  // namespace deskmill
