// A set of phrases found in one pass over a text, longest match first.
//
// Chinese has no spaces, so a phrase matches anywhere; a phrase that begins or ends with an ASCII
// letter or digit needs a boundary there (no ASCII letter, digit or underscore next to it). ASCII
// case and width (rules/width.hpp) are folded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace deskmill {

struct LexiconMatch {
  std::size_t begin = 0, end = 0;  ///< bytes of the original text
  std::size_t phrase = 0;          ///< index in order of adding
};

/// Immutable and thread-safe after finish().
class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  /// Returns the index. An empty phrase matches nothing; of phrases that fold to the same, the
  /// first is reported.
  std::size_t add(std::string_view phrase);
  /// Once, after the last add() and before the first search.
  void finish();
  /// Phrases added.
  std::size_t size() const;
  /// Left to right, longest at each place, not overlapping.
  std::vector<LexiconMatch> find_all(std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
