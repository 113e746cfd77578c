// SPDX-License-Identifier: Apache-2.0
#include "stages/label/label.hpp"

#include <algorithm>

#include "json/members.hpp"
#include "json/string.hpp"
#include "json/writer.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Enough for the entities of most records.
constexpr std::size_t kEntityBytes = 400;

/// Whether a function of this scope reads the turn.
bool reads(Where where, const Record& record, std::size_t turn) {
  const Role role = record.turns()[turn].role;
  if (where == Where::kAll) return true;
  if (where == Where::kAgent) return role == Role::kAgent || role == Role::kBot;
  if (role != Role::kCustomer) return false;
  if (record.kind() == Kind::kPair && !record.turns()[turn].fixed) return false;  // context
  if (where == Where::kCustomer) return true;
  const auto& turns = record.turns();
  return std::none_of(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(turn),
                      [&](const Turn& earlier) {
                        return earlier.role == Role::kCustomer && !earlier.removed &&
                               (record.kind() != Kind::kPair || earlier.fixed);
                      });
}

/// True when `label` is `other` or stands below it.
bool is_below(std::string_view label, std::string_view other) {
  return label == other || (label.starts_with(other) && label[other.size()] == '.');
}

void remove_verdict(Record& record) {
  for (const char* member : {"intent", "intent_score", "intent_source"}) {
    record.remove_member(member);
  }
}

}  // namespace

void Labeller::add_entity(CodePointCounter& offsets, std::string_view text, std::size_t turn,
                          const MatchSpan& span, const Owner& owner, LabelScratch& scratch) {
  if (scratch.entity_count++ == 0) scratch.entities.reserve(kEntityBytes);
  scratch.entities += scratch.entity_count == 1 ? '[' : ',';
  JsonWriter writer(scratch.entities);
  writer.begin_object();
  writer.name("turn").number(static_cast<std::int64_t>(turn));
  writer.name("start").number(static_cast<std::int64_t>(offsets.at(span.begin)));
  writer.name("end").number(static_cast<std::int64_t>(offsets.at(span.end)));
  writer.members(owner.members);
  if (!owner.has_value) writer.name("value").string(text.substr(span.begin, span.end - span.begin));
  writer.end_object();
}

void Labeller::find_entities(const Pattern& pattern, const Owner& owner, std::string_view text,
                             std::size_t turn, LabelScratch& scratch) const {
  CodePointCounter offsets(text);
  pattern.for_each_match(text, [&](const std::vector<MatchSpan>& groups) {
    const MatchSpan& span = groups.size() > 1 && groups[1].matched() ? groups[1] : groups[0];
    if (span.end > span.begin) add_entity(offsets, text, turn, span, owner, scratch);
  });
}

void Labeller::try_pattern(std::size_t index, bool proven, const Record& record, std::size_t turn,
                           LabelScratch& scratch) const {
  const std::string_view text = record.turns()[turn].text;
  const Owner& owner = set_.pattern_owners[index];
  const Pattern& pattern = set_.patterns[index];
  if (owner.is_entity) {
    find_entities(pattern, owner, text, turn, scratch);
  } else if (!scratch.hit[owner.index] && reads(set_.functions[owner.index].where, record, turn)) {
    if (!proven && !pattern.matches(text)) return;
    scratch.hit[owner.index] = 1;
    scratch.hits.push_back(owner.index);
  }
}

void Labeller::read_turn(const Record& record, std::size_t turn, LabelScratch& scratch) const {
  const std::string_view text = record.turns()[turn].text;
  const bool is_customers = reads(Where::kCustomer, record, turn);
  const PatternSet& gate = is_customers ? set_.patterns : set_.of_others;
  scratch.candidates.clear();
  if (gate.size() > 0) gate.candidates(text, scratch.candidates);
  bool may_have_phrases = set_.lexicon_gate == LabelSet::kNoGate && set_.lexicon.size() > 0;
  for (const auto& [candidate, proven] : scratch.candidates) {
    const std::size_t pattern = is_customers ? candidate : set_.pattern_of_other[candidate];
    if (pattern == set_.lexicon_gate) {
      may_have_phrases = true;
    } else {
      try_pattern(pattern, proven, record, turn, scratch);
    }
  }
  if (!may_have_phrases) return;
  CodePointCounter offsets(text);
  for (const LexiconMatch& match : set_.lexicon.find_all(text)) {
    const Owner& owner = set_.phrase_owners[match.phrase];
    add_entity(offsets, text, turn, {match.begin, match.end}, owner, scratch);
  }
}

bool Labeller::is_silenced(const LabelFunction& function, const Record& record) const {
  if (!function.unless) return false;
  for (std::size_t turn = 0; turn < record.turns().size(); ++turn) {
    if (!reads(function.where, record, turn)) continue;
    if (function.unless->matches(record.turns()[turn].text)) return true;
  }
  return false;
}

