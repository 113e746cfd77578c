// Reads pieces of a regular expression that stand for a few plain strings: 哪[里儿], (?:还|就)没.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// Plain strings as the trie of phrases takes them: "0" is any digit.
using Strings = std::vector<std::string>;

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
  std::optional<Strings> read_sequence();
  /// A character, class or group, without what says how often. Nothing when it is
  /// none of plain strings.
  std::optional<Strings> read_item();
  static constexpr std::string_view kSpecial = "\\^$.|?*+()[]{}", kSpecialInClass = "\\^[]-";
  /// A character, perhaps escaped, that stands for itself; '\0' for any other.
  char32_t read_character(std::string_view special = kSpecial);

 private:
  char32_t read_letter(std::string_view special);
  bool append_letter(Strings& strings);
  std::optional<Strings> read_group();
  std::optional<Strings> read_class();

  std::string_view text_;
  std::size_t place_ = 0;
};

/// Every one of `begins` followed by every one of `ends`.
Strings combinations(const Strings& begins, const Strings& ends);

}  // namespace deskmill
