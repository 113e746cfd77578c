// SPDX-License-Identifier: Apache-2.0
#include "stages/label/label.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "json/codec.hpp"
#include "json/members.hpp"
#include "json/text.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Of most records that have entities.
constexpr std::size_t kEntityBytes = 400;

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

bool scalar_holds(const Condition& condition, JsonValue value) {
  switch (condition.test) {
    case Condition::Test::kExists:
      return true;
    case Condition::Test::kIn:
      return std::find(condition.values.begin(), condition.values.end(), value.text()) !=
             condition.values.end();
    case Condition::Test::kMatches:
      return condition.pattern->matches(value.text());
    case Condition::Test::kAtLeast:
    case Condition::Test::kAtMost:
      const std::optional<double> number = value.number();
      return number && (condition.test == Condition::Test::kAtLeast ? *number >= condition.number
                                                                    : *number <= condition.number);
  }
  return false;
}

bool any_holds(const Condition& condition, JsonValue value) {
  if (!value.exists()) return false;
  if (!value.is(JsonType::kArray)) return scalar_holds(condition, value);
  for (const JsonValue element : value) {
    if (scalar_holds(condition, element)) return true;
  }
  return false;
}

/// Parses members of one record when a condition asks for them, one after the other.
class Metadata {
 public:
  Metadata(const Record& record, LabelScratch& scratch) : record_(record), scratch_(scratch) {}

  bool holds(const Condition& condition) {
    const Member* member = record_.find(condition.member);
    if (member == nullptr) return false;
    if (member != parsed_) {
      scratch_.parser.parse(record_.raw_value(*member), scratch_.document);
      parsed_ = member;
    }
    return any_holds(condition, scratch_.document.root().at_pointer(condition.pointer));
  }

 private:
  const Record& record_;
  LabelScratch& scratch_;
  const Member* parsed_ = nullptr;
};

/// True when `label` is `other` or stands below it.
bool is_below(std::string_view label, std::string_view other) {
  return label == other || (label.starts_with(other) && label[other.size()] == '.');
}

}  // namespace

void Labeller::add_entity(std::string_view text, std::size_t turn, const MatchSpan& span,
                          const Owner& owner, LabelScratch& scratch) const {
  CodePointCounter counter(text);
  const std::string_view spelling = text.substr(span.begin, span.end - span.begin);
  if (scratch.entity_count++ == 0) scratch.entities.reserve(kEntityBytes);
  scratch.entities += scratch.entity_count == 1 ? '[' : ',';
  JsonWriter writer(scratch.entities);
  writer.begin_object();
  writer.name("turn").number(static_cast<std::int64_t>(turn));
  writer.name("start").number(static_cast<std::int64_t>(counter.at(span.begin)));
  writer.name("end").number(static_cast<std::int64_t>(counter.at(span.end)));
  writer.name("type").string(set_.entities[owner.index]);
  writer.name("value").string(owner.value.empty() ? spelling : std::string_view(owner.value));
  writer.end_object();
}

void Labeller::find_entities(const Pattern& pattern, const Owner& owner, std::string_view text,
                             std::size_t turn, LabelScratch& scratch) const {
  pattern.for_each_match(text, [&](const std::vector<MatchSpan>& groups) {
    const MatchSpan& span = groups.size() > 1 && groups[1].matched() ? groups[1] : groups[0];
    if (span.end > span.begin) add_entity(text, turn, span, owner, scratch);
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
    scratch.hit[owner.index] = proven || pattern.matches(text) ? 1 : 0;
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
  for (const LexiconMatch& match : set_.lexicon.find_all(text)) {
    add_entity(text, turn, {match.begin, match.end}, set_.phrase_owners[match.phrase], scratch);
  }
}

void Labeller::read_texts(const Record& record, LabelScratch& scratch) const {
  scratch.hit.assign(set_.functions.size(), 0);
  scratch.forbidden.assign(set_.functions.size(), 0);
  scratch.entities.clear();
  scratch.entity_count = 0;
  for (std::size_t turn = 0; turn < record.turns().size(); ++turn) read_turn(record, turn, scratch);
  for (std::size_t i = 0; i < set_.functions.size(); ++i) {
    const LabelFunction& function = set_.functions[i];
    if (!scratch.hit[i] || !function.unless) continue;
    for (std::size_t turn = 0; turn < record.turns().size(); ++turn) {
      if (reads(function.where, record, turn) && function.unless->matches(record.turns()[turn].text)) {
        scratch.forbidden[i] = 1;
      }
    }
  }
}

/// Functions whose text and metadata conditions hold.
void Labeller::find_fired(const Record& record, LabelScratch& scratch) const {
  scratch.fired.clear();
  Metadata metadata(record, scratch);
  for (std::size_t i = 0; i < set_.functions.size(); ++i) {
    const LabelFunction& function = set_.functions[i];
    if (function.reads_text && (!scratch.hit[i] || scratch.forbidden[i])) continue;
    const bool all_hold = std::all_of(function.when.begin(), function.when.end(),
                                      [&](const Condition& c) { return metadata.holds(c); });
    if (all_hold) scratch.fired.push_back(i);
  }
}

void Labeller::count_functions(const std::vector<std::size_t>& fired, std::string_view gold,
                               Notes& notes) const {
  auto agree = [&](std::size_t a, std::size_t b) {
    return set_.labels.is_below(a, b) || set_.labels.is_below(b, a);
  };
  for (const std::size_t i : fired) {
    const LabelFunction& function = set_.functions[i];
    notes.count(function.fired_count);
    if (fired.size() > 1) notes.count(function.overlap_count);
    const bool conflict = std::any_of(fired.begin(), fired.end(), [&](std::size_t other) {
      return !agree(set_.functions[other].label, function.label);
    });
    if (conflict) notes.count(function.conflict_count);
    if (gold.empty()) continue;
    notes.count(function.judged_count);
    if (is_below(gold, set_.labels.name(function.label))) notes.count(function.right_count);
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

void Labeller::add_entities(Record& record, Notes& notes, LabelScratch& scratch) {
  if (scratch.entity_count == 0) return;
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

Outcome Labeller::operator()(Record& record, Notes& notes, LabelScratch& scratch) const {
  read_texts(record, scratch);
  find_fired(record, scratch);
  const std::string given = string_member(record, "intent");
  count_functions(scratch.fired, given, notes);
  add_entities(record, notes, scratch);
  if (!given.empty() && !options_.overwrite) {
    notes.count("label/kept_intent");
    return Outcome::kept();
  }
  collect_votes(notes, scratch);
  const std::optional<Verdict> verdict = decide(scratch.votes, set_.labels, options_.threshold);
  if (!verdict) {
    notes.count(scratch.votes.empty() ? "label/no_vote" : "label/abstained");
    return options_.drop_unlabelled ? Outcome::dropped("label.none") : Outcome::kept();
  }
  add_label(record, *verdict, notes);
  return Outcome::kept();
}

}  // namespace deskmill
