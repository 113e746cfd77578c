// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <bit>

#include "core/ascii.hpp"
#include "rules/literal_branches.hpp"
#include "rules/pattern_state.hpp"
#include "rules/phrase_finder.hpp"
#include "rules/required.hpp"

namespace deskmill {
namespace {

/// A set of small numbers for one call: on the stack for as many as sets usually have.
class Bits {
 public:
  explicit Bits(std::size_t count) : words_((count + 63) / 64) {
    if (words_ > few_.size()) many_.resize(words_);
  }
  void set(std::size_t i) { data()[i / 64] |= std::uint64_t{1} << (i % 64); }
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

/// What finding an atom says about a pattern that has it in its first clause.
struct Use {
  std::size_t pattern = 0;
  bool proves = false;  ///< it is a whole branch of the pattern: found within its boundaries, it is
                        ///< a match
  bool has_ascii = false;  ///< texts may spell it in other ways too (case, width)
  bool left_boundary = false, right_boundary = false;
};

/// A string that the gate looks for.
struct Atom {
  std::string text;  ///< folded
  std::vector<Use> uses;
};

/// Whether finding the branch by the gate is as good as a match of the pattern. It is not where the
/// gate is less exact: it takes all digits for the same, and folds case and width where the pattern
/// may not. `folded` is the branch as the gate sees it.
bool can_prove(const LiteralBranch& branch, std::string_view folded,
               const PatternOptions& options) {
  if (options.boundary != Boundary::kNone) return false;
  if (folded.find('0') != folded.npos) return false;
  if (branch.left_boundary && !is_word(branch.text.front())) return false;
  if (branch.right_boundary && !is_word(branch.text.back())) return false;
  return (options.ignore_case && options.fold_width) ||
         std::none_of(folded.begin(), folded.end(), is_ascii);
}

}  // namespace

struct PatternSet::State {
  using Clause = std::vector<std::uint32_t>;  ///< atoms

  std::vector<Pattern> patterns;
  PhraseFinder gate{true};
  std::vector<Atom> atoms;                   ///< by their number in the gate
  std::vector<std::vector<Clause>> clauses;  ///< of each pattern
  std::vector<std::size_t> ungated;          ///< patterns of which nothing is required

  std::uint32_t add_atom(const std::string& atom);
  void add_to_gate(std::size_t index);
  void add_uses(std::size_t index);
  bool passes(std::size_t pattern, const Bits& seen) const;
};

namespace {

/// Whether the atom found is a match. Where it is spelt with other bytes (full-width letters, the
/// Kelvin sign), which are more, that is left to the expression.
bool is_proof(const Use& use, const Atom& atom, std::string_view text, MatchSpan found) {
  if (!use.proves || !use.has_ascii) return use.proves;
  return found.end - found.begin == atom.text.size() &&
         !(use.left_boundary && word_before(text, found.begin)) &&
         !(use.right_boundary && word_after(text, found.end));
}

}  // namespace

std::uint32_t PatternSet::State::add_atom(const std::string& atom) {
  const std::uint32_t number = gate.add(atom);
  if (number == atoms.size()) atoms.push_back({gate.fold(atom), {}});
  return number;
}

void PatternSet::State::add_to_gate(std::size_t index) {
  const Pattern::State& pattern = *patterns[index].state_;
  clauses.emplace_back();
  for (const auto& clause : required_clauses(pattern.folded, pattern.options.ignore_case)) {
    Clause& numbers = clauses.back().emplace_back();
    for (const std::string& atom : clause) numbers.push_back(add_atom(atom));
  }
  if (clauses.back().empty()) {
    ungated.push_back(index);
  } else {
    add_uses(index);
  }
}

void PatternSet::State::add_uses(std::size_t index) {
  const Pattern::State& pattern = *patterns[index].state_;
  const std::vector<LiteralBranch> branches = literal_branches(pattern.folded);
  for (const std::uint32_t number : clauses[index].front()) {
    Atom& atom = atoms[number];
    const std::size_t before = atom.uses.size();
    const bool has_ascii = std::any_of(atom.text.begin(), atom.text.end(), is_ascii);
    for (const LiteralBranch& branch : branches) {
      if (gate.fold(branch.text) != atom.text) continue;
      if (!can_prove(branch, atom.text, pattern.options)) continue;
      atom.uses.push_back({index, true, has_ascii, branch.left_boundary, branch.right_boundary});
    }
    if (atom.uses.size() == before) atom.uses.push_back({.pattern = index});
  }
}

/// Whether all clauses are satisfied. The first one is: otherwise the pattern would not be asked
/// about.
bool PatternSet::State::passes(std::size_t pattern, const Bits& seen) const {
  for (std::size_t clause = 1; clause < clauses[pattern].size(); ++clause) {
    const Clause& atoms_of_clause = clauses[pattern][clause];
    const bool any = std::any_of(atoms_of_clause.begin(), atoms_of_clause.end(),
                                 [&](std::uint32_t atom) { return seen.has(atom); });
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
  state.gate.scan(text, [&](std::uint32_t number, std::size_t begin, std::size_t end) {
    const Atom& atom = state.atoms[number];
    seen.set(number);
    for (const Use& use : atom.uses) {
      if (proven.has(use.pattern)) continue;
      chosen.set(use.pattern);
      if (is_proof(use, atom, text, {begin, end})) proven.set(use.pattern);
    }
    return true;
  });
  out.clear();
  chosen.for_each([&](std::size_t pattern) {
    const bool sure = proven.has(pattern);
    if (sure || state.passes(pattern, seen)) out.push_back({pattern, sure});
  });
}

}  // namespace deskmill
