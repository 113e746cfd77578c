// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/anonymizer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.hpp"
#include "json/codec.hpp"
#include "json/text.hpp"
#include "stages/anonymize/characters.hpp"
#include "stages/anonymize/known_values.hpp"
#include "stages/anonymize/recognizers/names_zh.hpp"
#include "stages/anonymize/recognizers/table.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kPseudonymDigits =
    16;  ///< 64 bits: no collision to be feared below 1e9 people

/// Cues whose kind of answer a question can ask for.
constexpr CueMask kAskable = mask_of(Cue::kPhone) | mask_of(Cue::kEmail) | mask_of(Cue::kIdNumber) |
                             mask_of(Cue::kBankCard) | mask_of(Cue::kOrder) |
                             mask_of(Cue::kAccount) | mask_of(Cue::kSecret) |
                             mask_of(Cue::kAddress) | mask_of(Cue::kNameLabel);

/// What the scanned text asks for: kinds it names, when it wants something at all.
CueMask asked_by(const Anchors& anchors) {
  const CueMask kinds = anchors.cue_mask & kAskable;
  if (kinds == 0 || anchors.has(Cue::kRequest)) return kinds;
  const bool question = anchors.text.find('?') != std::string_view::npos ||
                        anchors.text.find("？") != std::string_view::npos;
  return question ? kinds : 0;
}

std::string_view slice(std::string_view text, const Finding& finding) {
  return text.substr(finding.begin, finding.end - finding.begin);
}

bool has_findings(const Passages& passages) {
  return std::any_of(passages.all.begin(), passages.all.end(), [](const Passage& passage) {
    return !passage.findings.empty() || passage.rule == MemberRule::kPseudonym;
  });
}

void count(const Passages& passages, Notes& notes) {
  for (const Passage& passage : passages.all) {
    for (const Finding& finding : passage.findings) {
      std::string name = "pii/" + std::string(name_of(finding.type));
      if (passage.place != Passage::Place::kTurn) name += ".members";
      notes.count(name);
    }
  }
}

void explain(const Passages& passages, Notes& notes) {
  if (!notes.explaining()) return;
  for (const Passage& passage : passages.all) {
    const bool turn = passage.place == Passage::Place::kTurn;
    for (const Finding& finding : passage.findings) {
      notes.explain(finding.rule, (turn ? "turn " + std::to_string(passage.turn) : "member") +
                                      ", bytes " + std::to_string(finding.begin) + "-" +
                                      std::to_string(finding.end) + ": " +
                                      std::string(name_of(finding.type)));
    }
  }
}

/// Everything accepted so far, names of the metadata among it, and ids that the record itself tells.
void remember(const Passage& passage, KnownValues& known) {
  if (passage.rule == MemberRule::kPseudonym && !passage.names_a_person) known.add_id(passage.text);
  for (const Finding& finding : passage.findings) {
    known.add(finding.type, slice(passage.text, finding));
  }
}

/// What a recognizer found keeps its rule and score: removes findings from `first_new` on that lie
/// within an older one.
void drop_covered(Findings& findings, std::size_t first_new) {
  const auto is_covered = [&](const Finding& finding) {
    return std::any_of(
        findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(first_new),
        [&](const Finding& old) { return old.begin <= finding.begin && finding.end <= old.end; });
  };
  Findings kept(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(first_new));
  for (std::size_t i = first_new; i < findings.size(); ++i) {
    if (!is_covered(findings[i])) kept.push_back(findings[i]);
  }
  findings = std::move(kept);
}

}  // namespace

/// What one call works with.
struct Anonymizer::Work {
  Passages passages;
  Anchors anchors;
  KnownValues known;
  bool has_han = false;          ///< in a turn
  bool has_wide_digits = false;  ///< anywhere
};

Anonymizer::Anonymizer(const AnonymizeOptions& options, Policy policy, std::optional<KeyedHash> key)
    : options_(options), policy_(std::move(policy)), key_(std::move(key)) {
  if (policy_.uses(Action::kSurrogate) && !key_ && !options_.detect) {
    throw Error(Exit::kUsage,
                "the policy asks for surrogates, which need a key: give --key-file or --key-env");
  }
}

CueMask Anonymizer::expectation_after(std::string_view text) const {
  Anchors anchors;
  find_anchors(cues_, text, 0, anchors);
  return asked_by(anchors);
}

