// SPDX-License-Identifier: Apache-2.0
#include "rules/aho_corasick.hpp"

#include <algorithm>
#include <utility>

namespace deskmill {
namespace {

bool is_upper(unsigned c) {
  return c >= 'A' && c <= 'Z';
}
bool is_ascii_digit(unsigned c) {
  return c >= '0' && c <= '9';
}

}  // namespace

/// The phrases as a plain trie; vertex 0 is the root.
struct AhoCorasick::Trie {
  struct Edge {
    std::uint8_t symbol;
    std::uint32_t child;
  };
  struct Vertex {
    std::vector<Edge> edges;  ///< rising symbols
    std::uint32_t phrase = kNone;
  };
  std::vector<Vertex> vertices{1};
  std::vector<std::uint32_t> by_level;  ///< all vertices, parents before children
  std::vector<std::uint32_t> state;     ///< of each vertex
  std::vector<std::uint32_t> fail;      ///< of each vertex, a state

  std::uint32_t child(std::uint32_t vertex, std::uint8_t symbol) {
    auto& edges = vertices[vertex].edges;
    const auto at = std::lower_bound(edges.begin(), edges.end(), symbol,
                                     [](const Edge& e, std::uint8_t s) { return e.symbol < s; });
    if (at != edges.end() && at->symbol == symbol) return at->child;
    const auto fresh = static_cast<std::uint32_t>(vertices.size());
    edges.insert(at, {symbol, fresh});
    vertices.emplace_back();
    return fresh;
  }

