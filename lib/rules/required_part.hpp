// What is known about the strings that a piece of a regular expression matches, and how pieces combine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rules/required.hpp"

namespace deskmill {

/// Shortest atom of a clause in bytes; 0 when one of them is too common to tell anything.
std::size_t selectivity(const Clause& clause);

/// Either the piece matches exactly the strings of `prefix` (exact), or every match begins with one of
/// `prefix`, ends with one of `suffix` and satisfies `inner`. {""} means nothing is known.
class RequiredPart {
 public:
  /// Matches the empty string only.
  RequiredPart() = default;
  /// One of these strings; nothing is known when there are too many.
  static RequiredPart one_of(Clause strings);
  /// Some string, of which nothing is known.
  static RequiredPart unknown();

  void append(const RequiredPart& next);
  RequiredPart repeated(std::size_t at_least, bool more) const;
  static RequiredPart either(const std::vector<RequiredPart>& branches);

  const Clause& prefix() const { return prefix_; }
  /// `inner` and what prefix and suffix say, without useless clauses.
  std::vector<Clause> all_clauses() const;

 private:
  static Clause united_prefix(const std::vector<RequiredPart>& branches);
  void require(const Clause& clause);
  /// Appends to `ends` what follows; when there are too many combinations, requires both and keeps
  /// `kept`.
  void extend(Clause& ends, const Clause& next, const Clause& kept);

  bool exact_ = true;
  Clause prefix_ = {""}, suffix_ = {""};
  std::vector<Clause> inner_;
};

}  // namespace deskmill
