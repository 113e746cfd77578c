// A phrase with gaps: 请.{0,8}(?:单号|地址), 祝您[^，。]*, ^(?:好的|嗯)[~。]*$.
//
// Such an expression is a row of pieces, each of them plain strings, a run of characters of a class
// or a row that may be missing or repeat.
//
// The trie that finds plain phrases finds one piece as well, the pivot; the others are then sought
// outward from there. RE2 would read all of the text for each expression, through tables too big
// for the nearest cache.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/pair_extract/phrases/characters.hpp"
#include "stages/pair_extract/phrases/plain_strings.hpp"

namespace deskmill {

class GappedPhrase {
 public:
  /// Tells most characters that are none of a few from these, by their lowest bits.
  struct Filter {
    std::uint64_t bits = ~std::uint64_t{0};  ///< all pass
    bool passes(char32_t code) const { return (bits >> (code & 63) & 1) != 0; }
    void add(char32_t code) { bits |= std::uint64_t{1} << (code & 63); }
  };
  /// Characters that are (or, `negated`, are not) among the members.
  struct Class {
    std::u32string members;
    bool negated = false;
    Filter filter{};
    bool has(char32_t code) const {
      return (filter.passes(code) && members.find(code) != members.npos) != negated;
    }
    void set_filter() {
      filter.bits = 0;
      for (const char32_t member : members) filter.add(member);
    }
  };
  static constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();
  /// Strings, a row or, without either, a run of characters. What is no run and may occur more than
  /// once may be missing; so may every row.
  struct Piece {
    std::vector<std::u32string> strings;
    Class firsts{};  ///< what the strings begin with, one after the other
    std::vector<Piece> row;
    Class run_of;
    std::size_t least = 1, most = 1;
  };
  /// Reused from text to text.
  struct Buffers {
    std::vector<std::size_t> here, next;
  };

  /// One alternative of an expression that RE2 accepts, without regard to case and width. Nothing
  /// when it is no row of pieces, or none of them has to occur. `whole_words`: no match begins or
  /// ends inside a word (kInWord).
  static std::optional<GappedPhrase> read(std::string_view alternative, bool whole_words = false);

  /// One of these is in every match.
  const PlainStrings& pivot() const { return pivot_; }
  /// Every match begins with the pivot, and where the text begins.
  bool pivot_starts_text() const { return from_start_ && before_.empty(); }
  /// Where the pivot begins, no word goes on.
  bool pivot_starts_word() const { return whole_words_ && before_.empty(); }

  /// How far on either side of the pivot the other pieces are sought, in characters. A
  /// text may consist of nothing but pivots, and must not take time in proportion to the
  /// square of its length.
  static constexpr std::size_t kFarthest = 256;
  /// The longest match whose pivot stands at `pivot`, in `part` of a text, which is looked at on
  /// its own. What a match would hold beyond kFarthest is left out; one that must begin where the
  /// part does, or end there, and cannot is none.
  std::optional<CharacterRange> around(CharacterRange pivot, const Characters& text,
                                       CharacterRange part, Buffers& buffers) const;

 private:
  std::vector<Piece> before_, after_;  ///< outward from the pivot, the strings before it reversed
  PlainStrings pivot_;
  bool from_start_ = false, to_end_ = false;  ///< of the text
  /// The characters that may stand between the text's start, or end, and the pivot.
  std::size_t farthest_begin_ = 0, farthest_end_ = 0;
  bool whole_words_ = false;
};

}  // namespace deskmill