  void sort_by_level() {
    by_level.assign(1, 0);
    for (std::size_t i = 0; i < by_level.size(); ++i) {
      for (const Edge& edge : vertices[by_level[i]].edges) by_level.push_back(edge.child);
    }
  }
};

AhoCorasick::AhoCorasick(bool digits_alike) : trie_(std::make_unique<Trie>()) {
  for (unsigned c = 0; c < fold_.size(); ++c) {
    fold_[c] = static_cast<std::uint8_t>(is_upper(c) ? c + ('a' - 'A') : c);
    if (digits_alike && is_ascii_digit(c)) fold_[c] = '0';
  }
}
AhoCorasick::~AhoCorasick() = default;
AhoCorasick::AhoCorasick(AhoCorasick&&) noexcept = default;
AhoCorasick& AhoCorasick::operator=(AhoCorasick&&) noexcept = default;

std::string AhoCorasick::fold(std::string_view phrase) const {
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

std::uint32_t AhoCorasick::add(std::string_view phrase) {
  const std::string folded = fold(phrase);
  std::uint32_t vertex = 0;
  for (char byte : folded) vertex = trie_->child(vertex, static_cast<std::uint8_t>(byte));
  std::uint32_t& number = trie_->vertices[vertex].phrase;
  if (number == kNone) {
    number = static_cast<std::uint32_t>(lengths_.size());
    lengths_.push_back(static_cast<std::uint32_t>(folded.size()));
  }
  return number;
}

void AhoCorasick::finish() {
  trie_->sort_by_level();
  compact_symbols(*trie_);
  place(*trie_);
  link(*trie_);
  trie_.reset();
}

/// Numbers the symbols that occur from 1, so that rows are short, and in the order of bytes, so that
/// letters share lines of the cache; all others become 0. Folded bytes are fewer than 231 (no
/// capitals), so kLead stays free.
void AhoCorasick::compact_symbols(Trie& trie) {
  std::array<std::uint8_t, 256> number{};
  for (const Trie::Vertex& vertex : trie.vertices) {
    for (const Trie::Edge& edge : vertex.edges) number[edge.symbol] = 1;
  }
  symbols_ = 1;
  for (std::uint8_t& mine : number) {
    if (mine != 0) mine = static_cast<std::uint8_t>(symbols_++);
  }
  for (Trie::Vertex& vertex : trie.vertices) {
    for (Trie::Edge& edge : vertex.edges) edge.symbol = number[edge.symbol];
  }
  for (std::size_t c = 0; c < symbol_.size(); ++c) symbol_[c] = number[fold_[c]];
  for (std::size_t i = 0; i < kLeadBytes.size(); ++i) {
    lead_symbol_[i] = number[kLeadBytes[i]];
    symbol_[kLeadBytes[i]] = kLead;
  }
}

std::uint8_t AhoCorasick::wide_symbol(std::string_view text, std::size_t i,
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

std::uint32_t AhoCorasick::run(std::string_view text, std::size_t& i, std::uint32_t state) const {
  const std::uint32_t* const rows = rows_.data();
  const std::uint8_t* const symbols = symbol_.data();
  const char* const bytes = text.data();
  std::size_t at = i;
  while (at < text.size()) {
    const std::uint8_t symbol = symbols[static_cast<unsigned char>(bytes[at])];
    if (symbol == kLead) [[unlikely]] {
      std::size_t width = 1;
      state = rows[state + wide_symbol(text, at, width)];
      at += width;
    } else {
      state = rows[state + symbol];
      ++at;
    }
    if ((state & kLook) != 0) break;
  }
  i = at;
  return state & ~kLook;
}

std::uint32_t AhoCorasick::read_sparse(std::string_view text, std::size_t& i,
                                       std::uint32_t state) const {
  std::size_t width = 1;
  std::uint8_t symbol = symbol_[static_cast<unsigned char>(text[i])];
  if (symbol == kLead) symbol = wide_symbol(text, i, width);
  i += width;
  return step(state, symbol);
}

void AhoCorasick::place(Trie& trie) {
  const std::size_t rows = std::min(trie.vertices.size(), kMaxCells / symbols_);
  dense_ = static_cast<std::uint32_t>(rows * symbols_);
  trie.state.assign(trie.vertices.size(), kNone);
  for (std::size_t i = 0; i < rows; ++i) {
    trie.state[trie.by_level[i]] = static_cast<std::uint32_t>(i * symbols_);
  }
  std::size_t search_from = 0;
  std::vector<std::uint8_t> symbols;
  for (std::uint32_t vertex : trie.by_level) {
    // A vertex below a row has not been placed by its parent: rows hold states, not places.
    if (trie.state[vertex] == kNone) {
      const std::uint32_t free = free_base({0}, search_from);
      sparse_[free].parent = kNoParent;
      trie.state[vertex] = dense_ + free;
    }
    const auto& edges = trie.vertices[vertex].edges;
    const std::uint32_t self = trie.state[vertex];
    if (self < dense_ || edges.empty()) continue;
    symbols.clear();
    for (const Trie::Edge& edge : edges) symbols.push_back(edge.symbol);
    std::sort(symbols.begin(), symbols.end());
    const std::uint32_t base = free_base(symbols, search_from);
    sparse_[self - dense_].base = base;
    for (const Trie::Edge& edge : edges) {
      sparse_[base + edge.symbol].parent = self;
      trie.state[edge.child] = dense_ + base + edge.symbol;
    }
  }
  // Every base + symbol must be a valid index, also for symbols that lead nowhere.
  sparse_.resize(sparse_.size() + symbols_);
}

/// Lowest base, at or behind `search_from`, whose places for all symbols are free. A long search
/// moves `search_from` on: holes that nothing fits into are given up.
std::uint32_t AhoCorasick::free_base(const std::vector<std::uint8_t>& symbols,
                                     std::size_t& search_from) {
  constexpr std::size_t kPatience = 64;
  const auto is_free = [&](std::size_t place) {
    return place >= sparse_.size() || sparse_[place].parent == kNone;
  };
  while (!is_free(search_from)) ++search_from;
  for (std::size_t tried = 0, first = std::max<std::size_t>(search_from, symbols.front());;
       ++tried, ++first) {
    const std::size_t base = first - symbols.front();
    const bool fits = std::all_of(symbols.begin(), symbols.end(),
                                  [&](std::uint8_t symbol) { return is_free(base + symbol); });
    if (!fits) continue;
    if (tried > kPatience) search_from = first;
    sparse_.resize(std::max(sparse_.size(), base + symbols.back() + 1));
    return static_cast<std::uint32_t>(base);
  }
}

void AhoCorasick::link(Trie& trie) {
  trie.fail.assign(trie.vertices.size(), 0);
  rows_.assign(dense_, 0);
  row_outputs_.assign(dense_ / symbols_, kNone);
  for (std::uint32_t vertex : trie.by_level) link_vertex(trie, vertex);
}

/// A failure state stands on a higher level than its vertex, so its outputs are known before the row
/// of the vertex's parent is filled: rows get their marks at once and keep them when they are copied.
void AhoCorasick::link_vertex(Trie& trie, std::uint32_t vertex) {
  const std::uint32_t self = trie.state[vertex], fail = trie.fail[vertex];
  for (const Trie::Edge& edge : trie.vertices[vertex].edges) {
    trie.fail[edge.child] = self == 0 ? 0 : step(fail, edge.symbol);
    link_outputs(trie, edge.child);
  }
  if (self < dense_) {
    fill_row(trie, vertex);
  } else {
    sparse_[self - dense_].fail = fail;
  }
}

void AhoCorasick::link_outputs(const Trie& trie, std::uint32_t vertex) {
  const std::uint32_t self = trie.state[vertex];
  std::uint32_t output = output_of(trie.fail[vertex]);
  if (const std::uint32_t phrase = trie.vertices[vertex].phrase; phrase != kNone) {
    outputs_.push_back({phrase, output});
    output = static_cast<std::uint32_t>(outputs_.size() - 1);
  }
  (self < dense_ ? row_outputs_[self / symbols_] : sparse_[self - dense_].output) = output;
}

/// Where the vertex has no child, its row is the one of its failure state, which is complete by now.
void AhoCorasick::fill_row(const Trie& trie, std::uint32_t vertex) {
  const std::uint32_t self = trie.state[vertex], fail = trie.fail[vertex];
  const auto row = [&](std::uint32_t state) {
    return rows_.begin() + static_cast<std::ptrdiff_t>(state);
  };
  if (self != 0) std::copy_n(row(fail), symbols_, row(self));
  for (const Trie::Edge& edge : trie.vertices[vertex].edges) {
    const std::uint32_t child = trie.state[edge.child];
    const bool look = child >= dense_ || output_of(child) != kNone;
    row(self)[edge.symbol] = look ? child | kLook : child;
  }
}

bool AhoCorasick::is_unfolded(std::string_view text, std::size_t bytes) const {
  if (bytes > text.size()) return false;
  const std::string_view last = text.substr(text.size() - bytes);
  const bool whole_characters = (static_cast<unsigned char>(last.front()) & 0xC0) != 0x80;
  return whole_characters && std::none_of(last.begin(), last.end(), [this](char byte) {
           return symbol_[static_cast<unsigned char>(byte)] == kLead;
         });
}

std::size_t AhoCorasick::begin_of(std::string_view text, std::uint32_t phrase,
                                  std::size_t end) const {
  if (is_unfolded(text.substr(0, end), lengths_[phrase])) return end - lengths_[phrase];
  // UTF-8 reads backwards as well: the bytes of a folded character cannot end another one.
  for (std::uint32_t left = lengths_[phrase]; left > 0; --left) {
    char twin = 0;
    std::size_t width = 1;
    for (std::size_t bytes : {std::size_t{2}, std::size_t{3}}) {
      if (end >= bytes && folded_character(text, end - bytes, twin) == bytes) width = bytes;
    }
    end -= width;
  }
  return end;
}

}  // namespace deskmill
