// Regular expressions (RE2 inside, in no header) with the boundaries and width folding that Chinese
// text needs.
//
// Matching runs on width-folded text (rules/width.hpp: full-width letters, digits and symbols count
// as their ASCII twins; Chinese prose punctuation stays, so write [,，]) and reports byte spans of
// the original. `\b` asks for ASCII word characters on one side; a Boundary asks what may stand
// left and right of a match and works beside Han. All texts must be valid UTF-8; time is linear in
// the text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

enum class Boundary {
  kNone,
  kWord,   ///< no ASCII letter, digit or underscore directly outside; Han is a boundary
  kDigit,  ///< no ASCII digit directly outside
};

struct PatternOptions {
  bool ignore_case = false;
  bool fold_width = true;   ///< of the expression and of the text
  bool multi_line = false;  ///< ^ and $ at line breaks
  Boundary boundary = Boundary::kNone;
};

/// When an expression is compiled, which takes about a millisecond for a long one.
enum class Compile {
  kNow,         ///< errors are thrown by the constructor
  kOnFirstUse,  ///< for built-in expressions, which are known to be good and often not needed
};

/// Bytes [begin, end) of the original text; for a group that took no part in a match, end is npos.
struct MatchSpan {
  std::size_t begin = 0, end = 0;
  bool matched() const { return end != std::string_view::npos; }
  bool operator==(const MatchSpan&) const = default;
};

/// Immutable, thread-safe, cheap to move. Of several matches at one place the one that a
/// backtracking engine would prefer (leftmost-first); a boundary counts as part of the expression,
/// so `a|ab` with kWord finds "ab".
class Pattern {
 public:
  /// `where` names the rule in messages ("rules.yaml:12: rule \"iban\"").
  /// Throws Error(kUsage) naming where and the offending piece.
  Pattern(std::string_view expression, const PatternOptions& options, std::string_view where,
          Compile when = Compile::kNow);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  bool matches(std::string_view text) const;  ///< anywhere
  /// The first match: groups[0] is the whole of it, groups[i] the i-th group (end == npos when it
  /// took no part). False when there is none. For all matches use find_all or for_each_match.
  bool find(std::string_view text, std::vector<MatchSpan>& groups) const;
  /// All matches, left to right, not overlapping.
  std::vector<MatchSpan> find_all(std::string_view text) const;
  /// What find_all() would give for the one pattern of which these, one or more with the same
  /// options, are the outermost alternatives in their order.
  static std::vector<MatchSpan> find_all_of(std::span<const Pattern* const> alternatives,
                                            std::string_view text);
  /// The same with their groups, which are good until the next match.
  void for_each_match(std::string_view text,
                      const std::function<void(const std::vector<MatchSpan>& groups)>& visit) const;
  /// RE2 syntax: \1 in `replacement`. Returns the number of replacements; `out` only set when > 0.
  /// `replacement` must have passed check_replacement().
  std::size_t replace_all(std::string_view text, std::string_view replacement,
                          std::string& out) const;
  /// Throws Error(kUsage) for a replacement that names a group this pattern lacks.
  void check_replacement(std::string_view replacement, std::string_view where) const;

  std::size_t group_count() const;
  /// Names of groups, "" for unnamed ones; index 0 is group 1.
  const std::vector<std::string>& group_names() const;
  /// As given.
  const std::string& expression() const;

 private:
  friend class PatternSet;
  class AlternativeSearch;
  struct State;
  std::unique_ptr<State> state_;
};

/// A pattern of a set that may match a text.
struct PatternCandidate {
  std::size_t pattern = 0;
  bool proven = false;  ///< it is known to match: the gate has seen one of its branches in full
  bool operator==(const PatternCandidate&) const = default;
};

/// Many patterns behind a gate: one pass over the text finds the literals and digit runs that a
/// match of each pattern needs (rules/required.hpp); RE2 then runs only for patterns whose needs
/// are met.
class PatternSet {
 public:
  PatternSet();
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  /// Index of the added pattern. Not after finish().
  std::size_t add(Pattern pattern);
  /// Builds the gate. Called once, before candidates().
  void finish();
  std::size_t size() const;
  const Pattern& operator[](std::size_t index) const;
  /// By rising index, the patterns that may match `text`: a superset of those that do. A pattern of
  /// which nothing is known to be required is always among them.
  void candidates(std::string_view text, std::vector<PatternCandidate>& out) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
