// SPDX-License-Identifier: Apache-2.0
#include "run/multiline_json.hpp"

#include <cstddef>

#include "core/ascii.hpp"
#include "core/lines.hpp"

namespace deskmill {
namespace {

/// Follows brackets outside strings.
class BracketDepth {
 public:
  /// False when a string is still open at the end: no JSON string goes over a line's end.
  bool read_line(std::string_view line) {
    bool in_string = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (c == '"') in_string = !in_string;
      if (in_string) {
        if (c == '\\') ++i;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (c == '}' || c == ']') {
        --depth_;
      }
    }
    return !in_string;
  }
  long depth() const { return depth_; }

 private:
  long depth_ = 0;
};

bool is_closed_later(std::string_view first, std::string_view following) {
  BracketDepth brackets;
  if (!brackets.read_line(first) || brackets.depth() <= 0) return false;
  while (!following.empty()) {
    if (!brackets.read_line(take_line(following)) || brackets.depth() < 0) return false;
    if (brackets.depth() == 0) return true;
  }
  return false;
}

}  // namespace

bool opens_multiline_json(std::string_view first, std::string_view following) {
  first = trimmed(first);
  if (first == "{") return true;
  if (first.starts_with('{')) return is_closed_later(first, following);
  if (!first.starts_with('[')) return false;
  const std::string_view inside = trimmed(first.substr(1));
  return inside.empty() || inside.starts_with('{') || inside.starts_with('[') ||
         inside.starts_with(']');
}

}  // namespace deskmill
