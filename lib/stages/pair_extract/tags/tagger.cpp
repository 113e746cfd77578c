// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/tagger.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "stages/pair_extract/phrases/phrases.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLastBit = 63;

/// Of one alternative without flags: the anchor holds for all of it. "^*" is none.
bool is_anchored(std::string_view expression) {
  return expression.starts_with('^') && expression.find_first_of("*+?{") != 1;
}

/// Single Han and short words are in too many messages to be worth looking for.
bool is_telling(const Clause& clause) {
  constexpr std::size_t kShortest = 6;  // bytes: two Han
  return std::all_of(clause.begin(), clause.end(),
                     [](const std::string& text) { return text.size() >= kShortest; });
}

/// Whether a text that holds a string of `first` holds one of `other` as well.
bool implies(const Clause& first, const Clause& other) {
  return std::all_of(first.begin(), first.end(), [&](const std::string& text) {
    return std::any_of(other.begin(), other.end(),
                       [&](const std::string& part) { return text.find(part) != text.npos; });
  });
}

/// What begins a match is asked for where it tells at which places to look.
RuleParts::Alternative alternative_of(std::string expression, bool anchored, const Rule& rule) {
  Required required = required_strings(expression, rule.options.ignore_case);
  RuleParts::Alternative alternative{std::move(expression), std::move(required.clauses), false,
                                     anchored};
  std::vector<Clause>& gate = alternative.gate;
  const bool confined =
      anchored || (rule.options.boundary == Boundary::kWord && rule.options.fold_width);
  if (confined && !required.prefix.empty()) {
    gate.insert(gate.begin(), std::move(required.prefix));
    alternative.gate_begins = true;
  }
  if (gate.empty()) return alternative;
  const auto idle = [&](const Clause& other) {
    return implies(gate.front(), other) || !is_telling(other);
  };
  gate.erase(std::remove_if(gate.begin() + 1, gate.end(), idle), gate.end());
  return alternative;
}

RuleParts parts_of(const Rule& rule) {
  const bool foldable =
      rule.options.ignore_case && rule.options.fold_width && !rule.options.multi_line;
  Phrases phrases = foldable ? split_phrases(rule.pattern) : Phrases{{}, {}, {rule.pattern}, false};
  RuleParts parts{std::move(phrases.anywhere), std::move(phrases.at_start), {}, {}};
  const bool whole_words = rule.options.boundary == Boundary::kWord;
  const bool divisible = foldable && phrases.separated && rule.options.boundary != Boundary::kDigit;
  for (std::string& expression : phrases.rest) {
    if (divisible) {
      if (auto gapped = GappedPhrase::read(expression, whole_words)) {
        parts.gapped.push_back(std::move(*gapped));
        continue;
      }
    }
    const bool anchored = phrases.separated && is_anchored(expression);
    parts.rest.push_back(alternative_of(std::move(expression), anchored, rule));
  }
  return parts;
}

/// Boilerplate is also looked for in the sentences of a message, each a text of its own.
PhraseTrie::Place place_at_start(Tag tag) {
  return kBoilerplate.has(tag) ? PhraseTrie::kNotInWords : PhraseTrie::kAtStart;
}

bool is_digit(const Character& c) {
  return c.is(kInWord) && c.code() >= '0' && c.code() <= '9';
}

/// Bits [begin, end).
std::uint64_t bits_between(unsigned begin, unsigned end) {
  std::uint64_t bits = 0;
  for (unsigned bit = begin; bit < end; ++bit) bits |= std::uint64_t{1} << bit;
  return bits;
}

void sort_ranges(std::vector<CharacterRange>& ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const CharacterRange& a, const CharacterRange& b) { return a.first < b.first; });
}

bool begins_before(const PhraseHit& a, const PhraseHit& b) {
  return a.range.first < b.range.first;
}

/// Overlapping and touching ranges become one.
void join_ranges(std::vector<CharacterRange>& ranges) {
  sort_ranges(ranges);
  std::size_t kept = 0;
  for (const CharacterRange& range : ranges) {
    if (kept > 0 && range.first <= ranges[kept - 1].last) {
      ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
    } else {
      ranges[kept++] = range;
    }
  }
  ranges.resize(kept);
}

