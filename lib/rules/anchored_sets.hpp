// Reads what stands for one of several characters in an expression: [^:：], \s, \p{Han}.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "rules/anchored_program.hpp"

namespace deskmill {

/// Nothing is known of the other case of a character beyond ASCII that has one.
bool has_case(char32_t c);

/// Each function takes what it reads off the front of `rest`, and returns nullopt for what it does
/// not know.
class SetReader {
 public:
  SetReader(std::string_view& rest, bool ignore_case) : rest_(rest), ignore_case_(ignore_case) {}

  /// Behind "[".
  std::optional<CharacterSet> bracketed();
  /// Behind a backslash: s, d, w and their opposites, p{Han}.
  std::optional<CharacterSet> kind();
  /// Behind a backslash: a single character.
  std::optional<char32_t> escaped_character();
  /// The character in both cases, if case is ignored.
  std::optional<CharacterSet> of(char32_t c) const;

 private:
  bool take(std::string_view token);
  bool add_member(CharacterSet& set);
  bool add_kind(CharacterSet& set);
  bool add_range(char32_t low, char32_t high, CharacterSet& set) const;
  void add_letter(char letter, CharacterSet& set) const;
  std::optional<char32_t> member_character();
  std::optional<char32_t> hexadecimal();

  std::string_view& rest_;
  bool ignore_case_;
};

}  // namespace deskmill
