// Text in lines as wide as a terminal.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// Lines of at most `columns` (text/columns.hpp), broken at blanks and between wide characters,
/// never before closing punctuation. A word longer than a line stays whole. Line feeds in `text`
/// are kept.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace deskmill
