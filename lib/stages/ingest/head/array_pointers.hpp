// Where the lists of objects lie in JSON of which only the beginning is there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// Pointers of the first arrays of objects inside the outermost object, down to two levels; at most
/// 8.
std::vector<std::string> array_pointers(std::string_view json_head);

}  // namespace deskmill