/// Collects the functions whose conditions hold, those on text and those on metadata.
void Labeller::find_fired(const Record& record, LabelScratch& scratch) const {
  Metadata metadata(record, set_.places, scratch.metadata);
  scratch.fired = scratch.hits;
  scratch.fired.insert(scratch.fired.end(), set_.on_metadata.begin(), set_.on_metadata.end());
  std::erase_if(scratch.fired, [&](std::size_t i) {
    const LabelFunction& function = set_.functions[i];
    const bool all_hold = std::all_of(function.when.begin(), function.when.end(),
                                      [&](const Condition& c) { return metadata.holds(c); });
    return !all_hold || is_silenced(function, record);
  });
  std::sort(scratch.fired.begin(), scratch.fired.end());
}

void Labeller::count_functions(LabelScratch& scratch, Notes& notes) const {
  const auto agree = [&](std::size_t a, std::size_t b) {
    return set_.labels.is_below(a, b) || set_.labels.is_below(b, a);
  };
  const std::vector<std::size_t>& fired = scratch.fired;
  for (const std::size_t i : fired) {
    notes.count(scratch.counts[i].fired);
    if (fired.size() == 1) break;
    notes.count(scratch.counts[i].overlap);
    const bool conflict = std::any_of(fired.begin(), fired.end(), [&](std::size_t other) {
      return !agree(set_.functions[other].label, set_.functions[i].label);
    });
    if (conflict) notes.count(scratch.counts[i].conflict);
  }
}

/// Compares the labels of functions with the intent that came with the record.
void Labeller::judge_functions(const std::vector<std::size_t>& fired, std::string_view gold,
                               Notes& notes) const {
  for (const std::size_t i : fired) {
    const LabelFunction& function = set_.functions[i];
    notes.count(function.judged_count);
    if (is_below(gold, set_.labels.name(function.label))) notes.count(function.right_count);
  }
}

void Labeller::add_entities(Record& record, Notes& notes, LabelScratch& scratch) const {
  if (scratch.entity_count == 0) return;
  if (!options_.overwrite && record.find("entities") != nullptr) {
    return notes.count("label/kept_entities");
  }
  scratch.entities += ']';
  record.set_member("entities", std::move(scratch.entities));
  notes.count("label/entities", static_cast<std::int64_t>(scratch.entity_count));
}

void Labeller::collect_votes(Notes& notes, LabelScratch& scratch) const {
  scratch.votes.clear();
  for (const std::size_t i : scratch.fired) {
    const LabelFunction& function = set_.functions[i];
    scratch.votes.push_back({function.label, function.weight});
    if (notes.explaining()) {
      notes.explain("label." + function.name, set_.labels.name(function.label));
    }
  }
}

void Labeller::add_label(Record& record, const Verdict& verdict, Notes& notes) const {
  std::string score;
  JsonWriter(score).fixed(verdict.probability, 3);
  record.set_member("intent", json_string(set_.labels.name(verdict.label)));
  record.set_member("intent_score", std::move(score));
  record.set_member("intent_source", json_string(verdict.source));
  notes.count(set_.intent_counts[verdict.label]);
  notes.count(verdict.backed_off ? "label/backed_off" : "label/labelled");
}

void Labeller::begin_record(LabelScratch& scratch) const {
  if (scratch.counts.empty()) {
    scratch.hit.resize(set_.functions.size());
    for (const LabelFunction& function : set_.functions) {
      scratch.counts.push_back(
          {{function.fired_count}, {function.overlap_count}, {function.conflict_count}});
    }
  }
  for (const std::size_t function : scratch.hits) scratch.hit[function] = 0;
  scratch.hits.clear();
  scratch.entities.clear();
  scratch.entity_count = 0;
}

Outcome Labeller::operator()(Record& record, Notes& notes, LabelScratch& scratch) const {
  begin_record(scratch);
  for (std::size_t turn = 0; turn < record.turns().size(); ++turn) read_turn(record, turn, scratch);
  find_fired(record, scratch);
  count_functions(scratch, notes);
  add_entities(record, notes, scratch);
  const std::string given = name_member(record, "intent");
  const bool is_own = !given.empty() && record.find("intent_source") != nullptr;
  if (!given.empty() && !is_own) judge_functions(scratch.fired, given, notes);
  if (!given.empty() && !options_.overwrite) {
    notes.count("label/kept_intent");
    return Outcome::kept();
  }
  collect_votes(notes, scratch);
  if (const auto verdict = decide(scratch.votes, set_.labels, options_.threshold)) {
    add_label(record, *verdict, notes);
    return Outcome::kept();
  }
  notes.count(scratch.votes.empty() ? "label/no_vote" : "label/abstained");
  if (is_own) remove_verdict(record);
  const bool has_none = given.empty() || is_own;
  return has_none && options_.drop_unlabelled ? Outcome::dropped("label.none") : Outcome::kept();
}

}  // namespace deskmill
