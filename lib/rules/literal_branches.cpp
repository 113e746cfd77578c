// SPDX-License-Identifier: Apache-2.0
#include "rules/literal_branches.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace deskmill {
namespace {

constexpr std::string_view kBoundary = "\\b";

bool is_metacharacter(char c) {
  return std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos;
}

/// The text that the branch matches; nullopt when it is more than literal characters.
std::optional<std::string> unescaped(std::string_view branch) {
  std::string text;
  for (std::size_t i = 0; i < branch.size(); ++i) {
    if (branch[i] == '\\') {
      if (++i == branch.size() || !is_metacharacter(branch[i])) return std::nullopt;
    } else if (is_metacharacter(branch[i])) {
      return std::nullopt;
    }
    text += branch[i];
  }
  return text;
}

std::optional<LiteralBranch> read_branch(std::string_view branch) {
  LiteralBranch literal;
  if (branch.starts_with(kBoundary)) {
    literal.left_boundary = true;
    branch.remove_prefix(kBoundary.size());
  }
  // If the branch ended in an escaped backslash and a "b" instead, a lone backslash is left over
  // here, which unescaped() refuses.
  if (branch.ends_with(kBoundary)) {
    literal.right_boundary = true;
    branch.remove_suffix(kBoundary.size());
  }
  const std::optional<std::string> text = unescaped(branch);
  if (!text || text->empty()) return std::nullopt;
  literal.text = *text;
  return literal;
}

/// Offset of the next | that is not escaped, or the end.
std::size_t branch_end(std::string_view expression, std::size_t from) {
  for (; from < expression.size() && expression[from] != '|'; ++from) {
    if (expression[from] == '\\') ++from;
  }
  return std::min(from, expression.size());
}

/// True for an expression with a group or class (not escaped) or a \Q quotation.
bool has_structure(std::string_view expression) {
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '(' || expression[i] == '[') return true;
    if (expression[i] != '\\') continue;
    if (++i < expression.size() && expression[i] == 'Q') return true;
  }
  return false;
}

}  // namespace

std::vector<LiteralBranch> literal_branches(std::string_view expression) {
  std::vector<LiteralBranch> branches;
  if (has_structure(expression)) return branches;
  for (std::size_t begin = 0; begin <= expression.size();) {
    const std::size_t end = branch_end(expression, begin);
    if (auto branch = read_branch(expression.substr(begin, end - begin))) {
      branches.push_back(std::move(*branch));
    }
    begin = end + 1;
  }
  return branches;
}

}  // namespace deskmill
