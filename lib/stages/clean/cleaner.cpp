// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/cleaner.hpp"

#include <algorithm>

#include "json/stale_spans.hpp"
#include "stages/clean/texts/blank_text.hpp"
#include "stages/clean/texts/emoticons.hpp"
#include "stages/clean/texts/initials.hpp"

namespace deskmill {
namespace {

MailMode mail_mode_named(std::string_view mode) {
  return mode == "never"    ? MailMode::kNever
         : mode == "always" ? MailMode::kAlways
                            : MailMode::kAuto;
}

TextContext context_of(const Record& record, MailMode mail) {
  const std::string_view channel = record.channel();
  const bool is_mail = channel == "email" || channel == "ticket";
  if (mail == MailMode::kAuto && is_mail) mail = MailMode::kAlways;
  return {mail, channel == "call"};
}

}  // namespace

Cleaner::Cleaner(const CleanOptions& options, std::vector<Rule> rules)
    : mail_(mail_mode_named(options.mail)), text_cleaner_(rules, scan_) {
  for (const Rule& rule : rules) {
    if (!rule.enabled) continue;
    if (rule.action != "builtin") {
      turn_rules_.add(rule, scan_);
      continue;
    }
    repeats_ = repeats_ || rule.name == "repeat.turn";
    recall_targets_ = recall_targets_ || rule.name == "recall.target";
    empty_turns_ = empty_turns_ || rule.name == "empty.turn";
    emoticons_ = emoticons_ || rule.name == "media.emoticons";
    initials_ = initials_ || rule.name == "agent.initials";
  }
}

bool Cleaner::stays(const Turn& turn, const ScanResult& found, const TextContext& context) const {
  if (turn_rules_.any_for(found.rules) || text_cleaner_.may_change(found, context)) return false;
  return !(initials_ && may_end_in_initials(turn.text)) && begins_visibly(turn.text) &&
         !may_be_emoticons(turn.text);
}

void Cleaner::decide(const Turn& turn, ScanResult found, const TextContext& context,
                     Decision& decision, Notes& notes) const {
  decision.changed = text_cleaner_.clean(turn.text, found, context, decision.text, notes);
  std::string_view text = decision.text_of(turn);
  std::string edited;
  if (turn_rules_.any_for(found.rules)) {
    const std::string_view before = text;
    decision.removed = !turn_rules_.apply(found.rules, turn, text, edited, notes);
    if (!decision.removed && text != before) {
      std::string again;
      found = scan_(edited);
      const bool changed = text_cleaner_.clean(edited, found, context, again, notes);
      decision.text = changed ? std::move(again) : std::move(edited);
      decision.changed = true;
      text = decision.text;
    }
  }
  if (initials_ && may_end_in_initials(text) && !decision.removed &&
      (turn.role == Role::kAgent || turn.role == Role::kBot)) {
    take_initials(turn, decision, notes);
    text = decision.text_of(turn);
  }
  decision.removed = decision.removed || is_idle(turn, text, notes);
}

void Cleaner::take_initials(const Turn& turn, Decision& decision, Notes& notes) const {
  for (;;) {
    const std::string_view text = decision.text_of(turn);
    const Initials found = initials_of(text);
    if (found.said == text.size()) return;
    std::string next(text.substr(0, found.said));
    if (!found.part.empty()) next.append(" ").append(found.part);
    notes.change("agent.initials", text, next);
    decision.text = std::move(next);
    decision.changed = true;
  }
}

bool Cleaner::is_idle(const Turn& turn, std::string_view text, Notes& notes) const {
  const bool empty = empty_turns_ && is_blank_text(text);
  if (!empty && !(emoticons_ && may_be_emoticons(text) && is_only_emoticons(text))) return false;
  notes.change(empty ? "empty.turn" : "media.emoticons", turn.text, "");
  return true;
}

void Cleaner::Decisions::clear() {
  edits.clear();
  kept = 0;
  last_kept = last_change = kNone;
  lost_fixed = false;
}

void Cleaner::Decisions::keep(std::size_t turn) {
  ++kept;
  last_kept = turn;
  last_change = kNone;
}

void Cleaner::Decisions::add(const Turn& turn, Decision&& decision) {
  if (decision.removed) {
    lost_fixed = lost_fixed || turn.fixed;
  } else {
    keep(decision.turn);
    if (decision.changed) last_change = edits.size();
  }
  if (decision.removed || decision.changed) edits.push_back(std::move(decision));
}

std::string_view Cleaner::Decisions::last_text(const Record& record) const {
  return last_change != kNone ? edits[last_change].text : record.turns()[last_kept].text;
}

bool Cleaner::is_repeat(const Record& record, const Turn& turn, std::string_view text,
                        const Decisions& before) const {
  if (!repeats_ || before.last_kept == Decisions::kNone) return false;
  const Turn& last = record.turns()[before.last_kept];
  if (turn.fixed || turn.role != last.role || turn.speaker != last.speaker) return false;
  if (text != before.last_text(record)) return false;
  // "1" and "12" twice are two answers to a menu, not one said twice.
  const bool is_number = text.find_first_not_of("0123456789 ") == text.npos;
  return !is_number;
}

void Cleaner::apply(const std::vector<Decision>& decisions, Record& record, Notes& notes) {
  for (const Decision& decision : decisions) {
    if (decision.removed) {
      record.remove_turn(decision.turn);
      notes.count("turns/removed");
    } else {
      record.set_text(decision.turn, decision.text);
      notes.count("turns/edited");
    }
  }
  if (const std::size_t spans = drop_stale_spans(record); spans > 0) {
    notes.count("spans/removed", static_cast<std::int64_t>(spans));
  }
}

void Cleaner::consider(const Record& record, std::size_t index, const TextContext& context,
                       Notes& notes, Memory& memory) const {
  Decisions& before = memory.decisions_;
  const Turn& turn = record.turns()[index];
  const bool is_recalled = recall_targets_ && memory.recall_marks_.is_recalled(record, turn);
  const ScanResult found = scan_(turn.text);
  if (!is_recalled && stays(turn, found, context) && !is_repeat(record, turn, turn.text, before)) {
    before.keep(index);
    return;
  }
  Decision decision{index, is_recalled, false, {}};
  if (is_recalled) {
    notes.change("recall.target", turn.text, "");
  } else {
    decide(turn, found, context, decision, notes);
  }
  if (!decision.removed && is_repeat(record, turn, decision.text_of(turn), before)) {
    notes.change("repeat.turn", decision.text_of(turn), "");
    decision.removed = true;
  }
  before.add(turn, std::move(decision));
}

Outcome Cleaner::operator()(Record& record, Notes& notes, Memory& memory) const {
  const TextContext context = context_of(record, mail_);
  Decisions& decisions = memory.decisions_;
  decisions.clear();
  for (std::size_t i = 0; i < record.turns().size(); ++i) {
    consider(record, i, context, notes, memory);
  }
  if (decisions.kept == 0 || decisions.lost_fixed) {
    notes.explain("clean.empty", "a rule removed the last turn, or the question, answer or text");
    return Outcome::dropped("clean.empty");
  }
  if (!decisions.edits.empty()) apply(decisions.edits, record, notes);
  return Outcome::kept();
}

}  // namespace deskmill