Findings Anonymizer::find(std::string_view text, CueMask expected) const {
  Work work;
  Passage passage;
  passage.text = text;
  passage.expected = expected;
  scan_passage(passage, work);
  return std::move(passage.findings);
}

void Anonymizer::apply_rules(std::string_view text, Findings& findings) const {
  for (const CustomRule& rule : policy_.rules) {
    for (const MatchSpan& match : rule.pattern.find_all(text)) {
      if (match.end > match.begin)
        findings.push_back({match.begin, match.end, rule.type, 1.0, rule.name});
    }
  }
}

void Anonymizer::accept(Findings& findings, std::string_view text) const {
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.score < policy_.of(finding.type).min_score ||
           std::find(policy_.keep.begin(), policy_.keep.end(), slice(text, finding)) !=
               policy_.keep.end();
  });
  resolve_overlaps(findings);
}

bool Anonymizer::may_hold(const Passage& passage) const {
  return passage.place == Passage::Place::kTurn || passage.names_a_person ||
         !policy_.rules.empty() || !is_plain_word(passage.text);
}

void Anonymizer::scan_passage(Passage& passage, Work& work) const {
  find_anchors(cues_, passage.text, passage.expected, work.anchors);
  if (passage.place == Passage::Place::kTurn) work.has_han |= work.anchors.has_han;
  work.has_wide_digits |= work.anchors.has_wide_digits;
  recognize(work.anchors, passage.findings);
  if (!policy_.rules.empty()) apply_rules(passage.text, passage.findings);
  if (passage.names_a_person) {
    passage.findings.push_back({0, passage.text.size(), PiiType::kPerson, 0.97, "metadata"});
  }
  if (!passage.findings.empty()) accept(passage.findings, passage.text);
}

/// Agents ask, customers answer: what the last turn of an agent or bot asked for is expected in the
/// customer's turns up to the next one.
void Anonymizer::scan(const Record& record, Work& work) const {
  CueMask asked = 0;
  for (Passage& passage : work.passages.all) {
    const bool turn = passage.place == Passage::Place::kTurn;
    const Role role = turn ? record.turns()[passage.turn].role : Role::kNote;
    if (role == Role::kCustomer) passage.expected = asked;
    if (may_hold(passage)) scan_passage(passage, work);
    if (role != Role::kAgent && role != Role::kBot) continue;
    asked = asked_by(work.anchors);
  }
}

void Anonymizer::propagate(const Record& record, Work& work) const {
  for (const Passage& passage : work.passages.all) remember(passage, work.known);
  if (work.known.empty()) return;
  if (!work.has_wide_digits && !work.known.may_recur(record.raw())) return;
  collect_plain_names(record, policy_, cues_, work.passages);
  for (Passage& passage : work.passages.all) {
    const std::size_t before = passage.findings.size();
    find_anchors(cues_, passage.text, 0, work.anchors);
    work.known.find(work.anchors, passage.findings);
    drop_covered(passage.findings, before);
    if (passage.findings.size() > before) accept(passage.findings, passage.text);
  }
}

Outcome Anonymizer::operator()(Record& record, Notes& notes) const {
  Work work;
  collect_passages(record, policy_, cues_, work.passages);
  scan(record, work);
  if (has_findings(work.passages)) propagate(record, work);
  count(work.passages, notes);
  explain(work.passages, notes);
  if (options_.detect) {
    mark(record, work);
    return Outcome::kept();
  }
  for (const Passage& passage : work.passages.all) {
    for (const Finding& finding : passage.findings) {
      if (policy_.of(finding.type).action != Action::kDrop) continue;
      return Outcome::dropped("anonymize." + std::string(name_of(finding.type)));
    }
  }
  if (has_findings(work.passages)) replace(record, work, notes);
  return Outcome::kept();
}

/// --detect: spans in code points, rule and score; strings that are no turn are only counted.
void Anonymizer::mark(Record& record, const Work& work) const {
  std::string json;
  JsonWriter writer(json);
  writer.begin_array();
  bool any = false;
  for (const Passage& passage : work.passages.all) {
    if (passage.place != Passage::Place::kTurn) continue;
    CodePointCounter code_points(passage.text);
    for (const Finding& finding : passage.findings) {
      any = true;
      writer.begin_object().name("turn").number(static_cast<std::int64_t>(passage.turn));
      writer.name("start").number(static_cast<std::int64_t>(code_points.at(finding.begin)));
      writer.name("end").number(static_cast<std::int64_t>(code_points.at(finding.end)));
      writer.name("type").string(name_of(finding.type));
      writer.name("score").fixed(finding.score, 2);
      writer.name("rule").string(finding.rule).end_object();
    }
  }
  writer.end_array();
  if (any || record.find("pii") != nullptr) record.set_member("pii", std::move(json));
}

