// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/character_pattern.hpp"

#include <algorithm>

#include "stages/pair_extract/pattern_program.hpp"

namespace deskmill {

bool CharacterSet::has(char32_t code) const {
  if (code < 0x80) return ascii[code] != negated;
  const bool found = std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    return code >= range.first && code <= range.second;
  });
  return found != negated;
}

std::optional<CharacterPattern> CharacterPattern::compile(std::string_view expression,
                                                          Boundary boundary) {
  std::optional<PatternProgram> program = read_program(expression);
  if (!program) return std::nullopt;
  return CharacterPattern(std::move(program->steps), std::move(program->sets), boundary);
}

CharacterPattern::CharacterPattern(std::vector<PatternStep> steps, std::vector<CharacterSet> sets,
                                   Boundary boundary)
    : steps_(std::move(steps)), sets_(std::move(sets)), boundary_(boundary) {
  for (const PatternStep& step : steps_) splits_ += step.kind == PatternStep::kSplit ? 1 : 0;
  std::vector<bool> seen(steps_.size());
  note_first(0, seen);
}

/// What a match can begin with when it begins with this step, behind the start of the text.
void CharacterPattern::note_first(std::size_t at, std::vector<bool>& seen) {
  if (at == steps_.size() || seen[at]) return;
  seen[at] = true;
  const PatternStep& step = steps_[at];
  switch (step.kind) {
    case PatternStep::kCharacter:
      begins_.set(step.code % begins_.size());
      return;
    case PatternStep::kSet:
      return note_first_of(sets_[step.index]);
    case PatternStep::kAny:
      begins_.set();
      return;
    case PatternStep::kSplit:
      note_first(at + step.first, seen);
      return note_first(at + step.second, seen);
    case PatternStep::kJump:
      return note_first(at + step.first, seen);
    case PatternStep::kAtStart:
      return;
    case PatternStep::kAtEnd:
      return note_first(at + 1, seen);
  }
}

void CharacterPattern::note_first_of(const CharacterSet& set) {
  if (set.negated) begins_.set();
  for (char32_t c = 0; c < 0x80; ++c) {
    if (set.ascii[c]) begins_.set(c);
  }
  for (const auto& [first, last] : set.ranges) {
    const std::size_t end = std::min<std::size_t>(last, first + begins_.size());
    for (std::size_t c = first; c <= end; ++c) begins_.set(c % begins_.size());
  }
}

bool CharacterPattern::is_inside(const Character& c) const {
  if (boundary_ == Boundary::kNone || !c.is(kInWord)) return false;
  return boundary_ == Boundary::kWord || (c.code() >= '0' && c.code() <= '9');
}

std::optional<CharacterRange> CharacterPattern::find(const Characters& text, CharacterRange part,
                                                     std::size_t from, Scratch& scratch) const {
  // Where a step fails does not depend on where the match would begin.
  scratch.failed.assign((splits_ * (part.size() + 1) + 63) / 64, 0);
  for (std::size_t begin = from; begin < part.last; ++begin) {
    if (begin > part.first && (!may_begin(text[begin]) || is_inside(text[begin - 1]))) continue;
    const std::optional<std::size_t> end = match_at(text, part, begin, scratch);
    if (end) return CharacterRange{begin, *end};
  }
  return std::nullopt;
}

bool CharacterPattern::passes(const PatternStep& step, const Characters& text, CharacterRange part,
                              std::size_t at) const {
  if (step.kind == PatternStep::kAtStart) return at == part.first;
  if (step.kind == PatternStep::kAtEnd || at == part.last) {
    return step.kind == PatternStep::kAtEnd && at == part.last;
  }
  const char32_t code = text[at].code();
  if (step.kind == PatternStep::kCharacter) return code == step.code;
  return step.kind == PatternStep::kAny ? code != '\n' : sets_[step.index].has(code);
}

/// The end of the match that begins here, the first in the order of the alternatives.
std::optional<std::size_t> CharacterPattern::match_at(const Characters& text, CharacterRange part,
                                                      std::size_t begin, Scratch& scratch) const {
  const auto failed_before = [&](const PatternStep& split, std::size_t at) {
    const std::size_t bit = split.index * (part.size() + 1) + (at - part.first);
    std::uint64_t& word = scratch.failed[bit / 64];
    const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
    return (std::exchange(word, word | mask) & mask) != 0;
  };
  scratch.open.assign(1, {0, begin});
  while (!scratch.open.empty()) {
    auto [number, at] = scratch.open.back();
    scratch.open.pop_back();
    while (number < steps_.size()) {
      const PatternStep& step = steps_[number];
      if (step.kind == PatternStep::kSplit) {
        const PatternStep& choice = steps_[number + step.first];
        // Most alternatives begin with a character that is not there: need not be tried.
        const bool fails = choice.kind == PatternStep::kCharacter &&
                           (at == part.last || text[at].code() != choice.code);
        if (fails) {
          number += step.second;
          continue;
        }
        if (failed_before(step, at)) break;
        scratch.open.emplace_back(number + step.second, at);
        number += step.first;
      } else if (step.kind == PatternStep::kJump) {
        number += step.first;
      } else {
        if (!passes(step, text, part, at)) break;
        at += step.kind <= PatternStep::kAny ? 1 : 0;
        ++number;
      }
    }
    const bool is_match = number == steps_.size();
    if (is_match && (at == part.last || !is_inside(text[at]))) return at;
  }
  return std::nullopt;
}

}  // namespace deskmill