/// Finds the characters at rising bytes.
class CharacterFinder {
 public:
  CharacterFinder(const Characters& characters, std::size_t from)
      : characters_(characters), index_(from) {}
  std::size_t at(std::size_t byte) {
    while (characters_[index_].begin < byte) ++index_;
    return index_;
  }

 private:
  const Characters& characters_;
  std::size_t index_;
};

}  // namespace

void TagRules::add(const Rule& rule, const RuleParts& parts, Tag tag) {
  for (const std::string_view phrase : parts.anywhere)
    add_phrase(phrase, tag, rule.options.boundary, false);
  for (const std::string_view phrase : parts.at_start)
    add_phrase(phrase, tag, rule.options.boundary, true);
  for (const GappedPhrase& phrase : parts.gapped) add_gapped(phrase, tag);
  // One automaton for alternatives with gaps (hello (?:\w+ ){0,4}there|let me (?:\w+ ){0,4}look)
  // would have to know how far each of them is at once. RE2 has no room for so many states and goes
  // on with a much slower search.
  for (const RuleParts::Alternative& alternative : parts.rest) add_pattern(rule, alternative, tag);
}

void TagRules::finish() {
  trie_.finish();
}

/// Returns the phrase's number.
std::uint32_t TagRules::add_to_trie(std::string_view phrase, PhraseTrie::Place place) {
  const std::uint32_t number = trie_.add(phrase, place);
  if (number == phrases_.size()) phrases_.emplace_back();
  return number;
}

/// `change(Meaning&)` adds to what the phrase means so far.
template <typename Change>
void TagRules::change_meaning(std::uint32_t phrase, Change change) {
  Meaning meaning = meanings_[phrases_[phrase].meaning];
  change(meaning);
  if (meaning != meanings_.back()) meanings_.push_back(meaning);
  phrases_[phrase].meaning = static_cast<std::uint32_t>(meanings_.size() - 1);
}

void TagRules::add_phrase(std::string_view phrase, Tag tag, Boundary boundary, bool at_start) {
  const auto place = at_start                      ? place_at_start(tag)
                     : boundary == Boundary::kWord ? PhraseTrie::kAsWords
                                                   : PhraseTrie::kAnywhere;
  change_meaning(add_to_trie(phrase, place), [&](Meaning& here) {
    here.boilerplate |= kBoilerplate.has(tag);
    (at_start ? here.tags_at_start : here.tags)[static_cast<std::size_t>(boundary)].add(tag);
  });
}

void TagRules::add_gapped(const GappedPhrase& phrase, Tag tag) {
  const auto place = phrase.pivot_starts_text()   ? place_at_start(tag)
                     : phrase.pivot_starts_word() ? PhraseTrie::kNotInWords
                                                  : PhraseTrie::kAnywhere;
  for (const std::string_view string : phrase.pivot()) {
    const std::uint32_t number = add_to_trie(string, place);
    pivots_.push_back({gapped_.size(), phrases_[number].pivot_of});
    phrases_[number].pivot_of = static_cast<std::uint32_t>(pivots_.size() - 1);
    change_meaning(number, [&](Meaning& here) { here.boilerplate |= kBoilerplate.has(tag); });
  }
  gapped_.push_back({tag, phrase});
}

void TagRules::add_pattern(const Rule& rule, const RuleParts::Alternative& alternative, Tag tag) {
  const std::uint64_t bit = std::uint64_t{1} << std::min<std::size_t>(patterns_.size(), kLastBit);
  add_gate(alternative, tag, bit);
  patterns_.push_back(
      {tag, Pattern(alternative.expression, rule.options, rule.place(), Compile::kOnFirstUse)});
}

void TagRules::add_gate(const RuleParts::Alternative& alternative, Tag tag, std::uint64_t pattern) {
  if (alternative.gate.empty() || gates_.size() > kLastBit) {
    ungated_ |= pattern;
    return;
  }
  add_first_clause(alternative, tag);
  const unsigned others_before = other_clauses_;
  for (std::size_t i = 1; i < alternative.gate.size() && other_clauses_ <= kLastBit; ++i) {
    add_other_clause(alternative.gate[i], tag);
  }
  gates_.push_back({bits_between(others_before, other_clauses_), pattern});
}

