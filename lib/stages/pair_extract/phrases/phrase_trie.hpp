// Many phrases found in a message: filters tell where one may begin, then a trie of
// those that begin alike.
//
// Next to no position of a message begins a phrase, and a look-up in a filter depends on nothing
// that was found before, so the processor overlaps them; an automaton takes its steps one after the
// other through rows that do not fit the first cache. Most phrases begin with a gram of the message
// (characters.hpp), two Han or a word, and are looked up by its hash: once per word, not once per
// letter. The others are looked for at every character, by it and the next. Phrases with the same
// beginning are a group; before its trie is walked, the characters behind that beginning must be
// such as stand there in one of its phrases.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stages/pair_extract/phrases/characters.hpp"

namespace deskmill {

class PhraseTrie {
 public:
  /// Where a phrase is looked for. Elsewhere it may be found or not.
  enum Place : std::uint8_t {
    kAnywhere = 1,
    kNotInWords = 2,  ///< where the character before is not kInWord
    kAsWords = 4,     ///< where neither that nor the one behind is
    kAtStart = 8,     ///< of the message
  };
  /// Reused from message to message.
  struct Buffers {
    struct Candidate {
      std::uint32_t group = 0;  ///< what its phrases are looked up by
      std::uint32_t first = 0;  ///< character
    };
    struct Walk {
      std::uint32_t vertex = 0;
      std::uint32_t first = 0;  ///< character
    };
    std::vector<std::uint32_t> places;  ///< characters where what begins with no gram may begin
    std::vector<Candidate> candidates;
    std::vector<Walk> walks;
  };

  /// Returns the phrase's number, from 0; phrases that fold to the same characters share one. All
  /// digits are alike. A phrase must not be empty. Not after finish().
  std::uint32_t add(std::string_view phrase, Place place);
  void finish();

  /// Calls visit(phrase, range) for every occurrence, in no order and perhaps for one more than
  /// once. Only after finish().
  template <typename Visit>
  void scan(const Characters& text, Buffers& buffers, Visit visit) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr unsigned kFilterBits = 15, kRowBits = 9, kVertexBits = 26, kDepthBits = 6;
  static constexpr std::uint32_t kLastVertex = (1u << kVertexBits) - 1;  ///< 256 MiB of words
  static constexpr std::uint32_t kDeepest = (1u << kDepthBits) - 1;

  /// The first words of a vertex in tries_. Behind them stand the symbols of its tail, which all
  /// phrases below it share, then those of its children, rising and padded, and where these are.
  /// So a walk reads what lies together, and compares children without branches.
  enum Vertex : std::size_t {
    kTail,      ///< length in symbols
    kPhrase,    ///< that ends behind the tail, or kNone
    kChildren,  ///< how many
    kVertexWords
  };
  /// Where the trie of a group begins, in a table with open addressing. Two fit in a cache line.
  struct alignas(32) Root {
    std::uint32_t group = 0;
    std::uint32_t vertex : kVertexBits = 0;  ///< 0: a free place
    /// Of a beginning that all its phrases have in common.
    std::uint32_t depth : kDepthBits = 0;
    /// What may stand behind it, one character after the other: a bit for each kind.
    std::array<std::uint32_t, Characters::kBehind> next{};

    bool may_be_followed_by(const Character* behind) const {
      std::uint32_t may = 1;
      for (std::size_t i = 0; i < next.size(); ++i) may &= next[i] >> behind[i].kind();
      return may != 0;
    }
    /// In how many ways.
    std::uint64_t ways() const {
      std::uint64_t ways = 1;
      for (const std::uint32_t bits : next) ways *= static_cast<unsigned>(std::popcount(bits));
      return ways;
    }
  };
  /// As it was added.
  struct Phrase {
    std::uint32_t begin = 0, length = 0;  ///< of its symbols
    std::uint32_t places = 0;             ///< of Place
    std::uint32_t next = kNone;           ///< with the same lowest bits of the hash
  };
  /// What is needed until finish(). It has room for the built-in rules: a list that grows touches
  /// new memory each time, and first touches are the dearest part of a short run.
  struct Draft {
    Draft() {
      symbols.reserve(std::size_t{1} << 17);
      phrases.reserve(std::size_t{1} << 14);
    }
    Characters reader;
    std::u32string symbols;       ///< of all phrases, one after the other
    std::vector<Phrase> phrases;  ///< by their numbers
    std::vector<std::uint32_t> newest = std::vector<std::uint32_t>(8192, kNone);  ///< by hash

