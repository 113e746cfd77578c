// The lines of a text: one after the other, and how many.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
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

/// Takes the first line off `text` and gives it without its newline; the last one may lack one.
inline std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// Where the text of the line from `begin` to its newline at `end` ends: without the carriage
/// returns in front. There are two where a program that turns LF into CRLF was given CRLF.
inline std::size_t before_returns(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && text[end - 1] == '\r') --end;
  return end;
}

}  // namespace deskmill
