// SPDX-License-Identifier: Apache-2.0
#include "rules/phrase_finder.hpp"

#include <algorithm>
#include <deque>
#include <iterator>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace deskmill {
namespace {

/// The characters outside ASCII that may fold to ASCII; no others do.
std::vector<std::string> characters_that_may_fold() {
  constexpr char32_t kIdeographicSpace = 0x3000, kKelvin = 0x212A, kLongS = 0x017F;
  constexpr char32_t kFirstWide = 0xFF01, kLastWide = 0xFF5E;
  std::vector<std::string> all;
  for (const char32_t c : {kIdeographicSpace, kKelvin, kLongS}) append_utf8(all.emplace_back(), c);
  for (char32_t c = kFirstWide; c <= kLastWide; ++c) append_utf8(all.emplace_back(), c);
  return all;
}

/// Adds folded phrases to a filter, with every way in which a text may spell their first bytes.
class FilterWriter {
 public:
  FilterWriter(const PhraseFinder& finder, StartFilter& filter) : filter_(filter) {
    for (unsigned c = 0; c < bytes_.size(); ++c) {
      const std::string byte(1, static_cast<char>(c));
      any_byte_ += byte;
      bytes_[index(finder.fold(byte).front())] += byte;
    }
    for (const std::string& character : characters_that_may_fold()) {
      const std::string folded = finder.fold(character);
      if (folded.size() == 1) characters_[index(folded.front())].push_back(character);
    }
  }

  /// Lets phrases that begin with `prefix` pass; it is a whole phrase or as long as a window.
  /// Phrases of the same `run` (below kRuns) should begin alike: the filter is then more selective.
  void add(std::string_view prefix, unsigned run) {
    run_ = run;
    add_spellings(0, prefix);
  }

  static constexpr unsigned kRuns = StartFilter::kGroups - 2;

 private:
  static std::size_t index(char c) { return static_cast<unsigned char>(c); }

  /// Adds the window with every spelling of `rest` behind the first `filled` bytes, which are set.
  void add_spellings(std::size_t filled, std::string_view rest) {
    if (filled == window_.size()) return filter_.add(window_, group());
    if (rest.empty()) {
      window_[filled] = any_byte_;
      return add_spellings(filled + 1, rest);
    }
    const std::size_t wanted = index(rest.front());
    rest.remove_prefix(1);
    window_[filled] = bytes_[wanted];
    add_spellings(filled + 1, rest);
    for (const std::string& character : characters_[wanted]) {
      const std::size_t end = std::min(filled + character.size(), window_.size());
      for (std::size_t i = filled; i < end; ++i) window_[i] = character[i - filled];
      add_spellings(end, rest);
    }
  }

  /// Two kinds of windows have groups of their own, as they would make any other group pass nearly
  /// everything: those with any second pair, and those that begin like a full-width character, as
  /// much Chinese punctuation does.
  unsigned group() const {
    constexpr unsigned kAnyPair = StartFilter::kGroups - 2, kWide = kAnyPair + 1;
    if (window_[2].size() == any_byte_.size()) return kAnyPair;
    return window_[0] == "\xEF" ? kWide : run_;
  }

  StartFilter& filter_;
  std::array<std::string, 256> bytes_;                    ///< by folded byte: its spellings
  std::array<std::vector<std::string>, 256> characters_;  ///< those of more than one byte
  std::string any_byte_;
  StartFilter::Window window_;
  unsigned run_ = 0;
};

}  // namespace

PhraseFinder::PhraseFinder(bool digits_alike) {
  for (std::size_t byte = 0; byte < fold_.size(); ++byte) {
    const char c = static_cast<char>(byte);
    fold_[byte] = static_cast<std::uint8_t>(ascii_lower(c));
    if (digits_alike && is_ascii_digit(c)) fold_[byte] = '0';
  }
}

std::string PhraseFinder::fold(std::string_view phrase) const {
  std::string folded;
  for (std::size_t i = 0; i < phrase.size();) {
    char byte = 0;
    const std::size_t bytes = folded_character(phrase, i, byte);
    if (bytes == 0) byte = phrase[i];
    folded += static_cast<char>(fold_[static_cast<unsigned char>(byte)]);
    i += std::max<std::size_t>(1, bytes);
  }
  return folded;
}

std::uint32_t PhraseFinder::add(std::string_view phrase) {
  const auto [entry, added] = phrases_.emplace(fold(phrase), static_cast<std::uint32_t>(size_));
  if (added) ++size_;
  return entry->second;
}

void PhraseFinder::finish() {
  number_symbols();
  fill_filter();
  build_trie();
  phrases_.clear();
}

/// Gives each folded byte that occurs in phrases a symbol, from 1, so that the children of a vertex
/// are close together; all other bytes get 0. There are fewer than 231 folded bytes (capitals are
/// none), so kLead stays free.
void PhraseFinder::number_symbols() {
  std::array<std::uint8_t, 256> number{};
  for (const auto& [phrase, unused] : phrases_) {
    for (const char byte : phrase) number[static_cast<unsigned char>(byte)] = 1;
  }
  std::uint8_t symbols = 0;
  for (std::uint8_t& mine : number) {
    if (mine != 0) mine = ++symbols;
  }
  for (std::size_t c = 0; c < symbol_.size(); ++c) symbol_[c] = number[fold_[c]];
  for (std::size_t i = 0; i < kLeadBytes.size(); ++i) {
    lead_symbol_[i] = number[kLeadBytes[i]];
    symbol_[kLeadBytes[i]] = kLead;
  }
}

