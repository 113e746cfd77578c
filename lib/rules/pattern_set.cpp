// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <bit>

#include "rules/aho_corasick.hpp"
#include "rules/literal_branches.hpp"
#include "rules/pattern_state.hpp"
#include "rules/required.hpp"

namespace deskmill {
namespace {

/// A set of small numbers for one call: on the stack for as many as sets usually have.
class Bits {
 public:
  explicit Bits(std::size_t count) : words_((count + 63) / 64) {
    if (words_ > few_.size()) many_.resize(words_);
  }
  bool set(std::size_t i) {  ///< true when it was not set before
    std::uint64_t& word = data()[i / 64];
    const std::uint64_t before = word;
    word |= std::uint64_t{1} << (i % 64);
    return word != before;
  }
  bool has(std::size_t i) const { return (data()[i / 64] >> (i % 64) & 1) != 0; }
  /// Calls visit with each number, rising.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t w = 0; w < words_; ++w) {
      for (std::uint64_t word = data()[w]; word != 0; word &= word - 1) {
        visit(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
      }
    }
  }

 private:
  std::uint64_t* data() { return many_.empty() ? few_.data() : many_.data(); }
  const std::uint64_t* data() const { return many_.empty() ? few_.data() : many_.data(); }

  std::size_t words_;
  std::array<std::uint64_t, 8> few_{};
  std::vector<std::uint64_t> many_;
};

/// An atom that is a whole branch of a pattern: seen within its boundaries, it proves a match.
struct Proof {
  std::size_t pattern = 0;
  bool has_ascii = false;  ///< other spellings fold to it
  bool left_boundary = false, right_boundary = false;
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// What the gate cannot tell apart proves nothing: it takes one digit for another, and folds case
/// and width where the pattern may not. `folded` is the branch as the gate sees it.
bool can_prove(const LiteralBranch& branch, std::string_view folded, const PatternOptions& options) {
  if (options.boundary != Boundary::kNone) return false;
  if (folded.find('0') != folded.npos) return false;
  if (branch.left_boundary && !is_word(branch.text.front())) return false;
  if (branch.right_boundary && !is_word(branch.text.back())) return false;
  return (options.ignore_case && options.fold_width) ||
         std::none_of(folded.begin(), folded.end(), is_ascii);
}

}  // namespace

struct PatternSet::State {
  using Atoms = std::vector<std::uint32_t>;

  std::vector<Pattern> patterns;
  AhoCorasick gate{true};
  std::vector<std::string> atoms;                   ///< what the gate looks for, folded
  std::vector<std::vector<Atoms>> clauses;          ///< of each pattern
  std::vector<std::vector<std::size_t>> triggered;  ///< patterns whose first clause has this atom
  std::vector<std::size_t> ungated;                 ///< patterns of which nothing is required
  std::vector<std::vector<Proof>> proofs;           ///< of each atom

