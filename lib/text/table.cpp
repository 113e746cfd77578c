// SPDX-License-Identifier: Apache-2.0
#include "text/table.hpp"

#include <algorithm>

#include "text/columns.hpp"

namespace deskmill {

std::string aligned_table(const std::vector<TableRow>& rows, std::size_t flush_left) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const TableRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::string table;
  for (const TableRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - columns_of(row[i]), ' ');
      if (i > 0) table += "  ";
      table += i < flush_left ? row[i] + padding : padding + row[i];
    }
    table += '\n';
  }
  return table;
}

}  // namespace deskmill
