// Reads the syntax of RE2 (an expression that RE2 has accepted) into what every match requires.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
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
  struct Unknown {};  ///< thrown inside, never out

  bool take(std::string_view token);
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

  std::string_view rest_;
  bool ignore_case_;
};

}  // namespace deskmill
