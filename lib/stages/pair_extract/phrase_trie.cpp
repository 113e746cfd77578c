// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrase_trie.hpp"

#include <algorithm>
#include <bit>

#include "text/unicode.hpp"

namespace deskmill {
namespace {

bool is_small_letter(char32_t c) {
  return c >= 'a' && c <= 'z';
}

/// Of the word at the beginning when it is of letters alone; 0: there is none, or no such.
std::size_t length_of_word(const std::u32string& phrase) {
  std::size_t length = 0;
  while (length < phrase.size() && is_small_letter(phrase[length])) ++length;
  const bool goes_on = length < phrase.size() && (phrase[length] == '0' || phrase[length] == '_');
  return goes_on ? 0 : length;
}

/// The leading items that are alike in `key`.
template <typename List, typename Key>
std::size_t count_alike(List list, Key key) {
  std::size_t alike = 1;
  while (alike < list.size() && key(list[alike]) == key(list[0])) ++alike;
  return alike;
}

}  // namespace

/// By a gram if every occurrence in such a place begins with it: two Han, or a word that the message
/// cannot have in a longer form with another stem.
std::uint32_t PhraseTrie::group_of(const std::u32string& phrase, Place place) {
  if (place == kAtStart) return group_of_first(phrase[0], place);
  if (phrase.size() > 1 && is_han(phrase[0]) && is_han(phrase[1])) {
    return hash_of_han(phrase[0], phrase[1]);
  }
  const std::size_t word = length_of_word(phrase);
  const bool same_stem = word < phrase.size() || place == kAsWords || word >= kStem;
  if (place == kAnywhere || word < kShortestWord || !same_stem) {
    return group_of_first(phrase[0], kAnywhere);
  }
  return hash_of_stem(word, [&](std::size_t i) { return phrase[i]; });
}

/// Of the codes that count as this symbol.
template <typename Change>
void PhraseTrie::for_each_slot(char32_t symbol, Change change) {
  for (char32_t code = symbol; code <= (symbol == '0' ? '9' : symbol); ++code) {
    change(slots_[slot(code)]);
  }
}

void PhraseTrie::add_to_filters(const std::u32string& phrase, std::uint32_t group) {
  begins_group_[group >> (32 - kFilterBits)] = true;
  if (group == group_of_first(phrase[0], kAtStart)) {
    for_each_slot(phrase[0], [](std::uint32_t& masks) { masks |= 1u << kStartShift; });
  }
  if (group != group_of_first(phrase[0], kAnywhere)) return;
  // Phrases of one character have a set of their own: any two may follow.
  const unsigned set = phrase.size() == 1 ? 0 : 1 + phrase[1] % 7;
  for (unsigned i = 0; i < 3; ++i) {
    const std::uint32_t bit = 1u << (8 * i + set);
    if (i >= phrase.size()) {
      for (std::uint32_t& masks : slots_) masks |= bit;
      continue;
    }
    for_each_slot(phrase[i], [&](std::uint32_t& masks) { masks |= bit; });
  }
}

std::uint32_t PhraseTrie::add(std::string_view phrase, Place place) {
  reader_.read(phrase);
  std::u32string symbols;
  for (std::size_t i = 0; i < reader_.size(); ++i) symbols += symbol(reader_[i]);
  const Phrase fresh = {static_cast<std::uint32_t>(phrases_.size())};
  Phrase& known = phrases_.emplace(std::move(symbols), fresh).first->second;
  known.places |= place;
  return known.number;
}

/// Below the vertex added last, of phrases that begin alike up to `depth` and are sorted.
void PhraseTrie::add_vertices(PhraseList phrases, std::size_t depth) {
  if (phrases.front()->first.size() == depth) {
    vertices_.back().phrase = phrases.front()->second.number;
    phrases = phrases.subspan(1);
  }
  vertices_.back().leaf = phrases.empty();
  while (!phrases.empty()) {
    const std::size_t alike =
        count_alike(phrases, [&](const auto* phrase) { return phrase->first[depth]; });
    const std::size_t child = vertices_.size();
    vertices_.push_back({phrases.front()->first[depth], kNone, 0, true});
    add_vertices(phrases.subspan(0, alike), depth + 1);
    phrases = phrases.subspan(alike);
    if (!phrases.empty()) vertices_[child].sibling = static_cast<std::uint32_t>(vertices_.size());
  }
}

void PhraseTrie::add_root(std::uint32_t group, PhraseList phrases) {
  roots_[root_place(group)] = {group, static_cast<std::uint32_t>(vertices_.size())};
  vertices_.emplace_back();
  add_vertices(phrases, 0);
}

void PhraseTrie::finish() {
  // A phrase is in several groups when it was added for places of which none holds the other.
  std::map<std::uint32_t, std::vector<const Phrases::value_type*>> groups;
  for (const Phrases::value_type& phrase : phrases_) {
    for (const Place place : {kAnywhere, kNotInWords, kAsWords, kAtStart}) {
      if ((phrase.second.places & place) == 0) continue;
      const std::uint32_t group = group_of(phrase.first, place);
      add_to_filters(phrase.first, group);
      std::vector<const Phrases::value_type*>& list = groups[group];
      if (list.empty() || list.back() != &phrase) list.push_back(&phrase);
      if (place == kAnywhere) break;
    }
  }
  roots_.resize(std::bit_ceil(groups.size() * 4 + 1));
  for (const auto& [group, phrases] : groups) add_root(group, phrases);
  phrases_.clear();
}

/// For groups by the first character: candidates name none.
std::size_t PhraseTrie::find_by_characters(const Characters& text, Candidates& candidates) const {
  if (candidates.size() < text.size() + 2) candidates.resize(text.size() + 2);
  const Character* const characters = text.data();
  Candidate* out = candidates.data();
  // In each byte the sets of which one, two or three characters in a row have been seen.
  std::uint32_t sets = slots_[slot(characters[0].code())] & 0xFF;
  sets = (sets << 8 | 0xFF) & slots_[slot(characters[1].code())];
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    sets = ((sets & 0xFFFF) << 8 | 0xFF) & slots_[slot(characters[i + 2].code())];
    out->first = i;
    out += sets >> 16 != 0 ? 1 : 0;
  }
  return static_cast<std::size_t>(out - candidates.data());
}

std::size_t PhraseTrie::find_by_grams(const Characters& text, Candidates& candidates) const {
  const std::span<const Gram> grams = text.grams();
  Candidate* out = candidates.data();
  for (const Gram& gram : grams) {
    *out = {gram.hash, gram.first};
    out += begins_group_[gram.hash >> (32 - kFilterBits)] ? 1 : 0;
  }
  const auto count = static_cast<std::size_t>(out - candidates.data());
  return text.has_foreign_letters() ? find_by_letters(text, candidates, count) : count;
}

/// Where letters of other scripts stand next to those of ASCII, a phrase may end, or begin, where the
/// message's word does not.
std::size_t PhraseTrie::find_by_letters(const Characters& text, Candidates& candidates,
                                        std::size_t count) const {
  const Character* const c = text.data();
  candidates.resize(std::max(candidates.size(), count + text.size() * kStem));
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && c[i - 1].is(kInWord)) continue;
    for (std::size_t length = 1; length <= kStem && is_small_letter(c[i + length - 1].code());
         ++length) {
      const std::uint32_t group =
          hash_of_stem(length, [&](std::size_t letter) { return c[i + letter].code(); });
      if (length < kShortestWord || !begins_group_[group >> (32 - kFilterBits)]) continue;
      candidates[count++] = {group, static_cast<std::uint32_t>(i)};
    }
  }
  return count;
}

}  // namespace deskmill