  std::uint32_t add_atom(const std::string& atom);
  void add_to_gate(std::size_t index);
  void add_proofs(std::size_t index);
  bool holds(const Proof& proof, std::string_view text, std::uint32_t atom, std::size_t end) const;
  bool passes(std::size_t pattern, const Bits& seen) const;
};

std::uint32_t PatternSet::State::add_atom(const std::string& atom) {
  const std::uint32_t number = gate.add(atom);
  if (number == atoms.size()) atoms.push_back(gate.fold(atom));
  return number;
}

void PatternSet::State::add_to_gate(std::size_t index) {
  const Pattern::State& pattern = *patterns[index].state_;
  clauses.emplace_back();
  for (const Clause& clause : required_clauses(pattern.folded, pattern.options.ignore_case)) {
    Atoms& numbers = clauses.back().emplace_back();
    for (const std::string& atom : clause) numbers.push_back(add_atom(atom));
  }
  if (clauses.back().empty()) {
    ungated.push_back(index);
    return;
  }
  triggered.resize(gate.size());
  for (std::uint32_t atom : clauses.back().front()) triggered[atom].push_back(index);
  add_proofs(index);
}

/// Only for atoms that the gate looks for anyway.
void PatternSet::State::add_proofs(std::size_t index) {
  const Pattern::State& pattern = *patterns[index].state_;
  proofs.resize(gate.size());
  for (const LiteralBranch& branch : literal_branches(pattern.folded)) {
    const std::string folded = gate.fold(branch.text);
    if (!can_prove(branch, folded, pattern.options)) continue;
    const bool has_ascii = std::any_of(folded.begin(), folded.end(), is_ascii);
    for (std::uint32_t atom : clauses[index].front()) {
      if (atoms[atom] != folded) continue;
      proofs[atom].push_back({index, has_ascii, branch.left_boundary, branch.right_boundary});
    }
  }
}

/// A word spelt wide or with a letter that only folds to ASCII is left to the expression.
bool PatternSet::State::holds(const Proof& proof, std::string_view text, std::uint32_t atom,
                              std::size_t end) const {
  if (!proof.has_ascii) return true;
  const std::string& word = atoms[atom];
  if (end < word.size()) return false;
  const std::size_t begin = end - word.size();
  const std::string_view spelling = text.substr(begin, word.size());
  const bool is_plain = std::equal(word.begin(), word.end(), spelling.begin(),
                                   [](char folded, char c) { return folded == lower(c); });
  return is_plain && !(proof.left_boundary && word_before(text, begin)) &&
         !(proof.right_boundary && word_after(text, end));
}

bool PatternSet::State::passes(std::size_t pattern, const Bits& seen) const {
  for (const Atoms& clause : clauses[pattern]) {
    bool any = false;
    for (std::uint32_t atom : clause) any = any || seen.has(atom);
    if (!any) return false;
  }
  return true;
}

PatternSet::PatternSet() : state_(std::make_unique<State>()) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

std::size_t PatternSet::add(Pattern pattern) {
  state_->patterns.push_back(std::move(pattern));
  return state_->patterns.size() - 1;
}

void PatternSet::finish() {
  for (std::size_t i = 0; i < state_->patterns.size(); ++i) state_->add_to_gate(i);
  state_->triggered.resize(state_->gate.size());
  state_->proofs.resize(state_->gate.size());
  state_->gate.finish();
}

std::size_t PatternSet::size() const {
  return state_->patterns.size();
}
const Pattern& PatternSet::operator[](std::size_t index) const {
  return state_->patterns[index];
}

void PatternSet::candidates(std::string_view text, std::vector<PatternCandidate>& out) const {
  const State& state = *state_;
  Bits seen(state.gate.size()), chosen(state.patterns.size()), proven(state.patterns.size());
  for (std::size_t index : state.ungated) chosen.set(index);
  state.gate.scan(text, [&](std::uint32_t atom, std::size_t end) {
    for (const Proof& proof : state.proofs[atom]) {
      if (proven.has(proof.pattern) || !state.holds(proof, text, atom, end)) continue;
      proven.set(proof.pattern);
    }
    if (!seen.set(atom)) return true;
    for (std::size_t pattern : state.triggered[atom]) chosen.set(pattern);
    return true;
  });
  out.clear();
  chosen.for_each([&](std::size_t pattern) {
    const bool sure = proven.has(pattern);
    if (sure || state.passes(pattern, seen)) out.push_back({pattern, sure});
  });
}

std::vector<PatternMatch> PatternSet::find_all(std::string_view text) const {
  std::vector<PatternCandidate> chosen;
  candidates(text, chosen);
  std::vector<PatternMatch> matches;
  if (chosen.empty()) return matches;
  const WidthFolding folding(text);
  for (const auto& [index, proven] : chosen) {
    const Pattern::State& pattern = *state_->patterns[index].state_;
    for (const MatchSpan& span :
         pattern.spans(text, pattern.options.fold_width ? &folding : nullptr)) {
      matches.push_back({index, span});
    }
  }
  return matches;
}

}  // namespace deskmill
