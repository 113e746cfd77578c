// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/phrase_trie.hpp"

#include <algorithm>
#include <bit>

#include "core/hash.hpp"
#include "core/prefetch.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

bool is_small_letter(char32_t c) {
  return c >= 'a' && c <= 'z';
}

/// Of the word at the beginning when it is of letters alone; 0: there is none, or no such.
std::size_t length_of_word(std::u32string_view phrase) {
  std::size_t length = 0;
  while (length < phrase.size() && is_small_letter(phrase[length])) ++length;
  const bool goes_on = length < phrase.size() && (phrase[length] == '0' || phrase[length] == '_');
  return goes_on ? 0 : length;
}

/// Visits the codes that count as this symbol.
template <typename Visit>
void for_each_code(char32_t symbol, Visit visit) {
  for (char32_t code = symbol; code <= (symbol == '0' ? '9' : symbol); ++code) visit(code);
}

/// The leading items that are alike in `key`.
template <typename List, typename Key>
std::size_t count_alike(List list, Key key) {
  std::size_t alike = 1;
  while (alike < list.size() && key(list[alike]) == key(list[0])) ++alike;
  return alike;
}

/// In a list where those alike in `key` stand together.
template <typename List, typename Key>
std::size_t count_different(List list, Key key) {
  std::size_t different = list.empty() ? 0 : 1;
  for (std::size_t i = 1; i < list.size(); ++i) different += key(list[i]) != key(list[i - 1]);
  return different;
}

std::string_view bytes_of(std::u32string_view symbols) {
  return {reinterpret_cast<const char*>(symbols.data()), symbols.size() * sizeof(char32_t)};
}

/// Of what both begin with.
std::size_t length_alike(std::u32string_view a, std::u32string_view b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return static_cast<std::size_t>(differ - a.begin());
}

}  // namespace

/// By a gram if every occurrence in such a place begins with it: two Han, or a word that the
/// message cannot have in a longer form with another stem.
std::uint32_t PhraseTrie::group_of(std::u32string_view phrase, Place place) {
  if (place == kAtStart) return group_at_start(phrase[0]);
  if (phrase.size() > 1 && is_han(phrase[0]) && is_han(phrase[1])) {
    return hash_of_han(phrase[0], phrase[1]);
  }
  const std::size_t word = length_of_word(phrase);
  const bool same_stem = word < phrase.size() || place == kAsWords || word >= kStem;
  if (place == kAnywhere || word < kShortestWord || !same_stem) {
    return group_of_beginning(phrase);
  }
  return hash_of_stem(word, [&](std::size_t i) { return phrase[i]; });
}

void PhraseTrie::add_to_filters(std::u32string_view phrase, std::uint32_t group) {
  begins_group_[group >> (32 - kFilterBits)] = true;
  if (group != group_of_beginning(phrase)) return;
  std::uint64_t columns = phrase.size() == 1 ? ~std::uint64_t{0} : 0;
  if (phrase.size() > 1) {
    for_each_code(phrase[1], [&](char32_t code) { columns |= column(code); });
  }
  for_each_code(phrase[0], [&](char32_t code) { pairs_[row(code)] |= columns; });
}

std::uint32_t PhraseTrie::add(std::string_view phrase, Place place) {
  const std::uint32_t number = draft_->add(phrase);
  draft_->phrases[number].places |= place;
  return number;
}

/// Returns the number of what may have been added before.
std::uint32_t PhraseTrie::Draft::add(std::string_view text) {
  reader.read_characters(text);
  const auto begin = static_cast<std::uint32_t>(symbols.size());
  symbols.resize(begin + reader.size());
  for (std::size_t i = 0; i < reader.size(); ++i) symbols[begin + i] = reader[i].symbol();
  const std::u32string_view phrase = std::u32string_view(symbols).substr(begin);
  std::uint32_t& number = newest[hash64(bytes_of(phrase)) % newest.size()];
  for (std::uint32_t known = number; known != kNone; known = phrases[known].next) {
    if (symbols_of(phrases[known]) != phrase) continue;
    symbols.resize(begin);
    return known;
  }
  phrases.push_back({begin, static_cast<std::uint32_t>(reader.size()), 0, number});
  return number = static_cast<std::uint32_t>(phrases.size() - 1);
}