void TagRules::add_first_clause(const RuleParts::Alternative& alternative, Tag tag) {
  const bool at_start = alternative.gate_begins && alternative.at_start;
  const auto place = at_start                  ? place_at_start(tag)
                     : alternative.gate_begins ? PhraseTrie::kNotInWords
                                               : PhraseTrie::kAnywhere;
  const std::uint64_t bit = std::uint64_t{1} << gates_.size();
  for (const std::string& text : alternative.gate.front()) {
    change_meaning(add_to_trie(text, place), [&](Meaning& here) {
      (at_start ? here.first_at_start : here.clauses.first) |= bit;
      here.boilerplate |= kBoilerplate.has(tag);
    });
  }
}

void TagRules::add_other_clause(const Clause& clause, Tag tag) {
  const std::uint64_t bit = std::uint64_t{1} << other_clauses_++;
  for (const std::string& text : clause) {
    change_meaning(add_to_trie(text, PhraseTrie::kAnywhere), [&](Meaning& here) {
      here.clauses.others |= bit;
      here.boilerplate |= kBoilerplate.has(tag);
    });
  }
}

std::uint64_t TagRules::candidates(Clauses seen) const {
  std::uint64_t patterns = ungated_;
  for (std::uint64_t first = seen.first; first != 0; first &= first - 1) {
    const Gate& gate = gates_[static_cast<std::size_t>(std::countr_zero(first))];
    if ((seen.others & gate.others) == gate.others) patterns |= gate.pattern;
  }
  return patterns;
}

template <typename Visit>
void TagRules::visit_gapped(const PhraseHit& hit, Visit visit) const {
  for (std::uint32_t at = phrases_[hit.phrase].pivot_of; at != 0; at = pivots_[at].next) {
    visit(gapped_[pivots_[at].gapped]);
  }
}

template <typename Visit>
void TagRules::visit_patterns(std::uint64_t candidates, Visit visit) const {
  for (; candidates != 0; candidates &= candidates - 1) {
    const auto first = static_cast<std::size_t>(std::countr_zero(candidates));
    const std::size_t end =
        first == kLastBit ? patterns_.size() : std::min(first + 1, patterns_.size());
    for (std::size_t i = first; i < end; ++i) visit(patterns_[i]);
  }
}

/// As Pattern would give them in `part` alone. Without branches: about every other phrase is one
/// that gives something, and hardly ever the same as the last.
inline TagSet TagRules::tags_given(const Meaning& meaning, const Characters& text,
                                   CharacterRange part, CharacterRange range) {
  const bool at_start = range.first == part.first;
  const Character before = at_start ? Character() : text[range.first - 1];
  const Character behind = range.last == part.last ? Character() : text[range.last];
  const bool is_word = !(before.is(kInWord) | behind.is(kInWord));
  const bool is_number = !(is_digit(before) | is_digit(behind));
  const auto given_by = [&](const std::array<TagSet, kBoundaries>& tags) {
    TagSet given = tags[static_cast<std::size_t>(Boundary::kNone)];
    given.add(tags[static_cast<std::size_t>(Boundary::kDigit)].only_if(is_number));
    given.add(tags[static_cast<std::size_t>(Boundary::kWord)].only_if(is_word));
    return given;
  };
  TagSet given = given_by(meaning.tags);
  given.add(given_by(meaning.tags_at_start).only_if(at_start));
  return given;
}

