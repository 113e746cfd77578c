// SPDX-License-Identifier: Apache-2.0
#include "rules/lexicon.hpp"

#include <algorithm>

#include "rules/phrase_finder.hpp"

namespace deskmill {
namespace {

/// A phrase of the finder, by its number there.
struct Phrase {
  std::size_t index = 0;  ///< of the first phrase added
  bool left_boundary = false, right_boundary = false;
};

bool needs_boundary(char c) {
  return is_word(c) && c != '_';
}

/// True at a letter or digit that follows another one (full-width ones not counted): no phrase can
/// begin there, as one that begins so needs a boundary on its left.
bool is_inside_word(std::string_view text, std::size_t at) {
  return needs_boundary(text[at]) && is_word(text[at - 1]);
}

}  // namespace

struct Lexicon::State {
  PhraseFinder finder{false};
  std::vector<Phrase> phrases;
  std::size_t added = 0;

  bool holds(std::string_view text, const Phrase& phrase, std::size_t begin,
             std::size_t end) const {
    return !(phrase.left_boundary && word_before(text, begin)) &&
           !(phrase.right_boundary && word_after(text, end));
  }

  /// Every occurrence within its boundaries, by rising end.
  std::vector<LexiconMatch> occurrences(std::string_view text) const {
    std::vector<LexiconMatch> all;
    const auto may_begin = [text](std::size_t at) { return at == 0 || !is_inside_word(text, at); };
    finder.scan(text, may_begin, [&](std::uint32_t number, std::size_t begin, std::size_t end) {
      const Phrase& phrase = phrases[number];
      if (holds(text, phrase, begin, end)) all.push_back({begin, end, phrase.index});
      return true;
    });
    return all;
  }
};

Lexicon::Lexicon() : state_(std::make_unique<State>()) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

std::size_t Lexicon::add(std::string_view phrase) {
  const std::size_t index = state_->added++;
  if (phrase.empty()) return index;
  const std::uint32_t number = state_->finder.add(phrase);
  if (number < state_->phrases.size()) return index;
  const std::string folded = state_->finder.fold(phrase);
  state_->phrases.push_back({index, needs_boundary(folded.front()), needs_boundary(folded.back())});
  return index;
}

void Lexicon::finish() {
  state_->finder.finish();
}

std::size_t Lexicon::size() const {
  return state_->added;
}

std::vector<LexiconMatch> Lexicon::find_all(std::string_view text) const {
  std::vector<LexiconMatch> all = state_->occurrences(text);
  std::sort(all.begin(), all.end(), [](const LexiconMatch& a, const LexiconMatch& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::size_t covered = 0;
  std::erase_if(all, [&](const LexiconMatch& match) {
    if (match.begin < covered) return true;
    covered = match.end;
    return false;
  });
  return all;
}

}  // namespace deskmill
