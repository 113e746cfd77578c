// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrase_trie.hpp"

#include <algorithm>
#include <bit>

namespace deskmill {
namespace {

/// The leading items that are alike in `key`.
template <typename List, typename Key>
std::size_t count_alike(List list, Key key) {
  std::size_t alike = 1;
  while (alike < list.size() && key(list[alike]) == key(list[0])) ++alike;
  return alike;
}

/// The codes of a symbol are those from its own on.
char32_t last_code(char32_t symbol) {
  return symbol == '0' ? '9' : symbol;
}

}  // namespace

void PhraseTrie::add_to_filters(const std::u32string& phrase, Place place) {
  const bool anywhere = place == Place::kAnywhere;
  const char32_t first = phrase[0], second = phrase.size() > 1 ? phrase[1] : 0;
  const bool alone = phrase.size() == 1, longer = phrase.size() > 2;
  const unsigned length = alone ? kOne : (longer ? kMore : kTwo);
  const auto begun = static_cast<std::uint8_t>(anywhere ? length : length << kOutside);
  if (longer) triples_[triple_place(first, second, phrase[2])] = true;
  pairs_[pair_place(first, second)] |= begun;
  if (first >= 0x80) return;
  const char32_t last_second = alone ? 0x7F : last_code(second);
  for (char32_t one = first; one <= last_code(first); ++one) {
    begins_in_words_[one] |= anywhere;
    for (char32_t two = second; two <= last_second && two < 0x80; ++two) {
      ascii_pairs_[one << 7 | two] |= begun;
    }
  }
}

std::uint32_t PhraseTrie::add(std::string_view phrase, Place place) {
  reader_.read(phrase);
  std::u32string symbols;
  for (std::size_t i = 0; i < reader_.size(); ++i) symbols += symbol(reader_[i]);
  add_to_filters(symbols, place);
  return phrases_.emplace(std::move(symbols), static_cast<std::uint32_t>(phrases_.size()))
      .first->second;
}

/// Below the vertex added last, of phrases that begin alike up to `depth` and are sorted.
void PhraseTrie::add_vertices(PhraseList phrases, std::size_t depth) {
  if (phrases.front()->first.size() == depth) {
    vertices_.back().phrase = phrases.front()->second;
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

/// Of phrases whose first two symbols are alike, or of one that has but one.
void PhraseTrie::add_root(PhraseList phrases) {
  const std::u32string& phrase = phrases.front()->first;
  const std::uint64_t pair = pair_of(phrase[0], phrase.size() > 1 ? phrase[1] : 0);
  roots_[root_place(pair)] = {pair, static_cast<std::uint32_t>(vertices_.size())};
  vertices_.emplace_back();
  add_vertices(phrases, std::min<std::size_t>(phrase.size(), 2));
}

void PhraseTrie::finish() {
  std::vector<const Phrases::value_type*> sorted;
  for (const Phrases::value_type& phrase : phrases_) sorted.push_back(&phrase);
  std::vector<PhraseList> groups;
  for (PhraseList rest = sorted; !rest.empty(); rest = rest.subspan(groups.back().size())) {
    groups.push_back(rest.subspan(
        0, count_alike(rest, [](const auto* phrase) { return phrase->first.substr(0, 2); })));
  }
  roots_.resize(std::bit_ceil(groups.size() * 2 + 1));
  for (const PhraseList group : groups) add_root(group);
  phrases_.clear();
}

}  // namespace deskmill
