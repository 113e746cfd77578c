// SPDX-License-Identifier: Apache-2.0
#include "rules/alternatives.hpp"

#include "rules/literal_branches.hpp"

namespace deskmill {
namespace {

/// Behind the class that begins at `begin`: "[^]a]", "[[:alpha:]\\]]".
std::size_t class_end(std::string_view expression, std::size_t begin) {
  std::size_t at = begin + 1;
  if (expression.substr(at).starts_with('^')) ++at;
  if (expression.substr(at).starts_with(']')) ++at;
  while (at < expression.size() && expression[at] != ']') {
    const std::string_view rest = expression.substr(at);
    const std::size_t name_end = rest.starts_with("[:") ? rest.find(":]") : rest.npos;
    at += name_end != rest.npos ? name_end + 2 : rest[0] == '\\' ? 2 : 1;
  }
  return at + 1;
}

/// A group that opens with flags: "(?i)" holds for all that follows, "(?i:" would not matter.
bool sets_flags(std::string_view group) {
  return group.starts_with("(?") && !group.starts_with("(?:") && !group.starts_with("(?P<");
}

}  // namespace

std::vector<std::string_view> outermost_alternatives(std::string_view expression) {
  std::vector<std::string_view> alternatives;
  std::size_t begin = 0, depth = 0;
  for (std::size_t at = 0; at < expression.size();) {
    const std::string_view rest = expression.substr(at);
    if (rest.starts_with("\\Q") || sets_flags(rest)) return {};
    if (rest[0] == '(') ++depth;
    if (rest[0] == ')' && depth > 0) --depth;
    if (rest[0] == '|' && depth == 0) {
      alternatives.push_back(expression.substr(begin, at - begin));
      begin = at + 1;
    }
    at = rest[0] == '[' ? class_end(expression, at) : at + (rest[0] == '\\' ? 2 : 1);
  }
  alternatives.push_back(expression.substr(begin));
  return alternatives;
}

std::vector<std::string> split_alternatives(std::string_view expression) {
  std::vector<std::string> parts;
  bool after_plain = false;
  for (const std::string_view alternative : outermost_alternatives(expression)) {
    const bool plain = !literal_branches(alternative).empty();
    if (plain && after_plain) {
      parts.back().append("|").append(alternative);
    } else {
      parts.emplace_back(alternative);
    }
    after_plain = plain;
  }
  if (parts.empty()) parts.emplace_back(expression);
  return parts;
}

}  // namespace deskmill
