// Many phrases found in one pass over folded bytes: an Aho-Corasick automaton.
//
// Folding happens inline, so nothing is copied: ASCII letters lose their case, full-width characters
// count as their ASCII twins (rules/width.hpp), and so do the two letters outside ASCII whose case
// folding is ASCII (K for Kelvin, long s). With `digits_alike` all digits are one symbol: \d{11} then
// is eleven of it, and a gate needs no other means for runs of digits.
//
// The states next to the root, where a scan spends its time, have a complete row of transitions, up
// to 4 MB of rows (all states of some 1,000 phrases); the others live in a double array of 16 bytes a
// state: 100,000 Chinese phrases take about 25 MB.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/width.hpp"

namespace deskmill {

class AhoCorasick {
 public:
  explicit AhoCorasick(bool digits_alike);
  ~AhoCorasick();
  AhoCorasick(AhoCorasick&&) noexcept;
  AhoCorasick& operator=(AhoCorasick&&) noexcept;

  /// The phrase as the automaton sees it.
  std::string fold(std::string_view phrase) const;
  /// Returns the phrase's number, from 0. Phrases that fold to the same bytes share one.
  /// An empty phrase must not be added. Not after finish().
  std::uint32_t add(std::string_view phrase);
  void finish();
  /// Phrases added, without repeats.
  std::size_t size() const { return lengths_.size(); }
  /// In folded bytes.
  std::size_t length(std::uint32_t phrase) const { return lengths_[phrase]; }

  /// Calls visit(phrase, end) for every occurrence, by rising end; `end` is a byte offset in the text
  /// as given. visit returns false to stop. Only after finish().
  template <typename Visit>
  void scan(std::string_view text, Visit visit) const;

  /// Where an occurrence that ends at `end` begins, in the text as given.
  std::size_t begin_of(std::string_view text, std::uint32_t phrase, std::size_t end) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kNoParent = 0xFFFFFFFE;
  static constexpr std::size_t kMaxCells = 1u << 20;
  /// In a row: the state it leads to has outputs or no row.
  static constexpr std::uint32_t kLook = 1u << 31;
  /// Symbol of the lead bytes of characters that fold: look at the whole character.
  static constexpr std::uint8_t kLead = 255;
  static constexpr std::array<std::uint8_t, 4> kLeadBytes = {0xEF, 0xE3, 0xE2, 0xC5};

  /// A state without a row: its child by symbol c is the place base + c, if that has this parent.
  struct Sparse {
    std::uint32_t base = 0;
    std::uint32_t parent = kNone;  ///< a state; kNone: a free place
    std::uint32_t fail = 0;        ///< a state
    std::uint32_t output = kNone;  ///< first of the phrases that end here
  };
  struct Output {
    std::uint32_t phrase;
    std::uint32_t next;  ///< phrases that are suffixes of this one, or kNone
  };
  struct Trie;

  /// The bytes of one character that folds to a single byte of another, and that byte; 0 when none.
  static std::size_t folded_character(std::string_view text, std::size_t i, char& twin);
  /// A state with a row is the offset of its row; the others are places in sparse_, counted from the
  /// end of the rows.
  std::uint32_t step(std::uint32_t state, std::uint8_t symbol) const;
  std::uint32_t output_of(std::uint32_t state) const;
  std::uint8_t wide_symbol(std::string_view text, std::size_t i, std::size_t& width) const;
  /// Reads on from `i` until a state has outputs or no row, or to the end. Apart from what is done
  /// with the outputs, so that all that this loop needs stays in registers.
  std::uint32_t run(std::string_view text, std::size_t& i, std::uint32_t state) const;
  /// Reads one character in a state without a row.
  std::uint32_t read_sparse(std::string_view text, std::size_t& i, std::uint32_t state) const;
  void compact_symbols(Trie& trie);
  void place(Trie& trie);
  std::uint32_t free_base(const std::vector<std::uint8_t>& symbols, std::size_t& search_from);
  void link(Trie& trie);
  void link_vertex(Trie& trie, std::uint32_t vertex);
  void link_outputs(const Trie& trie, std::uint32_t vertex);
  void fill_row(const Trie& trie, std::uint32_t vertex);
  /// The last `bytes` (1 or more) of the text are whole characters, none of which may fold to another.
  bool is_unfolded(std::string_view text, std::size_t bytes) const;

  std::array<std::uint8_t, 256> fold_{};       ///< byte to folded byte
  std::array<std::uint8_t, 256> symbol_{};     ///< byte to symbol; 0 for bytes in no phrase
  std::array<std::uint8_t, 4> lead_symbol_{};  ///< the true symbols of kLeadBytes
  std::size_t symbols_ = 256;
  std::unique_ptr<Trie> trie_;  ///< until finish()
  std::vector<std::uint32_t> lengths_;
  std::uint32_t dense_ = 0;  ///< size of rows_
  std::vector<std::uint32_t> rows_, row_outputs_;
  std::vector<Sparse> sparse_;
  std::vector<Output> outputs_;
};

inline std::uint32_t AhoCorasick::step(std::uint32_t state, std::uint8_t symbol) const {
  while (state >= dense_) {
    const Sparse& here = sparse_[state - dense_];
    const std::uint32_t child = here.base + symbol;
    if (sparse_[child].parent == state) return dense_ + child;
    state = here.fail;
  }
  return rows_[state + symbol] & ~kLook;
}

inline std::uint32_t AhoCorasick::output_of(std::uint32_t state) const {
  return state < dense_ ? row_outputs_[state / symbols_] : sparse_[state - dense_].output;
}

inline std::size_t AhoCorasick::folded_character(std::string_view text, std::size_t i, char& twin) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte == 0xEF || byte == 0xE3) {
    twin = ascii_twin(text, i);
    return twin == 0 ? 0 : kWideBytes;
  }
  if (byte == 0xE2 && text.substr(i, 3) == "\xE2\x84\xAA") return twin = 'k', 3;
  if (byte == 0xC5 && text.substr(i, 2) == "\xC5\xBF") return twin = 's', 2;
  return 0;
}

template <typename Visit>
void AhoCorasick::scan(std::string_view text, Visit visit) const {
  std::uint32_t state = 0;
  for (std::size_t i = 0; i < text.size();) {
    state = state < dense_ ? run(text, i, state) : read_sparse(text, i, state);
    for (std::uint32_t o = output_of(state); o != kNone; o = outputs_[o].next) {
      if (!visit(outputs_[o].phrase, i)) return;
    }
  }
}

}  // namespace deskmill
