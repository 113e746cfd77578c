// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/record_anonymizer.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "json/writer.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/explain.hpp"
#include "stages/anonymize/names/addressed_names.hpp"
#include "stages/anonymize/numbers/other_digits.hpp"
#include "stages/anonymize/scan/questions.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// A name of this score or less, of a person or account, may be a word of the sentence: masked
/// there, but not everywhere.
constexpr double kWeakName = 0.6;

/// Everything accepted so far, names of the metadata among it, and ids that the
/// record itself tells.
void remember(const Passage& passage, KnownValues& known) {
  if (passage.rule == MemberRule::kPseudonym && !passage.names_a_person) known.add_id(passage.text);
  for (const Finding& finding : passage.findings) {
    const bool name = finding.type == PiiType::kPerson || finding.type == PiiType::kAccount;
    if (name && finding.score <= kWeakName) continue;
    known.add(finding.type, slice(passage.text, finding));
  }
}

/// What a recognizer found keeps its rule and score: removes findings from `first_new` on that lie
/// within an older one. The older ones were accepted, so they are sorted and apart.
void drop_covered(Findings& findings, std::size_t first_new) {
  const auto first = findings.begin();
  const auto last_old = first + static_cast<std::ptrdiff_t>(first_new);
  const auto is_covered = [&](const Finding& finding) {
    const auto behind =
        std::upper_bound(first, last_old, finding.begin,
                         [](std::size_t begin, const Finding& old) { return begin < old.begin; });
    return behind != first && finding.end <= std::prev(behind)->end;
  };
  Findings kept(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(first_new));
  for (std::size_t i = first_new; i < findings.size(); ++i) {
    if (!is_covered(findings[i])) kept.push_back(findings[i]);
  }
  findings = std::move(kept);
}

/// What `find` finds in the text with full-width characters and other digits as ASCII, at its
/// places in the text.
template <typename Find>
void add_folded(std::string_view text, Findings& findings, Find find) {
  const FoldedText folding(text);
  Findings folded;
  find(folding.text(), folded);
  for (Finding& finding : folded) {
    finding.begin = folding.to_original(finding.begin);
    finding.end = folding.to_original(finding.end);
    findings.push_back(finding);
  }
}

/// Values may hide in full-width characters and other digits, of which strings that are not scanned
/// have none.
bool is_spelt_otherwise(const Anchors& anchors) {
  return anchors.has_wide_digits || anchors.needs_folding;
}

/// Most texts have no byte that a Han character begins with, which is seen without a branch.
bool has_han(std::string_view text) {
  const auto may_begin_han = [](char c) { return static_cast<unsigned char>(c - '\xE4') < 6; };
  bool may_have = false;
  for (const char c : text) may_have |= may_begin_han(c);
  if (!may_have) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (may_begin_han(text[at]) && is_han_at(text, at)) return true;
  }
  return false;
}

/// So many bytes of the line stand behind `text`; none when it was decoded to a place of its own.
std::size_t bytes_behind(std::string_view text, std::string_view raw) {
  const auto offset =
      reinterpret_cast<std::uintptr_t>(text.data()) - reinterpret_cast<std::uintptr_t>(raw.data());
  return offset < raw.size() ? raw.size() - offset - text.size() : 0;
}

}  // namespace

RecordAnonymizer::RecordAnonymizer(const AnonymizeOptions& options, const Policy& policy,
                                   const TextScanner& scanner, const KeyedHash* key)
    : options_(options),
      policy_(policy),
      scanner_(scanner),
      paths_(policy, scanner.cues(), [this](std::string_view name) { return finds_in_name(name); }),
      quiet_(policy.rules.empty() ? QuietStrings::Digits::kSame : QuietStrings::Digits::kApart),
      collector_(policy, paths_, quiet_),
      can_drop_(policy.uses(Action::kDrop)),
      rewriter_(policy, key) {
  for (const PiiTypeRow& row : kPiiTypes) {
    auto& names = counters_[static_cast<std::size_t>(row.type)];
    names[0].name = "pii/" + std::string(row.name);
    names[1].name = names[0].name + ".members";
  }
}

