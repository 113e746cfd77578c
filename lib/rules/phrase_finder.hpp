// Many phrases found in one pass over folded bytes: a filter of the places where one may begin
// (start_filter.hpp), and behind it a trie.
//
// Folding happens while reading, so no text is copied: ASCII letters lose their case, full-width
// characters count as their ASCII twins (rules/width.hpp), and so do the two letters outside ASCII
// whose lower case is ASCII (the Kelvin sign and the long s). With `digits_alike` all digits are
// one symbol, so that the gate of a set of patterns can look for \d{11} as the phrase
// "00000000000".
//
// The trie is a double array; a vertex holds all that the phrases below it have in common, so there
// are few: 100,000 phrases take some 15 MB. Time is linear in the text, times the length of the
// longest phrase at worst.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/start_filter.hpp"
#include "rules/width.hpp"

namespace deskmill {

class PhraseFinder {
 public:
  explicit PhraseFinder(bool digits_alike);

  /// The phrase as the trie sees it.
  std::string fold(std::string_view phrase) const;
  /// Returns the phrase's number, from 0. Phrases that fold to the same bytes share one.
  /// An empty phrase must not be added. Not after finish().
  std::uint32_t add(std::string_view phrase);
  void finish();
  /// Phrases added, without repeats.
  std::size_t size() const { return size_; }

  /// Calls visit(phrase, begin, end) for every occurrence, by rising begin, then end: byte offsets
  /// in the text as given. visit returns false to stop. Only after finish().
  template <typename Visit>
  void scan(std::string_view text, Visit visit) const {
    scan(
        text, [](std::size_t) { return true; }, visit);
  }
  /// The same for occurrences at places for which may_begin(begin) is true. A cheap test saves the
  /// more the more places pass the filter, that is with many phrases.
  template <typename MayBegin, typename Visit>
  void scan(std::string_view text, MayBegin may_begin, Visit visit) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kNoParent = 0xFFFFFFFE;
  /// Symbol of a byte that may begin a character that folds: the whole character must be read.
  static constexpr std::uint8_t kLead = 255;
  static constexpr std::array<std::uint8_t, 4> kLeadBytes = {0xEF, 0xE3, 0xE2, 0xC5};

  /// A vertex of the double array: its child by symbol c is the vertex base + c, provided that one
  /// names it as parent. The root is vertex 0.
  struct Vertex {
    std::uint32_t base = 0;        ///< 0: no children
    std::uint32_t parent = kNone;  ///< kNone: a free place
    std::uint32_t phrase = kNone;  ///< that ends here
    /// What all phrases below have in common from here: symbols in labels_, to be read before the
    /// phrase ends or a child follows.
    std::uint32_t label = 0, label_size = 0;
  };
  using Phrases = std::map<std::string, std::uint32_t>;  ///< folded, to numbers
  struct Branch;

  /// The number of bytes of the character at `i` when it folds to a single byte, which becomes
  /// `twin`; else 0.
  static std::size_t folded_character(std::string_view text, std::size_t i, char& twin);
  std::uint8_t wide_symbol(std::string_view text, std::size_t i, std::size_t& width) const;
  /// The symbol at `at`, which moves behind the character; 0 at the end of the text.
  std::uint8_t read_symbol(std::string_view text, std::size_t& at) const;
  bool read_label(std::string_view text, std::size_t& at, const Vertex& vertex) const;
  /// Visits what begins at `begin`; false to stop.
  template <typename Visit>
  bool walk(std::string_view text, std::size_t begin, Visit& visit) const;

  void number_symbols();
  void fill_filter();
  std::uint8_t folded_symbol(char byte) const;
  void build_trie();
  void add_label(Branch& branch);
  std::vector<Branch> add_children(const Branch& branch, std::size_t& search_from);
  std::uint32_t free_base(const std::vector<std::uint8_t>& symbols, std::size_t& search_from);

  std::array<std::uint8_t, 256> fold_{};       ///< byte to folded byte
  std::array<std::uint8_t, 256> symbol_{};     ///< byte to symbol; 0 for bytes in no phrase
  std::array<std::uint8_t, 4> lead_symbol_{};  ///< the true symbols of kLeadBytes
  std::size_t size_ = 0;
  StartFilter filter_;
  std::vector<Vertex> vertices_;
  std::vector<std::uint8_t> labels_;
  Phrases phrases_;  ///< until finish()
};

inline std::size_t PhraseFinder::folded_character(std::string_view text, std::size_t i,
                                                  char& twin) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte == 0xEF || byte == 0xE3) {
    twin = ascii_twin(text, i);
    return twin == 0 ? 0 : kWideBytes;
  }
  constexpr std::string_view kKelvin = "\xE2\x84\xAA", kLongS = "\xC5\xBF";
  if (byte == 0xE2 && text.substr(i, kKelvin.size()) == kKelvin) {
    twin = 'k';
    return kKelvin.size();
  }
  if (byte == 0xC5 && text.substr(i, kLongS.size()) == kLongS) {
    twin = 's';
    return kLongS.size();
  }
  return 0;
}

inline std::uint8_t PhraseFinder::read_symbol(std::string_view text, std::size_t& at) const {
  if (at == text.size()) return 0;
  std::size_t width = 1;
  std::uint8_t symbol = symbol_[static_cast<unsigned char>(text[at])];
  if (symbol == kLead) [[unlikely]] {
    symbol = wide_symbol(text, at, width);
  }
  at += width;
  return symbol;
}

inline bool PhraseFinder::read_label(std::string_view text, std::size_t& at,
                                     const Vertex& vertex) const {
  const std::uint8_t* const label = labels_.data() + vertex.label;
  for (std::uint32_t i = 0; i < vertex.label_size; ++i) {
    if (read_symbol(text, at) != label[i]) return false;
  }
  return true;
}

template <typename Visit>
bool PhraseFinder::walk(std::string_view text, std::size_t begin, Visit& visit) const {
  std::size_t at = begin;
  for (std::uint32_t here = 0;;) {
    const Vertex& vertex = vertices_[here];
    if (!read_label(text, at, vertex)) return true;
    if (vertex.phrase != kNone) {
      if (!visit(vertex.phrase, begin, at)) return false;
      if (vertex.base == 0) return true;
    }
    const std::uint32_t child = vertex.base + read_symbol(text, at);
    if (vertices_[child].parent != here) return true;
    here = child;
  }
}

template <typename MayBegin, typename Visit>
void PhraseFinder::scan(std::string_view text, MayBegin may_begin, Visit visit) const {
  if (size_ == 0) return;
  for (std::size_t at = 0; (at = filter_.next(text, at)) < text.size(); ++at) {
    if (may_begin(at) && !walk(text, at, visit)) return;
  }
}

}  // namespace deskmill
