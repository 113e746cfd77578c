// Counting lines.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace deskmill {

/// By leaps from one newline to the next, as lines are long: a plain count looks at each byte.
inline std::uint64_t count_newlines(std::string_view bytes) {
  std::uint64_t count = 0;
  for (std::size_t at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1)) ++count;
  return count;
}

}  // namespace deskmill