/// Notes what is to be looked at once more.
TagRules::Scanned TagRules::scan_phrases(MessageReading& reading) const {
  const Characters& text = reading.characters;
  TagSet tags;
  Clauses seen;
  reading.boilerplate.clear();
  reading.pivots.clear();
  reading.courtesy.clear();
  trie_.scan(text, reading.buffers, [&](std::uint32_t phrase, CharacterRange range) {
    const Meaning& here = meanings_[phrases_[phrase].meaning];
    const TagSet given = tags_given(here, text, text.all(), range);
    tags.add(given);
    if (given.has(Tag::kCourtesy)) reading.courtesy.push_back(range);
    add_clauses(here, range.first == 0, seen);
    if (here.boilerplate) reading.boilerplate.push_back({phrase, range});
    if (phrases_[phrase].pivot_of != 0) reading.pivots.push_back({phrase, range});
  });
  sort_ranges(reading.courtesy);
  std::sort(reading.boilerplate.begin(), reading.boilerplate.end(), begins_before);
  return {tags, seen};
}

TagSet TagRules::tags_of(MessageReading& reading) const {
  const Characters& text = reading.characters;
  const Scanned scanned = scan_phrases(reading);
  TagSet tags = scanned.tags;
  const bool is_short = text.text().size() <= kShortMessage;
  const auto is_open = [&](Tag tag) {
    return !tags.has(tag) && (is_short || !kOfShortMessages.has(tag));
  };
  for (const PhraseHit& hit : reading.pivots) {
    visit_gapped(hit, [&](const TaggedGapped& each) {
      const bool given = is_open(each.tag) &&
                         (kBoilerplate.has(each.tag) ||
                          each.phrase.around(hit.range, text, text.all(), reading.gapped_buffers));
      if (given) tags.add(each.tag);
    });
  }
  visit_patterns(candidates(scanned.seen), [&](const TaggedPattern& each) {
    const bool given =
        is_open(each.tag) && (kBoilerplate.has(each.tag) || each.pattern.matches(text.text()));
    if (given) tags.add(each.tag);
  });
  return tags;
}

/// The matches of phrases, and of the gapped ones that they are pivots of.
TagRules::Clauses TagRules::find_boilerplate_phrases(MessageReading& reading, CharacterRange part,
                                                     Boilerplate& found) const {
  const Characters& text = reading.characters;
  const std::vector<PhraseHit>& hits = reading.boilerplate;
  Clauses seen;
  for (auto at = std::lower_bound(hits.begin(), hits.end(), PhraseHit{0, part}, begins_before);
       at != hits.end() && at->range.first < part.last; ++at) {
    const PhraseHit& hit = *at;
    if (hit.range.last > part.last) continue;
    const Meaning& here = meanings_[phrases_[hit.phrase].meaning];
    add_clauses(here, hit.range.first == part.first, seen);
    const TagSet given = tags_given(here, text, part, hit.range).common(kBoilerplate);
    if (!given.empty()) found.add(given, hit.range);
    visit_gapped(hit, [&](const TaggedGapped& each) {
      if (!kBoilerplate.has(each.tag)) return;
      const auto range = each.phrase.around(hit.range, text, part, reading.gapped_buffers);
      if (range) found.add({each.tag}, *range);
    });
  }
  return seen;
}

TagSet TagRules::find_boilerplate(MessageReading& reading, CharacterRange part,
                                  std::vector<CharacterRange>& ranges) const {
  ranges.clear();
  Boilerplate found{ranges, {}};
  const Clauses seen = find_boilerplate_phrases(reading, part, found);
  const Characters& text = reading.characters;
  visit_patterns(candidates(seen), [&](const TaggedPattern& each) {
    if (!kBoilerplate.has(each.tag)) return;
    CharacterFinder index(text, part.first);
    const std::size_t begin = text[part.first].begin;
    for (const MatchSpan& match : each.pattern.find_all(text.bytes(part))) {
      const std::size_t first = index.at(begin + match.begin);
      found.add({each.tag}, {first, index.at(begin + match.end)});
    }
  });
  join_ranges(ranges);
  return found.tags;
}

Tagger::Tagger(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    if (!rule.enabled) continue;
    const Tag tag = tag_named(rule.action);
    const TagInfo& info = kTags[static_cast<std::size_t>(tag)];
    const RuleParts parts = parts_of(rule);
    if (info.of_customer) sides_[0].add(rule, parts, tag);
    if (info.of_agent) sides_[1].add(rule, parts, tag);
  }
  for (TagRules& side : sides_) side.finish();
}

}  // namespace deskmill
