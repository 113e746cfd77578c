// What the rules say of a message: its tags, and where it holds boilerplate.
//
// Plain strings among a rule's alternatives are found by one trie, which also finds a piece of
// those with gaps (gapped_phrase.hpp) and what all others require, and so tells which expressions
// are worth trying. The trie's hits that concern boilerplate are kept: taking a message apart
// (substance.hpp) begins with them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.hpp"
#include "rules/required.hpp"
#include "rules/rule_table.hpp"
#include "stages/pair_extract/phrases/characters.hpp"
#include "stages/pair_extract/phrases/gapped_phrase.hpp"
#include "stages/pair_extract/phrases/phrase_trie.hpp"
#include "stages/pair_extract/tags/tags.hpp"

namespace deskmill {

/// What a rule's expression comes down to, found once for all the places that use the rule.
struct RuleParts {
  /// An alternative that takes RE2, and what a text must hold for it to match.
  struct Alternative {
    std::string expression;
    std::vector<Clause> gate;  ///< one string of each; empty: nothing is known
    bool gate_begins = false;  ///< every match begins with one of the first clause
    bool at_start = false;     ///< and where the text begins
  };
  PlainStrings anywhere, at_start;  ///< alternatives that are plain strings
  std::vector<GappedPhrase> gapped;
  std::vector<Alternative> rest;
};

struct PhraseHit {
  std::uint32_t phrase = 0;
  CharacterRange range;
};

/// One message as the tagger has read it; reused from message to message.
struct MessageReading {
  Characters characters;
  std::vector<PhraseHit> boilerplate;    ///< may be, or may begin a match; by where they begin
  std::vector<PhraseHit> pivots;         ///< of phrases with gaps
  std::vector<CharacterRange> courtesy;  ///< phrases of this tag, by where they begin
  PhraseTrie::Buffers buffers;
  GappedPhrase::Buffers gapped_buffers;
};

/// The rules of one side.
class TagRules {
 public:
  /// Built-in expressions are known to be good and load_pair_rules() has checked all others, so
  /// they are compiled on first use.
  void add(const Rule& rule, const RuleParts& parts, Tag tag);
  /// Once, when all rules are in.
  void finish();
  /// Of the message in `reading.characters`; notes its boilerplate. Tags of boilerplate say no more
  /// than that find_boilerplate() may find some.
  TagSet tags_of(MessageReading& reading) const;
  /// Where `part` of a message that tags_of() has read holds boilerplate: sorted, overlapping
  /// ranges joined. The part is looked at on its own: its ends are those of a text.
  /// Returns the tags of what it found.
  TagSet find_boilerplate(MessageReading& reading, CharacterRange part,
                          std::vector<CharacterRange>& ranges) const;

 private:
  static constexpr std::size_t kBoundaries = 3;
  /// Clauses of which a string was seen, a bit for each: the first ones of gates, and the others.
  struct Clauses {
    std::uint64_t first = 0, others = 0;
    bool operator==(const Clauses&) const = default;
  };
  /// What it means that the trie found a phrase; in one cache line.
  struct alignas(64) Meaning {
    std::array<TagSet, kBoundaries> tags, tags_at_start;  ///< by the boundary they take
    Clauses clauses;
    std::uint64_t first_at_start = 0;  ///< as `clauses.first`, if the phrase begins the text
    bool boilerplate = false;          ///< any of these is
    bool operator==(const Meaning&) const = default;
  };
  /// There are thousands, which rules add with the same meaning one after the other: those share
  /// it.
  struct Phrase {
    std::uint32_t meaning = 0;
    std::uint32_t pivot_of = 0;  ///< the first of pivots_; 0: none
  };
  struct TaggedPattern {
    Tag tag;
    Pattern pattern;
  };
  struct TaggedGapped {
    Tag tag;
    GappedPhrase phrase;
  };
  /// A phrase with gaps whose pivot may be one that the trie finds.
  struct Pivot {
    std::size_t gapped = 0;
    std::uint32_t next = 0;  ///< of the same; 0: none
  };
  /// An alternative of a pattern, by the bit of its first clause.
  struct Gate {
    std::uint64_t others = 0;   ///< clauses that must have been seen as well
    std::uint64_t pattern = 0;  ///< its bit
  };
  /// What the trie finds in a whole message.
  struct Scanned {
    TagSet tags;  ///< of plain phrases
    Clauses seen;
  };
  /// Of a part of a message.
  struct Boilerplate {
    std::vector<CharacterRange>& ranges;
    TagSet tags;
    void add(TagSet given, CharacterRange range) {
      tags.add(given);
      ranges.push_back(range);
    }
  };
  void add_phrase(std::string_view phrase, Tag tag, Boundary boundary, bool at_start);
  void add_gapped(const GappedPhrase& phrase, Tag tag);
  void add_pattern(const Rule& rule, const RuleParts::Alternative& alternative, Tag tag);
  void add_gate(const RuleParts::Alternative& alternative, Tag tag, std::uint64_t pattern);
  void add_first_clause(const RuleParts::Alternative& alternative, Tag tag);
  void add_other_clause(const Clause& clause, Tag tag);
  /// Tags that a phrase gives where it stands in a part of a message.
  static TagSet tags_given(const Meaning& meaning, const Characters& text, CharacterRange part,
                           CharacterRange range);
  std::uint32_t add_to_trie(std::string_view phrase, PhraseTrie::Place place);
  template <typename Change>
  void change_meaning(std::uint32_t phrase, Change change);
  static void add_clauses(const Meaning& meaning, bool at_start, Clauses& seen) {
    seen.first |= at_start ? meaning.clauses.first | meaning.first_at_start : meaning.clauses.first;
    seen.others |= meaning.clauses.others;
  }
  Scanned scan_phrases(MessageReading& reading) const;
  Clauses find_boilerplate_phrases(MessageReading& reading, CharacterRange part,
                                   Boilerplate& found) const;
  std::uint64_t candidates(Clauses seen) const;
  template <typename Visit>
  void visit_gapped(const PhraseHit& hit, Visit visit) const;
  template <typename Visit>
  void visit_patterns(std::uint64_t candidates, Visit visit) const;

  PhraseTrie trie_;
  std::vector<Phrase> phrases_;
  std::vector<Meaning> meanings_ = std::vector<Meaning>(1);
  std::vector<TaggedGapped> gapped_;
  std::vector<Pivot> pivots_ = std::vector<Pivot>(1);
  /// Bit i stands for pattern i, the last one for all from there on.
  std::vector<TaggedPattern> patterns_;
  std::vector<Gate> gates_;
  std::uint64_t ungated_ = 0;  ///< patterns that any text may match
  unsigned other_clauses_ = 0;
};

/// Immutable; one serves all threads.
class Tagger {
 public:
  explicit Tagger(const std::vector<Rule>& rules);
  TagSet tags_of(Speaker speaker, std::string_view text, MessageReading& reading) const {
    reading.characters.read(text);
    return rules_of(speaker).tags_of(reading);
  }
  /// For single messages.
  TagSet tags_of(Speaker speaker, std::string_view text) const {
    MessageReading reading;
    return tags_of(speaker, text, reading);
  }
  const TagRules& rules_of(Speaker speaker) const {
    return sides_[static_cast<std::size_t>(speaker)];
  }

 private:
  std::array<TagRules, 2> sides_;
};

}  // namespace deskmill
