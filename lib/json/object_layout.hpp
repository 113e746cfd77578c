// The layout of an object, learned from one and recognised in another: which structural characters
// it has, in which order, and how its members are called.
//
// The turns of an export repeat a few layouts over and over. Comparing a turn with a remembered
// layout is a run of loads and comparisons without a branch per token, which takes less
// time than a walk (JsonCursor). What matches is as valid as what the layout was learned from:
// the structural characters are the same, so is every name to the byte, numbers and literals are
// checked one by one. Left to the caller are escapes in string values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "json/cursor.hpp"

namespace deskmill {

class ObjectLayout {
 public:
  /// Called for each member of the object itself: its name and which token of the object the name
  /// is; the value's first token is two further.
  using OnName = std::function<void(std::string_view name, std::uint8_t token)>;

  /// Of the valid object at the cursor, which has `tokens` tokens. None when it has more than 96,
  /// blanks around its tokens, escapes in a name, or a name of more than 13 bytes.
  static std::optional<ObjectLayout> of_object(const JsonCursor& object, std::size_t tokens,
                                               const OnName& on_name);

  /// True when the object at the cursor is valid, but for escapes in string values, and has this
  /// layout.
  bool matches(const JsonCursor& object) const;
  std::size_t tokens() const { return tokens_; }
  bool operator==(const ObjectLayout&) const = default;

 private:
  static constexpr std::size_t kMaxTokens = 96;
  static constexpr std::size_t kMaxParts = 24;

  /// A name with its quotes and the colon, in the low bytes of two words.
  struct Name {
    std::array<std::uint64_t, 2> bytes = {};
    std::array<std::uint64_t, 2> mask = {};
    std::uint8_t token = 0;
    bool operator==(const Name&) const = default;
  };
  /// Token numbers, as many as `size` says.
  struct TokenList {
    std::array<std::uint8_t, kMaxParts> tokens = {};
    std::size_t size = 0;
    bool add(std::size_t token);
    bool operator==(const TokenList&) const = default;
  };

  /// A token that is known by its first byte: brackets, commas, quotes of values.
  struct Mark {
    std::uint8_t token = 0;
    char byte = 0;
    bool operator==(const Mark&) const = default;
  };

  bool add_token(const JsonCursor& object, std::size_t token);
  bool add_name(const JsonCursor& object, std::size_t token);
  bool marks_match(const JsonCursor& object) const;
  bool names_match(const JsonCursor& object) const;
  bool values_match(const JsonCursor& object) const;

  std::size_t tokens_ = 0;
  std::array<Mark, kMaxTokens> marks_ = {};
  std::size_t mark_count_ = 0;
  std::array<Name, kMaxParts> names_ = {};
  std::size_t name_count_ = 0;
  TokenList strings_;  ///< values
  TokenList scalars_;  ///< numbers and literals
};

}  // namespace deskmill
