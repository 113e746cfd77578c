// What is known about the strings that a piece of a regular expression matches, and how pieces
// combine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "rules/required.hpp"

namespace deskmill {

/// Shortest atom of a clause in bytes; less when one of them is in many messages, 0 when it is too
/// common to tell anything.
std::size_t selectivity(const Clause& clause);

/// A piece whose matches are exactly the strings of `prefix` ("exact"), or else all begin with one
/// of `prefix`, end with one of `suffix` and satisfy the clauses `inner`. A prefix or suffix of
/// {""} says nothing.
class RequiredPart {
 public:
  /// Matches the empty string only.
  RequiredPart() = default;
  /// One of these strings; nothing is known when there are too many.
  static RequiredPart one_of(Clause strings);
  /// Some string, of which nothing is known.
  static RequiredPart unknown();

  /// This piece, followed by `next`.
  void append(const RequiredPart& next);
  /// This piece `at_least` times in a row; `more`: or more often (for 0: more than once).
  RequiredPart repeated(std::size_t at_least, bool more) const;
  /// One of these pieces; `branches` is not empty.
  static RequiredPart either(const std::vector<RequiredPart>& branches);

  const Clause& prefix() const { return prefix_; }
  /// `inner` and what prefix and suffix say, without useless clauses.
  std::vector<Clause> all_clauses() const;

 private:
  static Clause united_prefix(const std::vector<RequiredPart>& branches);
  void require(const Clause& clause);
  /// Replaces `ends` by its combinations with `next`; when these are too many, requires both
  /// instead and sets `ends` to `kept`.
  void extend(Clause& ends, const Clause& next, const Clause& kept);

  bool exact_ = true;
  Clause prefix_ = {""}, suffix_ = {""};
  std::vector<Clause> inner_;
};

}  // namespace deskmill
