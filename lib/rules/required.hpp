// What a text must contain before a regular expression can match it: the gate of PatternSet.
//
// RE2 has something similar (FilteredRE2), but that knows literals only, and the rules people write
// for order numbers and phones are mostly runs of digits. Here all digits count as one symbol, "0",
// so \d{11} is a literal too. The expression is read conservatively: where its syntax is not known,
// nothing is required. A gate made of this may let too much pass, never too little.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// At least one of these strings occurs in every matching text, folded as by
/// PhraseFinder(digits_alike).
using Clause = std::vector<std::string>;

/// All of these clauses hold for every matching text; the most selective first, at most three.
/// No string of a clause holds another of it. Empty when nothing is known. `expression` must be
/// one that RE2 accepts.
std::vector<Clause> required_clauses(std::string_view expression, bool ignore_case);

struct Required {
  std::vector<Clause> clauses;  ///< as above
  /// Every match begins with one of these, none of which begins with another; empty when
  /// nothing useful is known.
  Clause prefix;
};
Required required_strings(std::string_view expression, bool ignore_case);

}  // namespace deskmill