bool Anonymizer::writes_chinese(const Record& record, const Work& work) const {
  if (policy_.labels != LabelLanguage::kAuto) return policy_.labels == LabelLanguage::kZh;
  return record.lang().empty() ? work.has_han : record.lang().starts_with("zh");
}

std::string Anonymizer::replaced_text(const Passage& passage, Replacer& replacer,
                                      Notes& notes) const {
  std::string out;
  std::size_t at = 0;
  for (const Finding& finding : passage.findings) {
    const std::string_view value = slice(passage.text, finding);
    const std::string replacement = replacer.replacement(finding.type, value);
    notes.change(finding.rule, value, replacement);
    out.append(passage.text.substr(at, finding.begin - at)).append(replacement);
    at = finding.end;
  }
  return out.append(passage.text.substr(at));
}

void Anonymizer::replace(Record& record, const Work& work, Notes& notes) const {
  Replacer replacer(policy_, key_ ? &*key_ : nullptr, writes_chinese(record, work));
  for (const Passage& passage : work.passages.all) {
    for (const Finding& finding : passage.findings) {
      if (finding.type == PiiType::kPerson) replacer.announce_name(slice(passage.text, finding));
    }
  }
  bool texts_changed = false;
  for (const Passage& passage : work.passages.all) {
    if (passage.rule == MemberRule::kPseudonym) {
      replace_whole(record, passage, replacer, notes);
    } else if (passage.findings.empty()) {
      continue;
    } else if (passage.place == Passage::Place::kTurn) {
      record.set_text(passage.turn, replaced_text(passage, replacer, notes));
      texts_changed = true;
    } else {
      replace_member(record, passage, replacer, notes);
    }
  }
  const std::size_t stale = texts_changed ? drop_stale_spans(record) : 0;
  if (stale > 0) notes.count("pii/stale_spans", static_cast<std::int64_t>(stale));
}

void Anonymizer::replace_member(Record& record, const Passage& passage, Replacer& replacer,
                                Notes& notes) const {
  if (!passage.id_member.empty()) return replace_id(record, passage, notes);
  if (passage.in_spans) {
    // Spans of other tools that quote the text: the whole member goes, it could be edited twice.
    record.remove_member("pii");
    record.remove_member("entities");
    return notes.count("pii/quoting_spans_removed");
  }
  record.replace(passage.token, json_string(replaced_text(passage, replacer, notes)));
}

/// Members under `pseudonym`. Without a key there is no pseudonym that holds across records and cannot
/// be guessed: speakers are numbered within the record, and `customer` is removed rather than made
/// equal for everybody, which would throw all customers into one group.
void Anonymizer::replace_whole(Record& record, const Passage& passage, Replacer& replacer,
                               Notes& notes) const {
  if (key_) {
    const std::string pseudonym = "p_" + key_->hex("member", passage.text, kPseudonymDigits);
    notes.count("members/pseudonym");
    return record.replace(passage.token, json_string(pseudonym));
  }
  if (passage.is_customer) {
    notes.count("members/customer_removed");
    return record.remove_member("customer");
  }
  notes.count("members/numbered");
  record.replace(passage.token, json_string(replacer.numbered_member(passage.text)));
}

/// An id that holds personal data ("whatsapp:+86138...") must stay unique and the same in `id`,
/// `conversation` and the ids of pairs, so each value in it becomes a pseudonym. Without a key the
/// member is removed; later stages derive an id from the content.
void Anonymizer::replace_id(Record& record, const Passage& passage, Notes& notes) const {
  if (!key_) {
    notes.count("members/id_removed");
    return record.remove_member(passage.id_member);
  }
  std::string out;
  std::size_t at = 0;
  for (const Finding& finding : passage.findings) {
    out.append(passage.text.substr(at, finding.begin - at));
    out += "p_" + key_->hex("member", slice(passage.text, finding), kPseudonymDigits);
    at = finding.end;
  }
  out.append(passage.text.substr(at));
  notes.count("members/id_pseudonym");
  record.replace(passage.token, json_string(out));
}

}  // namespace deskmill