/// For sorted phrases that begin alike up to `depth`. Returns where it stands.
std::uint32_t PhraseTrie::add_vertex(PhraseList phrases, std::size_t depth) {
  const std::size_t place = tries_.size();
  const std::u32string_view first = phrases.front().symbols, last = phrases.back().symbols;
  const std::u32string_view tail = first.substr(depth, length_alike(first, last) - depth);
  tries_.insert(tries_.end(), {static_cast<std::uint32_t>(tail.size()), kNone, 0});
  tries_.insert(tries_.end(), tail.begin(), tail.end());
  depth += tail.size();
  if (first.size() == depth) {
    tries_[place + kPhrase] = phrases.front().number;
    phrases = phrases.subspan(1);
  }
  if (!phrases.empty()) tries_[place + kChildren] = add_children(phrases, depth);
  return static_cast<std::uint32_t>(place);
}

/// By their symbols at `depth`. Returns how many they are.
std::uint32_t PhraseTrie::add_children(PhraseList phrases, std::size_t depth) {
  const auto symbol_of = [depth](const auto& phrase) { return phrase.symbols[depth]; };
  const std::size_t children = count_different(phrases, symbol_of);
  std::size_t symbol = tries_.size(), place = symbol + padded(children);
  tries_.resize(place + children, kNone);
  while (!phrases.empty()) {
    const std::size_t alike = count_alike(phrases, symbol_of);
    tries_[symbol++] = symbol_of(phrases.front());
    const std::uint32_t child = add_vertex(phrases.first(alike), depth + 1);
    tries_[place++] = child;
    phrases = phrases.subspan(alike);
  }
  return static_cast<std::uint32_t>(children);
}

/// How many characters are known of a place where the group was found, at least: what it is looked
/// up by.
std::size_t PhraseTrie::known_length(std::u32string_view phrase, std::uint32_t group) {
  if (group == group_at_start(phrase[0])) return 1;
  const std::size_t word = length_of_word(phrase);
  return word > 0 && group != group_of_beginning(phrase) ? std::min(word, kStem) : 2;
}

/// What may stand from a depth on, in phrases that are alike up to there.
PhraseTrie::Root PhraseTrie::filters_from(std::size_t depth, PhraseList phrases) {
  constexpr std::uint32_t kAny = ~std::uint32_t{0};
  Root root;
  root.depth = static_cast<std::uint32_t>(depth) & kDeepest;
  for (const GroupedPhrase& phrase : phrases) {
    const std::u32string_view rest = phrase.symbols.substr(root.depth);
    for (std::size_t i = 0; i < root.next.size(); ++i) {
      root.next[i] |= i < rest.size() ? std::uint32_t{1} << (rest[i] % Character::kKinds) : kAny;
    }
  }
  return root;
}

/// Behind what is known of such a place, or behind all that the phrases have in common: where less
/// may stand.
PhraseTrie::Root PhraseTrie::best_filters(PhraseList phrases) {
  const std::u32string_view first = phrases.front().symbols, last = phrases.back().symbols;
  const std::size_t alike = std::min<std::size_t>(length_alike(first, last), kDeepest);
  const std::size_t known = std::min(known_length(first, phrases.front().group), alike);
  const Root near = filters_from(known, phrases);
  if (known == alike) return near;
  const Root far = filters_from(alike, phrases);
  return near.ways() < far.ways() ? near : far;
}

void PhraseTrie::add_root(PhraseList phrases) {
  const std::uint32_t group = phrases.front().group;
  Root& root = roots_[root_place(group)];
  root = best_filters(phrases);
  root.group = group;
  root.vertex = add_vertex(phrases, 0) & kLastVertex;
}

/// Every phrase under the group of every place for which it was added: under several when none of
/// the places holds the others. By group, in one by symbols.
std::vector<PhraseTrie::GroupedPhrase> PhraseTrie::grouped_phrases() const {
  std::vector<GroupedPhrase> grouped;
  grouped.reserve(draft_->phrases.size() * 2);
  for (std::uint32_t number = 0; number < draft_->phrases.size(); ++number) {
    const Phrase& phrase = draft_->phrases[number];
    const std::u32string_view symbols = draft_->symbols_of(phrase);
    for (const Place place : {kAnywhere, kNotInWords, kAsWords, kAtStart}) {
      if ((phrase.places & place) == 0) continue;
      grouped.push_back({group_of(symbols, place), number, symbols});
      if (place == kAnywhere) break;
    }
  }
  std::sort(grouped.begin(), grouped.end(),
            [](const GroupedPhrase& a, const GroupedPhrase& b) { return a.group < b.group; });
  return grouped;
}

void PhraseTrie::finish() {
  std::vector<GroupedPhrase> grouped = grouped_phrases();
  const auto group_of = [](const GroupedPhrase& phrase) { return phrase.group; };
  roots_.resize(std::bit_ceil(count_different(std::span(grouped), group_of) * 2 + 1));
  tries_.reserve(draft_->symbols.size() * 2);  // about what they take
  for (std::span rest = grouped; !rest.empty();) {
    add_group(rest.first(count_alike(rest, group_of)));
    rest = rest.subspan(count_alike(rest, group_of));
  }
  draft_.reset();
}

