// A message as characters, each with what the stage asks about it, and as grams: decoded,
// classified and hashed once.
//
// Tags, boilerplate and overlap all walk over the same message. They differ in what they look
// for, not in how a character is spelt: case and width are folded here, as rules see them
// (rules/width.hpp). And phrases begin with the same grams by which messages are compared, so
// one hash serves both.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace deskmill {

enum Trait : std::uint32_t {
  kHan = 1u << 21,
  kOtherLetter = 1u << 22,        ///< letters and digits of any other script
  kLetter = kHan | kOtherLetter,  ///< either
  kInWord = 1u << 23,             ///< [0-9A-Za-z_] in any width: with others it makes a boundary
  kSpace = 1u << 24,
  kPunctuation = 1u << 25,  ///< and symbols
  kEndsClause = 1u << 26,   ///< marks behind which another thought begins, and the end of a line
};

struct Character {
  std::uint32_t bits = 0;   ///< code, traits and kind
  std::uint32_t begin = 0;  ///< byte in the text

  /// ASCII letters in lower case, full-width spellings of ASCII as ASCII; all others as they are.
  char32_t code() const { return bits & 0x1FFFFF; }
  /// The same with all digits alike.
  char32_t symbol() const { return symbol_of(code()); }
  /// The lowest bits of the symbol, for filters: at hand without a look at the others.
  unsigned kind() const { return bits >> kKindAt; }
  bool is(Trait trait) const { return (bits & trait) != 0; }

  static constexpr unsigned kKindAt = 27, kKinds = 32;
  static constexpr char32_t symbol_of(char32_t code) { return code - '0' < 10 ? '0' : code; }
  static constexpr std::uint32_t kind_bits(char32_t code) { return symbol_of(code) << kKindAt; }
};

/// Characters [first, last).
struct CharacterRange {
  std::size_t first = 0, last = 0;
  bool empty() const { return first == last; }
  std::size_t size() const { return last - first; }
};

/// Two Han, or a word of other scripts (letters and digits, two at least) cut to a stem.
struct Gram {
  std::uint32_t hash = 0;
  std::uint32_t first = 0;  ///< character
};

/// That a text of so many bytes can hold: a Han takes three, a word two and one for what ends it.
inline constexpr std::size_t most_grams(std::size_t bytes) {
  return (bytes + 1) / 3;
}

inline std::uint32_t gram_hash(std::uint64_t key) {
  return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ULL) >> 32);
}
inline std::uint32_t hash_of_han(char32_t first, char32_t second) {
  return gram_hash((std::uint64_t{first} << 21 | second) << 21);
}

inline constexpr std::size_t kShortestWord = 2;  ///< "a" and "I" say nothing
inline constexpr std::size_t kStem = 5;          ///< "refunds" and "refunding" meet at "refun"

/// Of a word of at least one letter; letters behind kStem change nothing.
/// code_at(i) gives the i-th.
template <typename CodeAt>
std::uint32_t hash_of_stem(std::size_t length, CodeAt code_at) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < std::min(length, kStem); ++i) {
    key += std::uint64_t{code_at(i)} << (i * 8);
  }
  return gram_hash(key);
}

/// Reused from message to message. Not for several threads: it keeps what it has
/// learnt of characters.
class Characters {
 public:
  /// `text` is valid UTF-8 of less than 4 GiB and must outlive what is asked about it.
  void read(std::string_view text) {
    read_characters(text);
    find_grams();
  }
  /// The same without grams.
  void read_characters(std::string_view text);

  static constexpr std::size_t kBehind = 4;
  std::size_t size() const { return size_; }
  CharacterRange all() const { return {0, size_}; }
  /// Behind the last one stand kBehind without code and traits that begin at the text's end.
  const Character& operator[](std::size_t index) const { return characters_[index]; }
  /// The same for loops that write elsewhere and would load the pointer at every step.
  const Character* data() const { return characters_.data(); }
  std::string_view text() const { return text_; }
  /// In order, with repeats.
  std::span<const Gram> grams() const { return {grams_.data(), gram_count_}; }
  /// There are letters beside Han and those of which ASCII words are made (kInWord).
  bool has_foreign_letters() const { return has_foreign_letters_; }
  std::string_view bytes(CharacterRange range) const {
    return text_.substr(characters_[range.first].begin,
                        characters_[range.last].begin - characters_[range.first].begin);
  }

 private:
  struct Known {
    char32_t raw = 0;
    std::uint32_t bits = 0;
  };
  void make_room(std::size_t bytes);
  std::uint32_t look_up(char32_t raw);
  std::uint32_t hash_of_word(std::size_t first, std::size_t length) const;
  void find_grams();

  std::string_view text_;
  std::vector<Character> characters_ = std::vector<Character>(kBehind);
  /// What find_grams() wants to know of the characters: whether they are Han or other letters, and
  /// of the latter the lowest seven bits. A whole block can be read behind the last.
  std::vector<std::uint8_t> letters_;
  std::vector<Gram> grams_;  ///< never made smaller: gram_count_ are in use
  std::size_t size_ = 0, gram_count_ = 0;
  bool has_foreign_letters_ = false;
  std::array<Known, 256> known_{};  ///< by the lowest byte; neither ASCII nor Han
};

}  // namespace deskmill
