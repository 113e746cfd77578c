// The names of columns and members that a sample shows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

/// Columns of a table; members of a JSON sample's first objects that are no objects or lists, as
/// they come.
std::vector<std::string> plain_names(const Sample& sample);

/// Of a JSON sample, pointers of such members in the objects that its objects hold: /author/type.
std::vector<std::string> nested_names(const Sample& sample);

}  // namespace deskmill