bool RecordAnonymizer::finds_in_name(std::string_view name) {
  Anchors anchors;
  Findings findings;
  scanner_.scan(name, 0, anchors, findings);
  return !findings.empty() || is_spelt_otherwise(anchors);
}

Outcome RecordAnonymizer::operator()(Record& record, Notes& notes) {
  passages_.clear();
  found_ = has_han_ = is_spelt_otherwise_ = false;
  scan_turns(record);
  collector_.collect(record, Collect::kTelling, passages_);
  scan_others(record);
  if (found_) propagate(record);
  count(notes);
  if (notes.explaining()) {
    explain_findings(
        record, passages_.all(), [this](std::string_view name) { return finds_in_name(name); },
        notes);
  }
  if (options_.detect) {
    mark(record);
    return Outcome::kept();
  }
  if (const Finding* finding = dropping()) {
    return Outcome::dropped("anonymize." + std::string(name_of(finding->type)));
  }
  if (found_) rewriter_.rewrite(record, passages_.all(), writes_chinese(record), notes);
  return Outcome::kept();
}

/// In English agents call people by their names, behind a comma or before one; in German, where
/// things have capitals too, nothing would tell them from these.
void RecordAnonymizer::scan_turns(const Record& record) {
  const bool looks_for_han = policy_.labels == LabelLanguage::kAuto && record.lang().empty();
  const bool english = record.lang().empty() || record.lang().starts_with("en");
  OpenQuestions questions;
  for (std::size_t i = 0; i < record.turns().size(); ++i) {
    const Turn& turn = record.turns()[i];
    const bool answers = turn.role == Role::kAgent || turn.role == Role::kBot;
    const bool addresses = answers && english && addresses_somebody(turn.text);
    const CueMask expected = turn.role == Role::kCustomer ? questions.asked()
                             : addresses                  ? mask_of(Cue::kAddressedEn)
                                                          : 0;
    const bool quiet = quiet_.contains(turn.text, expected);
    if (!quiet) scan_turn(turn, i, expected, record.raw());
    if (looks_for_han && !has_han_ && (quiet || anchors_.has_wide)) has_han_ = has_han(turn.text);
    if (answers) questions.add(quiet ? 0 : asked_by(anchors_));
    if (turn.role == Role::kCustomer) questions.answer();
  }
}

/// Only a turn in which something was found becomes a passage.
void RecordAnonymizer::scan_turn(const Turn& turn, std::size_t index, CueMask expected,
                                 std::string_view raw) {
  findings_.clear();
  scan_text(turn.text, expected, raw, findings_);
  if (findings_.empty()) return remember_if_quiet(turn.text, expected);
  scanner_.accept(turn.text, findings_);
  if (findings_.empty()) return;
  collector_.add_turn(turn, index, passages_).findings.swap(findings_);
  found_ = true;
}

void RecordAnonymizer::scan_others(const Record& record) {
  for (Passage& passage : passages_.all()) {
    if (passage.is_turn()) continue;
    scan_other(passage, record.raw());
    if (passage.names_a_person) {
      passage.findings.push_back({0, passage.text.size(), PiiType::kPerson, 0.97, "metadata"});
    }
    if (!passage.findings.empty()) scanner_.accept(passage.text, passage.findings);
    found_ |= !passage.findings.empty() || passage.rule == MemberRule::kPseudonym;
  }
}

/// What the name of a member says is not asked for among the quiet strings.
void RecordAnonymizer::scan_other(Passage& passage, std::string_view raw) {
  const bool may_repeat = passage.place == Passage::Place::kString && passage.expected == 0;
  if (may_repeat && quiet_.contains(passage.text)) return;
  scan_text(passage.text, passage.expected, raw, passage.findings);
  if (may_repeat && passage.findings.empty()) remember_if_quiet(passage.text, 0);
}

