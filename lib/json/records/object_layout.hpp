// The layout of an object, or of a part of one, learned from one and recognised in another: the
// bytes that stand around its values.
//
// The turns of an export repeat a few layouts over and over: `{"role":"`, a value, `","text":"`, a
// value, `","seq":`, a number, `}`. Comparing these fixed bytes, 16 at a time and without a branch
// for each, takes a fraction of the time of a walk (JsonCursor).
//
// What matches is as valid as what the layout was learned from. Fixed bytes end with a structural
// character whose number among the tokens is known, so it stands outside of strings, and backwards
// from there the bytes leave no choice: they hold no backslash, so each quote opens or closes, and
// the brackets, commas, colons and names are the same tokens as in the layout. The first of the
// bytes behind a string value is its closing quote. Numbers and literals are checked one by one.
// Left to the caller are escapes in string values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/ascii.hpp"
#include "json/tokens/cursor.hpp"

namespace deskmill {

/// Two words that the compiler keeps in one register where the machine has 128-bit ones.
using TwoWords [[gnu::vector_size(16)]] = std::uint64_t;

inline TwoWords load_two_words(const void* bytes) {
  TwoWords words;
  std::memcpy(&words, bytes, sizeof words);
  return words;
}

class ObjectLayout {
 public:
  /// Called for each member of the object itself: its name and which token of the object the name
  /// is; the value's first token is two further.
  using OnName = std::function<void(std::string_view name, std::uint8_t token)>;

  /// Of the valid object at the cursor, which has `tokens` tokens. None when it has more than 96,
  /// blanks behind a name or a value, escapes in a name, or more than 256 bytes between two values.
  static std::optional<ObjectLayout> of_object(const JsonCursor& object, std::size_t tokens,
                                               const OnName& on_name);
  /// The same of any tokens of a valid text, the last of which is a bracket.
  static std::optional<ObjectLayout> of_tokens(const JsonCursor& first, std::size_t tokens) {
    return of_object(first, tokens, [](auto...) {});
  }

  /// True when the tokens at the cursor are as valid as those the layout was learned from, but for
  /// escapes in string values, and have this layout.
  bool matches(const JsonCursor& object) const {
    return object.tokens_left() >= tokens_ && object.bytes_left() >= kChunkBytes &&
           object.token(first_value_) - object.token(0) == first_bytes_ &&
           (object.token(0) >= lead_ ? fixed_bytes_match(object)
                                     : fixed_bytes_match_near_start(object)) &&
           scalars_match(object);
  }
  std::size_t tokens() const { return tokens_; }
  bool operator==(const ObjectLayout&) const = default;

 private:
  static constexpr std::size_t kChunkBytes = 16;

  /// Up to 16 fixed bytes; the mask is 0 where there are others.
  struct alignas(16) Chunk {
    std::array<std::uint64_t, 2> bytes = {};
    std::array<std::uint64_t, 2> mask = {};
    std::int16_t begin = 0;  ///< of the chunk, relative to the start of the token
    std::uint8_t token = 0;
    bool operator==(const Chunk&) const = default;
  };

  bool add_value(const JsonCursor& object, std::size_t token, std::uint32_t& fixed_begin);
  void add_chunk(std::string_view part, std::size_t unused, std::int64_t begin, std::size_t token);
  bool add_fixed(const JsonCursor& object, Span fixed, std::size_t token);
  template <typename Load>
  bool fixed_bytes_match(const JsonCursor& object, Load load) const;
  bool fixed_bytes_match(const JsonCursor& object) const {
    const char* const text = object.text();
    return fixed_bytes_match(object, [text](std::int64_t at) { return load_two_words(text + at); });
  }
  bool fixed_bytes_match_near_start(const JsonCursor& object) const;
  bool scalars_match(const JsonCursor& object) const;
  static bool is_scalar(std::string_view spelt);

  std::size_t tokens_ = 0;
  std::uint8_t first_value_ = 0;   ///< token of the first value, or of the last bracket
  std::uint32_t first_bytes_ = 0;  ///< before it
  std::uint32_t lead_ = 0;         ///< how many bytes before the object a chunk may begin, at most
  std::vector<Chunk> chunks_;
  std::vector<std::uint8_t> scalars_;  ///< tokens that are numbers or literals
};

// Inlined by force: they run for every turn, and the cursor stays in registers then.

template <typename Load>
[[gnu::always_inline]] inline bool ObjectLayout::fixed_bytes_match(const JsonCursor& object,
                                                                   Load load) const {
  TwoWords different = {};
  for (const Chunk& chunk : chunks_) {
    const TwoWords words = load(std::int64_t{object.token(chunk.token)} + chunk.begin);
    different |= (words ^ load_two_words(std::assume_aligned<16>(chunk.bytes.data()))) &
                 load_two_words(std::assume_aligned<16>(chunk.mask.data()));
  }
  return (different[0] | different[1]) == 0;
}

[[gnu::always_inline]] inline bool ObjectLayout::scalars_match(const JsonCursor& object) const {
  for (const std::uint8_t token : scalars_) {
    const Span span = {object.token(token), object.token(token + 1u)};
    const bool is_digit = span.end - span.begin == 1 && is_ascii_digit(object.byte_of_token(token));
    if (!is_digit && !is_scalar(object.slice(span))) return false;
  }
  return true;
}

}  // namespace deskmill
