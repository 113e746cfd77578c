// A message as characters, each with what the stage asks about it: decoded and classified once.
//
// Tags, boilerplate and overlap all walk over the same message. They differ in what they look for, not
// in how a character is spelt: case and width are folded here, as rules see them (rules/width.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace deskmill {

enum Trait : std::uint32_t {
  kHan = 1u << 21,
  kOtherLetter = 1u << 22,        ///< letters and digits of any other script
  kLetter = kHan | kOtherLetter,  ///< either
  kInWord =
      1u << 23,  ///< [0-9A-Za-z_], ASCII or full-width: what a word boundary tells from the rest
  kSpace = 1u << 24,
  kPunctuation = 1u << 25,  ///< and symbols
};

struct Character {
  std::uint32_t bits = 0;   ///< code and traits
  std::uint32_t begin = 0;  ///< byte in the text

  /// ASCII letters in lower case, full-width spellings of ASCII as ASCII; all others as they are.
  char32_t code() const { return bits & 0x1FFFFF; }
  bool is(Trait trait) const { return (bits & trait) != 0; }
};

/// Characters [first, last).
struct CharacterRange {
  std::size_t first = 0, last = 0;
  bool empty() const { return first == last; }
  std::size_t size() const { return last - first; }
};

/// Reused from message to message. Not for several threads: it keeps what it has learnt of characters.
class Characters {
 public:
  /// `text` is valid UTF-8 of less than 4 GiB and must outlive what is asked about it.
  void read(std::string_view text);

  std::size_t size() const { return size_; }
  CharacterRange all() const { return {0, size_}; }
  /// Behind the last one stand two without code and traits that begin at the text's end.
  const Character& operator[](std::size_t index) const { return characters_[index]; }
  /// The same for loops that write elsewhere and would load the pointer at every step.
  const Character* data() const { return characters_.data(); }
  std::string_view text() const { return text_; }
  std::string_view bytes(CharacterRange range) const {
    return text_.substr(characters_[range.first].begin,
                        characters_[range.last].begin - characters_[range.first].begin);
  }

 private:
  struct Known {
    char32_t raw = 0;
    std::uint32_t bits = 0;
  };
  std::uint32_t look_up(char32_t raw);

  std::string_view text_;
  std::vector<Character> characters_ = std::vector<Character>(2);
  std::size_t size_ = 0;
  std::array<Known, 256> known_{};  ///< by the lowest byte; neither ASCII nor Han
};

}  // namespace deskmill
