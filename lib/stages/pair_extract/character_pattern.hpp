// Small regular expressions matched over a message's characters, without RE2.
//
// What is left of a rule when its plain phrases are taken out (phrases.hpp) is an expression such as
// 帮.{0,3}(?:查|看). The trie has told that it may match, the message is decoded and folded already, and
// it is short: then preparing a search by RE2 takes ten times as long as the search. This is a plain
// backtracking matcher that remembers at which step it has failed at which character, so its time is
// bounded by the product of both. It takes the syntax that such rules use; RE2 takes all others.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/pattern.hpp"
#include "stages/pair_extract/characters.hpp"

namespace deskmill {

/// A set of folded characters, as a class describes it.
struct CharacterSet {
  std::bitset<128> ascii;
  std::vector<std::pair<char32_t, char32_t>> ranges;  ///< of others, last included
  bool negated = false;

  bool has(char32_t code) const;
};

/// One step of a program. Targets are relative to the step.
struct PatternStep {
  /// The first three take a character.
  enum Kind : std::uint8_t { kCharacter, kSet, kAny, kSplit, kJump, kAtStart, kAtEnd };
  Kind kind = kAny;
  char32_t code = 0;       ///< kCharacter
  std::size_t index = 0;   ///< kSet: of the set; kSplit: how many splits stand before
  std::size_t first = 0;   ///< kSplit: tried first; kJump. Backwards by overflow
  std::size_t second = 0;  ///< kSplit: tried when the first has failed
};

class CharacterPattern {
 public:
  /// Buffers of a search, reused.
  struct Scratch {
    std::vector<std::uint64_t> failed;                      ///< bits, by split and character
    std::vector<std::pair<std::size_t, std::size_t>> open;  ///< steps and characters to try
  };

  /// `expression` is one that RE2 accepts, to be matched without regard to case and width. nullopt for
  /// syntax beyond . [] () | ^ $ ? * + {}, letters with cases outside of ASCII, and what matches nothing.
  static std::optional<CharacterPattern> compile(std::string_view expression, Boundary boundary);

  /// The first match in `part`, of which the ends are those of a text, from character `from` on: the
  /// same as Pattern's.
  std::optional<CharacterRange> find(const Characters& text, CharacterRange part, std::size_t from,
                                     Scratch& scratch) const;

 private:
  CharacterPattern(std::vector<PatternStep> steps, std::vector<CharacterSet> sets,
                   Boundary boundary);
  bool is_inside(const Character& c) const;
  void note_first(std::size_t at, std::vector<bool>& seen);
  void note_first_of(const CharacterSet& set);
  bool may_begin(const Character& c) const { return begins_[c.code() % begins_.size()]; }
  bool passes(const PatternStep& step, const Characters& text, CharacterRange part,
              std::size_t at) const;
  std::optional<std::size_t> match_at(const Characters& text, CharacterRange part,
                                      std::size_t begin, Scratch& scratch) const;

  std::vector<PatternStep> steps_;
  std::vector<CharacterSet> sets_;
  std::size_t splits_ = 0;
  Boundary boundary_;
  /// Characters that a match can begin with behind the start of the text, by the lowest bits.
  std::bitset<2048> begins_;
};

}  // namespace deskmill
