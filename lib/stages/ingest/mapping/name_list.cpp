// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/name_list.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/ascii.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

std::string shown(std::string_view name) {
  constexpr std::size_t kLongest = 40;  // characters
  constexpr std::size_t kFewestDigits = 5;
  const std::string_view head = prefix(name, kLongest);
  std::string text;
  for (std::size_t at = 0; at < head.size();) {
    std::size_t end = at;
    while (end < head.size() && is_ascii_digit(head[end])) ++end;
    const bool is_long = end - at >= kFewestDigits;
    end = std::max(end, at + 1);
    text += is_long ? "#" : head.substr(at, end - at);
    at = end;
  }
  return head.size() < name.size() ? text + "…" : text;
}

}  // namespace

std::string name_list(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) {
    list += (i == 0 ? "" : ", ") + shown(names[i]);
  }
  if (names.size() > kMost) list += " and " + std::to_string(names.size() - kMost) + " more";
  return list;
}

}  // namespace deskmill
