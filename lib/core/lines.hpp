// Counting the lines of a text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace deskmill {

/// How many newlines `bytes` holds. Lines are long, so searching for each newline (memchr) is much
/// faster than comparing byte by byte.
inline std::uint64_t count_newlines(std::string_view bytes) {
  std::uint64_t count = 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1))
    ++count;
  return count;
}

}  // namespace deskmill
