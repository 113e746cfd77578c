// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <bit>

#include "rules/aho_corasick.hpp"
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

}  // namespace

struct PatternSet::State {
  using Atoms = std::vector<std::uint32_t>;

  std::vector<Pattern> patterns;
  AhoCorasick gate{true};
  std::vector<std::vector<Atoms>> clauses;          ///< of each pattern
  std::vector<std::vector<std::size_t>> triggered;  ///< patterns whose first clause has this atom
  std::vector<std::size_t> ungated;                 ///< patterns of which nothing is required

  void add_to_gate(std::size_t index);
  bool passes(std::size_t pattern, const Bits& seen) const;
};

void PatternSet::State::add_to_gate(std::size_t index) {
  const Pattern::State& pattern = *patterns[index].state_;
  clauses.emplace_back();
  for (const Clause& clause : required_clauses(pattern.folded, pattern.options.ignore_case)) {
    Atoms& atoms = clauses.back().emplace_back();
    for (const std::string& atom : clause) atoms.push_back(gate.add(atom));
  }
  if (clauses.back().empty()) {
    ungated.push_back(index);
    return;
  }
  triggered.resize(gate.size());
  for (std::uint32_t atom : clauses.back().front()) triggered[atom].push_back(index);
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
  state_->gate.finish();
}

std::size_t PatternSet::size() const {
  return state_->patterns.size();
}
const Pattern& PatternSet::operator[](std::size_t index) const {
  return state_->patterns[index];
}

void PatternSet::candidates(std::string_view text, std::vector<std::size_t>& out) const {
  const State& state = *state_;
  Bits seen(state.gate.size()), chosen(state.patterns.size());
  for (std::size_t index : state.ungated) chosen.set(index);
  state.gate.scan(text, [&](std::uint32_t atom, std::size_t) {
    if (!seen.set(atom)) return true;
    for (std::size_t pattern : state.triggered[atom]) chosen.set(pattern);
    return true;
  });
  out.clear();
  chosen.for_each([&](std::size_t pattern) {
    if (state.passes(pattern, seen)) out.push_back(pattern);
  });
}

std::vector<PatternMatch> PatternSet::find_all(std::string_view text) const {
  std::vector<std::size_t> chosen;
  candidates(text, chosen);
  std::vector<PatternMatch> matches;
  if (chosen.empty()) return matches;
  const WidthFolding folding(text);
  for (std::size_t index : chosen) {
    const Pattern::State& pattern = *state_->patterns[index].state_;
    for (const MatchSpan& span :
         pattern.spans(text, pattern.options.fold_width ? &folding : nullptr)) {
      matches.push_back({index, span});
    }
  }
  return matches;
}

}  // namespace deskmill
