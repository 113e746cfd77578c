// SPDX-License-Identifier: Apache-2.0
#include "json/pointer.hpp"

#include <algorithm>

namespace deskmill {
namespace {

std::string decoded(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_escape = token[i] == '~' && i + 1 < token.size();
    if (is_escape && (token[i + 1] == '0' || token[i + 1] == '1')) {
      name += token[++i] == '0' ? '~' : '/';
    } else {
      name += token[i];
    }
  }
  return name;
}

}  // namespace

std::vector<std::string> pointer_tokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    tokens.push_back(decoded(pointer.substr(1, end - 1)));
    pointer.remove_prefix(end);
  }
  return tokens;
}

std::string pointer_step(std::string_view name) {
  std::string step = "/";
  for (char c : name) {
    if (c == '~') {
      step += "~0";
    } else if (c == '/') {
      step += "~1";
    } else {
      step += c;
    }
  }
  return step;
}

}  // namespace deskmill
