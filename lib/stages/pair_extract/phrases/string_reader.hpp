// Reads pieces of a regular expression that stand for a few plain strings: 哪[里儿], (?:还|就)没.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "stages/pair_extract/phrases/plain_strings.hpp"

namespace deskmill {

/// Every function leaves the place behind what it read; where it returns nothing, anywhere.
class StringReader {
 public:
  explicit StringReader(std::string_view expression) : text_(expression) {}

  bool done() const { return place_ == text_.size(); }
  std::string_view rest() const { return text_.substr(place_); }
  bool take(std::string_view token) {
    if (!rest().starts_with(token)) return false;
    place_ += token.size();
    return true;
  }

  bool at_any_of(std::string_view characters) const {
    return !done() && characters.find(text_[place_]) != characters.npos;
  }
  bool take_number(std::size_t& number);

  /// Up to a bar, a closing bracket or the end. Nothing when it is more than a few strings.
  std::optional<PlainStrings> read_sequence();
  /// A character, class or group, without what says how often. Nothing when it is
  /// none of plain strings.
  std::optional<PlainStrings> read_item();
  static constexpr std::string_view kSpecial = "\\^$.|?*+()[]{}", kSpecialInClass = "\\^[]-";
  /// A character, perhaps escaped, that stands for itself; '\0' for any other.
  char32_t read_character(std::string_view special = kSpecial);

 private:
  char32_t read_letter(std::string_view special);
  std::string_view read_letters();
  std::optional<PlainStrings> read_group();
  std::optional<PlainStrings> read_class();

  std::string_view text_;
  std::size_t place_ = 0;
};

}  // namespace deskmill
