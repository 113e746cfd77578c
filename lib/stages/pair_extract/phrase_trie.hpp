// Many phrases found in a message: at each character a filter of it and the next two, then a trie.
//
// Next to no position of a message begins a phrase, and a look-up in a filter depends on nothing that
// was found before, so the processor overlaps them; an automaton takes its
// steps one after the other through rows that do not fit the first cache. And a phrase that counts
// between word boundaries only is not looked for inside of words.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/pair_extract/characters.hpp"

namespace deskmill {

class PhraseTrie {
 public:
  enum class Place { kAnywhere, kNotInWords };

  /// Returns the phrase's number, from 0; phrases that fold to the same characters share one. All
  /// digits are alike. A phrase must not be empty. Not after finish().
  std::uint32_t add(std::string_view phrase, Place place);
  void finish();

  /// Calls visit(phrase, range) for every occurrence, by rising first character. A phrase added as
  /// kNotInWords may be left out where the character before it is kInWord. Only after finish().
  template <typename Visit>
  void scan(const Characters& text, Visit visit) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  /// What begins with a pair of symbols: phrases of one, of two and of more, each looked for
  /// anywhere or (shifted by kOutside) outside of words only.
  enum Begun : std::uint8_t { kOne = 1, kTwo = 2, kMore = 4, kAnyLength = 7 };
  static constexpr unsigned kOutside = 3;
  static constexpr unsigned kPairBits = 13, kTripleBits = 14;

  /// A vertex of the trie. They stand in the order of the sorted phrases, each followed by its first
  /// child, so that a walk stays within a cache line or two.
  struct Vertex {
    char32_t symbol = 0;
    std::uint32_t phrase = kNone;  ///< that ends here
    std::uint32_t sibling = 0;     ///< the next one; 0: none
    bool leaf = true;
  };
  /// Where the phrases of two symbols (0: of the first alone) begin, in a table with open addressing.
  struct Root {
    std::uint64_t pair = 0;  ///< 0: a free place
    std::uint32_t vertex = 0;
  };
  using Phrases = std::map<std::u32string, std::uint32_t>;  ///< to numbers
  using PhraseList = std::span<const Phrases::value_type* const>;

  static char32_t symbol_of(char32_t code) { return code - '0' < 10 ? '0' : code; }
  static char32_t symbol(const Character& c) { return symbol_of(c.code()); }
  static std::uint64_t mixed(std::uint64_t key) { return key * 0x9E3779B97F4A7C15ULL; }
  static std::uint64_t pair_of(char32_t first, char32_t second) {
    return std::uint64_t{first} << 21 | second;
  }
  static std::size_t pair_place(char32_t first, char32_t second) {
    return mixed(pair_of(first, second)) >> (64 - kPairBits);
  }
  static std::size_t triple_place(char32_t first, char32_t second, char32_t third) {
    return mixed(std::uint64_t{first} << 42 ^ pair_of(second, third)) >> (64 - kTripleBits);
  }
  /// The place of the pair, or the free one where it would be.
  std::size_t root_place(std::uint64_t pair) const {
    std::size_t place = (mixed(pair) >> 32) & (roots_.size() - 1);
    while (roots_[place].pair != pair && roots_[place].pair != 0) {
      place = (place + 1) & (roots_.size() - 1);
    }
    return place;
  }
  /// Of Begun. Digits need not be alike here.
  unsigned begun_by(char32_t first, char32_t second) const {
    if ((first | second) < 0x80) return ascii_pairs_[first << 7 | second];
    first = symbol_of(first), second = symbol_of(second);
    return pairs_[pair_place(first, 0)] | pairs_[pair_place(first, second)];
  }
  bool begins_long(const Character* c) const {
    return triples_[triple_place(symbol(c[0]), symbol(c[1]), symbol(c[2]))];
  }
  void add_to_filters(const std::u32string& phrase, Place place);
  void add_vertices(PhraseList phrases, std::size_t depth);
  void add_root(PhraseList phrases);
  template <typename Visit>
  void walk(const Characters& text, CharacterRange pair, Visit& visit) const;

  std::array<std::uint8_t, 128 * 128> ascii_pairs_{};  ///< of Begun, by two ASCII codes
  std::array<bool, 128> begins_in_words_{};  ///< ASCII codes of phrases looked for anywhere
  /// Of Begun, by a hash of two symbols; a phrase of one is the pair of it and 0.
  std::array<std::uint8_t, 1u << kPairBits> pairs_{};
  std::bitset<1u << kTripleBits> triples_;  ///< by a hash: the beginnings of long phrases
  std::vector<Root> roots_;
  std::vector<Vertex> vertices_;
  Phrases phrases_;  ///< until finish()
  Characters reader_;
};

template <typename Visit>
void PhraseTrie::scan(const Characters& text, Visit visit) const {
  const Character* const characters = text.data();
  const std::size_t size = text.size();
  bool in_word = false;
  for (std::size_t i = 0; i < size; ++i) {
    const char32_t first = characters[i].code();
    const bool was_in_word = std::exchange(in_word, characters[i].is(kInWord));
    if (was_in_word && first < 0x80 && !begins_in_words_[first]) continue;
    unsigned begun = begun_by(first, characters[i + 1].code());
    if (!was_in_word) begun |= begun >> kOutside;
    if ((begun & kAnyLength) == 0) continue;
    if ((begun & kOne) != 0) walk(text, {i, i + 1}, visit);
    const bool goes_on =
        (begun & kTwo) != 0 || ((begun & kMore) != 0 && begins_long(characters + i));
    if (goes_on && i + 1 < size) walk(text, {i, i + 2}, visit);
  }
}

/// Visits the phrases that begin with a pair of characters, or are the first alone.
template <typename Visit>
void PhraseTrie::walk(const Characters& text, CharacterRange pair, Visit& visit) const {
  const Character* const characters = text.data();
  const char32_t second = pair.size() > 1 ? symbol(characters[pair.first + 1]) : 0;
  const Root& root = roots_[root_place(pair_of(symbol(characters[pair.first]), second))];
  if (root.pair == 0) return;
  const Vertex* const vertices = vertices_.data();
  const Vertex* vertex = vertices + root.vertex;
  for (std::size_t end = pair.last;; ++end) {
    if (vertex->phrase != kNone) visit(vertex->phrase, CharacterRange{pair.first, end});
    if (vertex->leaf || end == text.size()) return;
    const char32_t next = symbol(characters[end]);
    for (++vertex; vertex->symbol != next; vertex = vertices + vertex->sibling) {
      if (vertex->sibling == 0) return;
    }
  }
}

}  // namespace deskmill