std::uint8_t PhraseFinder::wide_symbol(std::string_view text, std::size_t i,
                                       std::size_t& width) const {
  char twin = 0;
  if (const std::size_t bytes = folded_character(text, i, twin)) {
    width = bytes;
    return symbol_[static_cast<unsigned char>(twin)];
  }
  const auto lead = static_cast<std::uint8_t>(text[i]);
  return lead_symbol_[static_cast<std::size_t>(
      std::find(kLeadBytes.begin(), kLeadBytes.end(), lead) - kLeadBytes.begin())];
}

void PhraseFinder::fill_filter() {
  FilterWriter writer(*this, filter_);
  std::size_t before = 0;
  std::string_view previous;
  for (const auto& [phrase, unused] : phrases_) {
    const std::size_t run = before++ * FilterWriter::kRuns / phrases_.size();
    const std::string_view prefix = std::string_view(phrase).substr(0, StartFilter::kBytes);
    if (prefix != previous) writer.add(prefix, static_cast<unsigned>(run));
    previous = prefix;
  }
}

/// The symbol of a byte of a folded phrase.
std::uint8_t PhraseFinder::folded_symbol(char byte) const {
  std::size_t width = 1;
  const std::uint8_t symbol = symbol_[static_cast<unsigned char>(byte)];
  return symbol == kLead ? wide_symbol({&byte, 1}, 0, width) : symbol;
}

/// Sorted phrases that are alike up to `depth`, and the vertex that stands for what they share.
struct PhraseFinder::Branch {
  Phrases::const_iterator first, last;
  std::size_t depth = 0;
  std::uint32_t vertex = 0;
};

/// Builds level by level, so that the vertices near the root, which most walks visit, are
/// neighbours.
void PhraseFinder::build_trie() {
  vertices_.assign(1, {});
  vertices_[0].parent = kNoParent;
  std::size_t search_from = 0;
  std::deque<Branch> waiting = {{phrases_.begin(), phrases_.end(), 0, 0}};
  for (; !waiting.empty(); waiting.pop_front()) {
    Branch& branch = waiting.front();
    add_label(branch);
    if (branch.first != branch.last && branch.first->first.size() == branch.depth) {
      vertices_[branch.vertex].phrase = branch.first++->second;
    }
    for (const Branch& child : add_children(branch, search_from)) waiting.push_back(child);
  }
  // Every base + symbol must be a valid index, also for symbols that lead nowhere.
  vertices_.resize(vertices_.size() + kLead);
}

void PhraseFinder::add_label(Branch& branch) {
  if (branch.first == branch.last) return;
  const std::string& low = branch.first->first;
  const std::string& high = std::prev(branch.last)->first;
  Vertex& vertex = vertices_[branch.vertex];
  vertex.label = static_cast<std::uint32_t>(labels_.size());
  for (; branch.depth < low.size() && low[branch.depth] == high[branch.depth]; ++branch.depth) {
    labels_.push_back(folded_symbol(low[branch.depth]));
  }
  vertex.label_size = static_cast<std::uint32_t>(labels_.size()) - vertex.label;
}

std::vector<PhraseFinder::Branch> PhraseFinder::add_children(const Branch& branch,
                                                             std::size_t& search_from) {
  std::vector<Branch> children;
  std::vector<std::uint8_t> symbols;
  for (auto phrase = branch.first; phrase != branch.last; ++phrase) {
    const std::uint8_t symbol = folded_symbol(phrase->first[branch.depth]);
    if (symbols.empty() || symbols.back() != symbol) {
      symbols.push_back(symbol);
      children.push_back({phrase, phrase, branch.depth + 1, 0});
    }
    children.back().last = std::next(phrase);
  }
  if (children.empty()) return children;
  const std::uint32_t base = free_base(symbols, search_from);
  vertices_[branch.vertex].base = base;
  for (std::size_t i = 0; i < children.size(); ++i) {
    children[i].vertex = base + symbols[i];
    vertices_[children[i].vertex].parent = branch.vertex;
  }
  return children;
}

/// The lowest base above 0 for which the places of all `symbols` (rising) are free, the first of
/// them at or behind `search_from`. After a long search `search_from` moves on: holes too small for
/// most sets of children are given up.
std::uint32_t PhraseFinder::free_base(const std::vector<std::uint8_t>& symbols,
                                      std::size_t& search_from) {
  constexpr std::size_t kPatience = 64;  // tries
  const auto is_free = [&](std::size_t place) {
    return place >= vertices_.size() || vertices_[place].parent == kNone;
  };
  while (!is_free(search_from)) ++search_from;
  for (std::size_t tried = 0, first = std::max<std::size_t>(search_from, symbols.front() + 1);;
       ++tried, ++first) {
    const std::size_t base = first - symbols.front();
    const bool fits = std::all_of(symbols.begin(), symbols.end(),
                                  [&](std::uint8_t symbol) { return is_free(base + symbol); });
    if (!fits) continue;
    if (tried > kPatience) search_from = first;
    vertices_.resize(std::max(vertices_.size(), base + symbols.back() + 1));
    return static_cast<std::uint32_t>(base);
  }
}

}  // namespace deskmill