void RecordAnonymizer::scan_text(std::string_view text, CueMask expected, std::string_view raw,
                                 Findings& findings) {
  looked_ = scanner_.scan(text, expected, anchors_, findings, bytes_behind(text, raw));
  is_spelt_otherwise_ |= is_spelt_otherwise(anchors_);
  if (!is_spelt_otherwise(anchors_)) return;
  add_folded(text, findings, [&](std::string_view folded, Findings& found) {
    scanner_.scan(folded, expected, folded_anchors_, found);
  });
}

/// A text in which nothing was found, as far as the quiet strings can tell it from others.
void RecordAnonymizer::remember_if_quiet(std::string_view text, CueMask expected) {
  if (!QuietStrings::are_short(text) || is_spelt_otherwise(anchors_)) return;
  const bool digits_matter = looked_ && !anchors_.runs.empty() && policy_.rules.empty();
  if (!digits_matter && asked_by(anchors_) == 0) quiet_.add(text, expected);
}

/// Whether a value may stand in the record where it was not found yet: escapes hide values.
bool RecordAnonymizer::may_recur(const Record& record) const {
  const bool hides = record.has_escapes() && record.raw().find("\\u") != std::string_view::npos;
  return hides || known_.may_recur(record.raw());
}

/// Looks in the passage for what is known from all of them.
void RecordAnonymizer::find_known(Passage& passage, std::string_view raw) {
  const std::size_t before = passage.findings.size();
  find_anchors(scanner_.cues(), passage.text, 0, anchors_, bytes_behind(passage.text, raw));
  known_.find(anchors_, passage.findings);
  if (anchors_.needs_folding) {
    add_folded(passage.text, passage.findings, [&](std::string_view folded, Findings& found) {
      find_anchors(scanner_.cues(), folded, 0, folded_anchors_);
      known_.find(folded_anchors_, found);
    });
  }
  if (passage.findings.size() == before) return;
  drop_covered(passage.findings, before);
  if (passage.findings.size() > before) scanner_.accept(passage.text, passage.findings);
}

void RecordAnonymizer::propagate(const Record& record) {
  known_.clear();
  for (const Passage& passage : passages_.all()) remember(passage, known_);
  if (known_.empty()) return;
  known_.finish();
  if (!is_spelt_otherwise_ && !may_recur(record)) return;
  collector_.collect(record, Collect::kOthers, passages_);
  passages_.sort();
  for (Passage& passage : passages_.all()) find_known(passage, record.raw());
}

void RecordAnonymizer::count(Notes& notes) {
  for (const Passage& passage : passages_.all()) {
    for (const Finding& finding : passage.findings) {
      notes.count(counters_[static_cast<std::size_t>(finding.type)][passage.is_turn() ? 0 : 1]);
    }
  }
}

const Finding* RecordAnonymizer::dropping() const {
  if (!can_drop_) return nullptr;
  for (const Passage& passage : passages_.all()) {
    for (const Finding& finding : passage.findings) {
      if (policy_.of(finding.type).action == Action::kDrop) return &finding;
    }
  }
  return nullptr;
}

/// --detect: spans in code points, rule and score; strings that are no turn are only counted.
void RecordAnonymizer::mark(Record& record) const {
  std::string json;
  JsonWriter writer(json);
  writer.begin_array();
  bool any = false;
  for (const Passage& passage : passages_.all()) {
    if (!passage.is_turn()) continue;
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

bool RecordAnonymizer::writes_chinese(const Record& record) const {
  if (policy_.labels != LabelLanguage::kAuto) return policy_.labels == LabelLanguage::kZh;
  return record.lang().empty() ? has_han_ : record.lang().starts_with("zh");
}

}  // namespace deskmill
