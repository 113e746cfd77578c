// Names of columns and members for messages. Messages may go to a log, and names may be data: the
// first row of a table without a header, members keyed by a phone number.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace deskmill {

/// "a, b, c", or the first twelve of them and how many more; long names cut, long numbers as #.
std::string name_list(const std::vector<std::string>& names);

}  // namespace deskmill
