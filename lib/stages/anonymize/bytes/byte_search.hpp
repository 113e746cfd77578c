// Counts a few known bytes in a long text.
//
// memmem() and string_view::find() stop at every occurrence of one byte; names and ids begin
// with bytes that are frequent in JSON. Looked for here are the first two, 64 places at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// How often `part` (two bytes at least) occurs in `text`, occurrences that overlap counted apart.
std::size_t count_occurrences(std::string_view text, std::string_view part);

}  // namespace deskmill