void PhraseTrie::add_group(std::span<GroupedPhrase> phrases) {
  std::sort(phrases.begin(), phrases.end(),
            [](const GroupedPhrase& a, const GroupedPhrase& b) { return a.symbols < b.symbols; });
  const auto same = [](const GroupedPhrase& a, const GroupedPhrase& b) {
    return a.number == b.number;
  };
  const auto end = std::unique(phrases.begin(), phrases.end(), same);
  const PhraseList different(phrases.begin(), end);
  for (const GroupedPhrase& phrase : different) add_to_filters(phrase.symbols, phrase.group);
  add_root(different);
}

/// Where a phrase may begin that begins with no gram.
std::size_t PhraseTrie::find_places(const Characters& text, Buffers& buffers) const {
  if (buffers.places.size() < text.size()) buffers.places.resize(text.size());
  const Character* const characters = text.data();
  std::uint32_t* out = buffers.places.data();
  std::uint64_t columns = pairs_[row(characters[0].code())];
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char32_t next = characters[i + 1].code();
    *out = i;
    out += columns >> (next & 63) & 1;
    columns = pairs_[row(next)];
  }
  return static_cast<std::size_t>(out - buffers.places.data());
}

/// Also for the start of the message.
std::size_t PhraseTrie::find_by_characters(const Characters& text, Buffers& buffers) const {
  const std::size_t places = find_places(text, buffers);
  const std::size_t most = 1 + 2 * places + text.grams().size();
  if (buffers.candidates.size() < most) buffers.candidates.resize(most);
  Buffers::Candidate* out = buffers.candidates.data();
  const auto add = [&](std::uint32_t group, std::uint32_t first) {
    *out = {group, first};
    out += begins_group(group) ? 1 : 0;
  };
  add(group_at_start(text[0].symbol()), 0);
  for (std::size_t i = 0; i < places; ++i) {
    const std::uint32_t place = buffers.places[i];
    const char32_t first = text[place].symbol();
    add(group_of_symbols(first, 0), place);
    add(group_of_symbols(first, text[place + 1].symbol()), place);
  }
  return static_cast<std::size_t>(out - buffers.candidates.data());
}

/// Appends to `count` candidates and returns how many there are then.
std::size_t PhraseTrie::find_by_grams(const Characters& text, Buffers& buffers,
                                      std::size_t count) const {
  Buffers::Candidate* out = buffers.candidates.data() + count;
  for (const Gram& gram : text.grams()) {
    *out = {gram.hash, gram.first};
    out += begins_group(gram.hash) ? 1 : 0;
  }
  count = static_cast<std::size_t>(out - buffers.candidates.data());
  return text.has_foreign_letters() ? find_by_letters(text, buffers, count) : count;
}

/// Of `count` candidates, those whose group has a phrase that may stand there.
std::size_t PhraseTrie::find_walks(const Characters& text, Buffers& buffers,
                                   std::size_t count) const {
  if (buffers.walks.size() < count) buffers.walks.resize(count);
  Buffers::Walk* out = buffers.walks.data();
  for (std::size_t i = 0; i < count; ++i) {
    const Buffers::Candidate candidate = buffers.candidates[i];
    const Root& root = roots_[root_place(candidate.group)];
    const Character* const behind =
        &text[std::min<std::size_t>(candidate.first + root.depth, text.size())];
    *out = {root.vertex, candidate.first};
    prefetch(&tries_[root.vertex]);  // the walks wait for each other, these do not
    out += root.may_be_followed_by(behind) ? 1 : 0;
  }
  return static_cast<std::size_t>(out - buffers.walks.data());
}

/// Where letters of other scripts stand next to those of ASCII, a phrase may end, or begin, where
/// the message's word does not.
std::size_t PhraseTrie::find_by_letters(const Characters& text, Buffers& buffers,
                                        std::size_t count) const {
  const Character* const c = text.data();
  std::vector<Buffers::Candidate>& candidates = buffers.candidates;
  candidates.resize(std::max(candidates.size(), count + text.size() * kStem));
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && c[i - 1].is(kInWord)) continue;
    for (std::size_t length = 1; length <= kStem && is_small_letter(c[i + length - 1].code());
         ++length) {
      const std::uint32_t group =
          hash_of_stem(length, [&](std::size_t letter) { return c[i + letter].code(); });
      if (length < kShortestWord || !begins_group(group)) continue;
      candidates[count++] = {group, static_cast<std::uint32_t>(i)};
    }
  }
  return count;
}

}  // namespace deskmill
