// SPDX-License-Identifier: Apache-2.0
#include "text/columns.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace deskmill {
namespace {

struct Range {
  char32_t first, last;
};
constexpr std::array<Range, 13> kWide = {{{0x1100, 0x115F},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0x33FF},
                                          {0x3400, 0x4DBF},
                                          {0x4E00, 0xA4CF},
                                          {0xA960, 0xA97F},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF01, 0xFF60},
                                          {0xFFE0, 0xFFE6},
                                          {0x1F300, 0x1F9FF},
                                          {0x20000, 0x3FFFD}}};

}  // namespace

bool is_wide(char32_t c) {
  return std::any_of(kWide.begin(), kWide.end(),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t position = 0; position < text.size();) {
    columns += is_wide(next_code_point(text, position)) ? 2 : 1;
  }
  return columns;
}

}  // namespace deskmill
