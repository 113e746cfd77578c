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

/// Parses members of one record when a condition asks for them, each once.
class Metadata {
 public:
  explicit Metadata(const Record& record) : record_(record) {}

  bool holds(const Condition& condition) {
    const Member* member = record_.find(condition.member);
    if (member == nullptr) return false;
    if (member != parsed_) {
      parser_.parse(record_.raw_value(*member), document_);
      parsed_ = member;
    }
    return any_holds(condition, document_.root().at_pointer(condition.pointer));
  }

 private:
  const Record& record_;
  JsonParser parser_;
  JsonDocument document_;
  const Member* parsed_ = nullptr;
};

/// True when `label` is `other` or stands below it.
bool is_below(std::string_view label, std::string_view other) {
  return label == other || (label.starts_with(other) && label[other.size()] == '.');
}

}  // namespace

void Labeller::add_entity(std::string_view text, std::size_t turn, std::size_t begin, std::size_t end,
                          const Owner& owner, Findings& findings) const {
  CodePointCounter counter(text);
  const std::string_view spelling = text.substr(begin, end - begin);
  if (findings.entity_count++ == 0) findings.entities.reserve(kEntityBytes);
  findings.entities += findings.entity_count == 1 ? '[' : ',';
  JsonWriter writer(findings.entities);
  writer.begin_object();
  writer.name("turn").number(static_cast<std::int64_t>(turn));
  writer.name("start").number(static_cast<std::int64_t>(counter.at(begin)));
  writer.name("end").number(static_cast<std::int64_t>(counter.at(end)));
  writer.name("type").string(set_.entities[owner.index]);
  writer.name("value").string(owner.value.empty() ? spelling : std::string_view(owner.value));
  writer.end_object();
}

void Labeller::read_turn(const Record& record, std::size_t turn, Findings& findings) const {
  const std::string_view text = record.turns()[turn].text;
  set_.patterns.candidates(text, findings.candidates);
  bool may_have_phrases = set_.lexicon_gate == LabelSet::kNoGate && set_.lexicon.size() > 0;
  for (const auto& [index, proven] : findings.candidates) {
    if (index == set_.lexicon_gate) {
      may_have_phrases = true;
      continue;
    }
    const Owner& owner = set_.pattern_owners[index];
    const Pattern& pattern = set_.patterns[index];
    if (!owner.is_entity) {
      const LabelFunction& function = set_.functions[owner.index];
      if (findings.hit[owner.index] || !reads(function.where, record, turn)) continue;
      if (proven || pattern.matches(text)) findings.hit[owner.index] = true;
      continue;
    }
    std::vector<MatchSpan> groups;
    for (std::size_t from = 0; from <= text.size() && pattern.find(text, from, groups);) {
      const MatchSpan& span = groups.size() > 1 && groups[1].matched() ? groups[1] : groups[0];
      if (span.end > span.begin) add_entity(text, turn, span.begin, span.end, owner, findings);
      from = std::max(groups[0].end, from + 1);
    }
  }
  if (!may_have_phrases) return;
  for (const LexiconMatch& match : set_.lexicon.find_all(text)) {
    add_entity(text, turn, match.begin, match.end, set_.phrase_owners[match.phrase], findings);
  }
}

Labeller::Findings Labeller::read_texts(const Record& record) const {
  Findings findings;
  findings.hit.resize(set_.functions.size());
  findings.forbidden.resize(set_.functions.size());
  for (std::size_t turn = 0; turn < record.turns().size(); ++turn) read_turn(record, turn, findings);
  for (std::size_t i = 0; i < set_.functions.size(); ++i) {
    const LabelFunction& function = set_.functions[i];
    if (!findings.hit[i] || !function.unless) continue;
    for (std::size_t turn = 0; turn < record.turns().size(); ++turn) {
      if (reads(function.where, record, turn) && function.unless->matches(record.turns()[turn].text)) {
        findings.forbidden[i] = true;
      }
    }
  }
  return findings;
}

/// Functions whose text and metadata conditions hold.
std::vector<std::size_t> Labeller::fired(const Record& record, const Findings& findings) const {
  std::vector<std::size_t> result;
  std::optional<Metadata> metadata;
  for (std::size_t i = 0; i < set_.functions.size(); ++i) {
    const LabelFunction& function = set_.functions[i];
    if (function.reads_text && (!findings.hit[i] || findings.forbidden[i])) continue;
    if (function.when.empty()) {
      result.push_back(i);
      continue;
    }
    if (!metadata) metadata.emplace(record);
    const bool all_hold = std::all_of(function.when.begin(), function.when.end(),
                                      [&](const Condition& c) { return metadata->holds(c); });
    if (all_hold) result.push_back(i);
  }
  return result;
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

Outcome Labeller::operator()(Record& record, Notes& notes) const {
  Findings findings = read_texts(record);
  const std::vector<std::size_t> functions = fired(record, findings);
  const std::string given = string_member(record, "intent");
  count_functions(functions, given, notes);
  if (findings.entity_count > 0) {
    findings.entities += ']';
    record.set_member("entities", std::move(findings.entities));
    notes.count("label/entities", static_cast<std::int64_t>(findings.entity_count));
  }
  if (!given.empty() && !options_.overwrite) {
    notes.count("label/kept_intent");
    return Outcome::kept();
  }
  std::vector<Vote> votes;
  for (const std::size_t i : functions) {
    votes.push_back({set_.functions[i].label, set_.functions[i].weight});
    if (notes.explaining()) notes.explain("label." + set_.functions[i].name, set_.labels.name(votes.back().label));
  }
  const std::optional<Verdict> verdict = decide(votes, set_.labels, options_.threshold);
  if (!verdict) {
    notes.count(votes.empty() ? "label/no_vote" : "label/abstained");
    return options_.drop_unlabelled ? Outcome::dropped("label.none") : Outcome::kept();
  }
  std::string score;
  JsonWriter(score).fixed(verdict->probability, 3);
  const std::string& label = set_.labels.name(verdict->label);
  record.set_member("intent", json_string(label));
  record.set_member("intent_score", std::move(score));
  record.set_member("intent_source", json_string(verdict->source));
  notes.count(set_.intent_counts[verdict->label]);
  notes.count(verdict->backed_off ? "label/backed_off" : "label/labelled");
  return Outcome::kept();
}

}  // namespace deskmill
