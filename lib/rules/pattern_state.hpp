// What stands behind a Pattern: the compiled expression and the search with boundaries. Included by
// the sources of this room only: it holds RE2.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <mutex>
#include <span>

#include "rules/pattern.hpp"
#include "rules/width.hpp"

namespace deskmill {

struct Pattern::State {
  State(std::string_view expression, const PatternOptions& options, std::string_view where);

  /// Compiles at the first call. Throws Error(kUsage).
  const RE2& re() const;
  const std::vector<std::string>& group_names() const;
  /// The groups to be filled, at least one: the whole match.
  using Groups = std::span<re2::StringPiece>;
  /// First match in `text` at or after `from` with its boundaries.
  bool search(re2::StringPiece text, std::size_t from, Groups groups) const;
  /// Every match, from left to right; `visit` is called with `groups` filled.
  template <typename Visit>
  void search_all(re2::StringPiece text, Groups groups, Visit visit) const;

  std::string expression;  ///< as given
  std::string folded;      ///< what RE2 got, without the flag of multi_line
  PatternOptions options;

 private:
  void compile() const;
  /// True for a character that must not stand directly outside a match.
  bool is_inside(char c) const;
  bool left_holds(re2::StringPiece text, std::size_t begin) const;
  bool right_holds(re2::StringPiece text, std::size_t end) const;
  bool search_bounded(re2::StringPiece text, std::size_t from, Groups groups) const;
  void compile_bounded() const;
  std::string wrapped(std::string_view before, std::string_view after) const;

  std::string where_;
  mutable std::once_flag compiled_;
  mutable std::unique_ptr<RE2> re_;
  mutable std::vector<std::string> group_names_;
  // The expression as group 1, followed by a character that may stand outside, or between two such.
  // Compiled when a match first fails its boundary: most patterns never need them.
  mutable std::once_flag bounded_compiled_;
  mutable std::unique_ptr<RE2> right_bounded_, both_bounded_;
};

}  // namespace deskmill