    std::u32string_view symbols_of(const Phrase& phrase) const {
      return std::u32string_view(symbols).substr(phrase.begin, phrase.length);
    }
    std::uint32_t add(std::string_view text);
  };
  struct GroupedPhrase {
    std::uint32_t group = 0;
    std::uint32_t number = 0;
    std::u32string_view symbols;
  };
  using PhraseList = std::span<const GroupedPhrase>;
  /// How many of the symbols are lower; `count` is a multiple of four.
  static std::size_t count_below(char32_t symbol, const std::uint32_t* symbols, std::size_t count) {
    std::uint32_t below = 0;
    for (std::size_t i = 0; i < count; ++i) below += symbols[i] < symbol ? 1 : 0;
    return below;
  }
  /// Words for the symbols of so many children: at least one is left over, higher than all symbols.
  static std::size_t padded(std::size_t children) { return (children / 4 + 1) * 4; }
  static std::size_t row(char32_t code) { return code & ((1u << kRowBits) - 1); }
  static std::uint64_t column(char32_t code) { return std::uint64_t{1} << (code & 63); }
  /// Of phrases that are looked for at the start of a message, by their first symbol.
  static std::uint32_t group_at_start(char32_t symbol) { return gram_hash(symbol); }
  /// Of phrases that begin with no gram, or not always, by their first two
  /// symbols; 0: there is one.
  static std::uint32_t group_of_symbols(char32_t first, char32_t second) {
    return gram_hash(std::uint64_t{first} << 32 | second);
  }
  static std::uint32_t group_of_beginning(std::u32string_view phrase) {
    return group_of_symbols(phrase[0], phrase.size() > 1 ? phrase[1] : 0);
  }
  static std::uint32_t group_of(std::u32string_view phrase, Place place);
  void add_to_filters(std::u32string_view phrase, std::uint32_t group);
  std::vector<GroupedPhrase> grouped_phrases() const;
  void add_group(std::span<GroupedPhrase> phrases);
  std::uint32_t add_vertex(PhraseList phrases, std::size_t depth);
  std::uint32_t add_children(PhraseList phrases, std::size_t depth);
  static std::size_t known_length(std::u32string_view phrase, std::uint32_t group);
  static Root filters_from(std::size_t depth, PhraseList phrases);
  static Root best_filters(PhraseList phrases);
  void add_root(PhraseList phrases);

  /// The place of the group, or the free one where it would be.
  std::size_t root_place(std::uint32_t group) const {
    std::size_t place = group & (roots_.size() - 1);
    while (roots_[place].group != group && roots_[place].vertex != 0) {
      place = (place + 1) & (roots_.size() - 1);
    }
    return place;
  }
  bool begins_group(std::uint32_t group) const {
    return begins_group_[group >> (32 - kFilterBits)];
  }
  std::size_t find_places(const Characters& text, Buffers& buffers) const;
  std::size_t find_by_characters(const Characters& text, Buffers& buffers) const;
  std::size_t find_by_grams(const Characters& text, Buffers& buffers, std::size_t count) const;
  std::size_t find_by_letters(const Characters& text, Buffers& buffers, std::size_t count) const;
  std::size_t find_walks(const Characters& text, Buffers& buffers, std::size_t count) const;
  template <typename Visit>
  void walk(const Characters& text, Buffers::Walk walk, Visit& visit) const;

  std::bitset<1u << kFilterBits> begins_group_;  ///< by the highest bits of its hash
  /// Of phrases in a group of symbols: in the row of their first character the columns of
  /// those that may come next.
  std::array<std::uint64_t, 1u << kRowBits> pairs_{};
  std::vector<Root> roots_;
  std::vector<std::uint32_t> tries_ = std::vector<std::uint32_t>(1);
  std::unique_ptr<Draft> draft_ = std::make_unique<Draft>();
};

template <typename Visit>
void PhraseTrie::scan(const Characters& text, Buffers& buffers, Visit visit) const {
  if (text.size() == 0) return;
  const std::size_t candidates = find_by_grams(text, buffers, find_by_characters(text, buffers));
  const std::size_t walks = find_walks(text, buffers, candidates);
  for (std::size_t i = 0; i < walks; ++i) walk(text, buffers.walks[i], visit);
}

/// Visits the phrases of a group that stand here.
template <typename Visit>
void PhraseTrie::walk(const Characters& text, Buffers::Walk walk, Visit& visit) const {
  const std::uint32_t* vertex = tries_.data() + walk.vertex;
  for (std::size_t end = walk.first;; ++end) {
    const std::size_t length = vertex[kTail];
    if (length > text.size() - end) return;
    const std::uint32_t* symbols = vertex + kVertexWords;
    for (const std::size_t begin = end; end < begin + length; ++end, ++symbols) {
      if (text[end].symbol() != *symbols) return;
    }
    if (vertex[kPhrase] != kNone) visit(vertex[kPhrase], CharacterRange{walk.first, end});
    if (vertex[kChildren] == 0 || end == text.size()) return;
    const std::size_t padding = padded(vertex[kChildren]);
    const std::size_t child = count_below(text[end].symbol(), symbols, padding);
    if (symbols[child] != text[end].symbol()) return;
    vertex = tries_.data() + symbols[padding + child];
  }
}

}  // namespace deskmill
