// The plain strings among the alternatives of a regular expression.
//
// Most rules are lists of words: 怎么|如何|哪[里儿]|是不是. One trie finds all of them at
// once, some twenty times faster than one expression after the other; what is no plain string
// stays an expression.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/pair_extract/phrases/plain_strings.hpp"

namespace deskmill {

struct Phrases {
  PlainStrings anywhere;
  PlainStrings at_start;          ///< of the text: ^what
  std::vector<std::string> rest;  ///< the other alternatives, expressions
  bool separated = true;          ///< no: `rest` is the expression as it was
};

/// Matches of `expression` (that RE2 accepts, without regard to ASCII case and width) are those of
/// the phrases and of any of `rest`. A digit in a phrase stands for all ten.
Phrases split_phrases(std::string_view expression);

}  // namespace deskmill
