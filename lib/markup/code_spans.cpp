// SPDX-License-Identifier: Apache-2.0
#include "markup/code_spans.hpp"

#include <algorithm>

namespace deskmill {
namespace {

constexpr std::string_view kFence = "```";
constexpr std::size_t kLongest = 120;  ///< of a span: two backticks farther apart are no pair

bool is_fence(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != line.npos && line.substr(first).starts_with(kFence);
}

}  // namespace

CodeSpans::CodeSpans(std::string_view text) {
  if (text.find('`') == text.npos) return;
  std::size_t fence = text.npos;  // the line that opened a block
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (is_fence(text.substr(begin, end - begin))) {
      if (fence == text.npos) {
        fence = begin;
      } else {
        // Spans that were read while nothing told whether the block would close.
        while (!spans_.empty() && spans_.back().begin >= fence) spans_.pop_back();
        spans_.push_back({fence, end});
        fence = text.npos;
      }
    } else {
      read_line(text, begin, end);
    }
    begin = end + 1;
  }
}

void CodeSpans::read_line(std::string_view text, std::size_t begin, std::size_t end) {
  text = text.substr(0, end);
  for (std::size_t open = text.find('`', begin); open != text.npos; open = text.find('`', open)) {
    const std::size_t close = text.find('`', open + 1);
    if (close == text.npos) return;
    if (close - open <= kLongest) {
      spans_.push_back({open, close + 1});
      open = close + 1;
    } else {
      open = close;
    }
  }
}

bool CodeSpans::covers(std::size_t position) {
  while (next_ < spans_.size() && spans_[next_].end <= position) ++next_;
  return next_ < spans_.size() && spans_[next_].begin <= position;
}

}  // namespace deskmill
