// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

namespace deskmill {

std::string at_line(std::string_view file, std::size_t line, std::string_view message) {
  std::string result(file);
  if (line > 0) result += ":" + std::to_string(line);
  result += ": ";
  result += message;
  return result;
}

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

}  // namespace deskmill
