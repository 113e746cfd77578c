// The tagging rules that ship with pair-extract: of what customers say, of what agents say beside
// their answers, in them and in courtesy, of answers that do not keep, and of what is asked for and
// told. A rule is one entry; its examples are tested.
//
// English rules have a word boundary, so their alternatives are whole words or phrases;
// Chinese ones match anywhere. Alternatives that are plain strings cost next to nothing
// (tagger.hpp) and rows of pieces little (gapped_phrase.hpp), so they are preferred to shorter
// but cleverer expressions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "rules/pattern.hpp"

namespace deskmill {

struct BuiltinRule {
  const char* name;
  const char* tag;
  Boundary boundary;
  std::string pattern;
  std::vector<std::string> match, no_match;
};
inline constexpr Boundary kAnywhere = Boundary::kNone, kWords = Boundary::kWord;

std::vector<BuiltinRule> question_rules();
std::vector<BuiltinRule> customer_rules();
std::vector<BuiltinRule> boilerplate_rules();
std::vector<BuiltinRule> agent_rules();
std::vector<BuiltinRule> transient_rules();
std::vector<BuiltinRule> courtesy_rules();
std::vector<BuiltinRule> answer_type_rules();

}  // namespace deskmill
