// Reads an expression (which RE2 has accepted) into what every match of it requires: a
// recursive-descent parser of RE2's syntax that builds a RequiredPart bottom up instead of a tree.
//
// It need not know all of the syntax: at anything else it gives up, and nothing is required.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rules/required_part.hpp"

namespace deskmill {

class ExpressionReader {
 public:
  ExpressionReader(std::string_view expression, bool ignore_case)
      : rest_(expression), ignore_case_(ignore_case) {}

  /// nullopt for syntax that this reader does not know.
  std::optional<RequiredPart> read();

 private:
  /// Called for syntax that this reader does not know: drops the rest, so that reading ends, and
  /// makes read() return nothing. What was read is then without meaning.
  void give_up();

  /// Removes `token` from the front of the rest; false when it is not there.
  bool take(std::string_view token);
  /// Moves behind the next `end`; gives up when there is none.
  void skip_past(std::string_view end);
  // These give up at the end of the expression.
  char take_byte();
  char32_t take_character();

  RequiredPart read_alternatives();
  RequiredPart read_sequence();
  RequiredPart read_item();
  RequiredPart read_repeat(RequiredPart part);
  bool take_counts(std::size_t& least, bool& more);
  RequiredPart read_group();
  RequiredPart read_nothing();
  bool read_flags();
  RequiredPart read_escape();
  RequiredPart read_quote();
  RequiredPart read_class();
  /// One member of a class into `members`; false when it stands for many characters.
  bool read_class_member(Clause& members);
  bool skip_wide_member();
  char32_t take_class_character();
  bool read_character_escape(char32_t& character);
  char32_t read_hex();
  void skip_property();
  RequiredPart literal(char32_t character) const;
  /// The character as the gate sees it; false when other characters fold to it.
  bool fold(char32_t character, std::string& folded) const;

  std::string_view rest_;  ///< not yet read
  bool ignore_case_;       ///< at this place
  bool is_unknown_ = false;
};

}  // namespace deskmill
