// A table for people to read, in columns of plain text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace deskmill {

using TableRow = std::vector<std::string>;

/// A line per row, two blanks between columns; the first `flush_left` columns (names) are flush
/// left, the others (numbers) flush right. `rows` are of one length and at least one. Widths are
/// columns of a terminal.
std::string aligned_table(const std::vector<TableRow>& rows, std::size_t flush_left);

}  // namespace deskmill
