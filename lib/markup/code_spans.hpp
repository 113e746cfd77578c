// Code in text that people typed, as Markdown writes it: `<div>` on one line, or lines between ```
// and ```. What looks like a tag there is none.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace deskmill {

class CodeSpans {
 public:
  explicit CodeSpans(std::string_view text);
  /// Whether the byte at `position` is code. Positions must rise from call to call.
  bool covers(std::size_t position);

 private:
  struct Span {
    std::size_t begin, end;
  };
  void read_line(std::string_view text, std::size_t begin, std::size_t end);

  std::vector<Span> spans_;
  std::size_t next_ = 0;
};

}  // namespace deskmill
