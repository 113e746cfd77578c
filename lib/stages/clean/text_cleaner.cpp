// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/text_cleaner.hpp"

#include <algorithm>

#include "markup/html.hpp"
#include "stages/clean/texts/escaped_breaks.hpp"
#include "stages/clean/texts/mojibake.hpp"
#include "stages/clean/texts/quoted_message.hpp"
#include "stages/clean/texts/stutter.hpp"

namespace deskmill {
namespace {

bool is_on(const std::vector<Rule>& rules, std::string_view name) {
  return std::any_of(rules.begin(), rules.end(), [name](const Rule& rule) {
    return rule.name == name && rule.enabled && rule.action == "builtin";
  });
}

/// Of the rules over one text: each undoes one layer of wrong decoding or escaping; texts with more
/// layers keep the rest.
constexpr int kMaxRounds = 8;

}  // namespace

TextCleaner::TextCleaner(const std::vector<Rule>& rules, const TextScan& scan)
    : scan_(scan),
      form_rules_{is_on(rules, "unicode.nfc"), is_on(rules, "unicode.control"),
                  is_on(rules, "unicode.zero_width"), is_on(rules, "unicode.spaces"),
                  is_on(rules, "unicode.line_breaks")},
      mail_rules_{is_on(rules, "mail.quoted"), is_on(rules, "mail.signature"),
                  is_on(rules, "mail.disclaimer"), is_on(rules, "mail.notice")},
      utf8_as_latin_(is_on(rules, "mojibake.utf8_as_latin")),
      utf8_as_gbk_(is_on(rules, "mojibake.utf8_as_gbk")),
      gbk_as_latin_(is_on(rules, "mojibake.gbk_as_latin")),
      lost_(is_on(rules, "mojibake.lost")),
      escapes_(is_on(rules, "escaped.breaks")),
      tags_(is_on(rules, "html.tags")),
      entities_(is_on(rules, "html.entities")),
      stutter_(is_on(rules, "repeat.stutter")),
      quoted_message_(is_on(rules, "reply.quoted")) {}

void TextCleaner::Work::replace(std::string next) {
  text = std::move(next);
  changed = is_stale = true;
}

void TextCleaner::Work::become(std::string_view rule, std::string next) {
  notes->change(rule, text, next);
  replace(std::move(next));
}

unsigned TextCleaner::triggers_of(Work& work) const {
  if (work.is_stale) work.found = scan_(work.text);
  work.is_stale = false;
  return work.found.triggers;
}

void TextCleaner::repair(unsigned triggers, Work& work) const {
  if (lost_ && !work.counted_lost && has_lost_bytes(work.text)) {
    work.notes->change("mojibake.lost", work.text, work.text);
    work.counted_lost = true;
  }
  if (gbk_as_latin_ && (triggers & kOddCharacter) != 0) {
    if (auto repaired = repair_gbk_read_as_latin(work.text)) {
      work.become("mojibake.gbk_as_latin", std::move(*repaired));
    }
  }
  if (utf8_as_latin_ && (triggers & kOddCharacter) != 0) {
    if (auto repaired = repair_utf8_read_as_latin(work.text)) {
      work.become("mojibake.utf8_as_latin", std::move(*repaired));
    }
  }
  if (utf8_as_gbk_ && (triggers & kSuspectHan) != 0) {
    if (auto repaired = repair_utf8_read_as_gbk(work.text)) {
      work.become("mojibake.utf8_as_gbk", std::move(*repaired));
    }
  }
}

void TextCleaner::markup(const TextContext& context, Work& work) const {
  if (escapes_) {
    if (auto next = with_real_breaks(work.text)) work.become("escaped.breaks", std::move(*next));
  }
  if (tags_ && has_html_tags(work.text)) {
    HtmlOptions options{.typed_text = true};
    options.drop_quoted = mail_rules_.quoted && context.mail == MailMode::kAlways;
    options.drop_signature = mail_rules_.signature && context.mail == MailMode::kAlways;
    std::string next = html_to_text(work.text, options);
    if (next != work.text) work.become("html.tags", std::move(next));
  }
  if (entities_ && has_entities(work.text)) {
    std::string next = decode_typed_entities(work.text);
    if (next != work.text) work.become("html.entities", std::move(next));
  }
}

void TextCleaner::form(unsigned triggers, Work& work) const {
  FormChanges changes;
  std::string next = triggers == kLayout ? fold_layout(work.text, form_rules_, changes)
                                         : apply_unicode_form(work.text, form_rules_, changes);
  if (next == work.text) return;
  const auto note = [&](bool changed, std::string_view rule) {
    if (changed) work.notes->change(rule, work.text, next);
  };
  note(changes.control, "unicode.control");
  note(changes.zero_width, "unicode.zero_width");
  note(changes.spaces, "unicode.spaces");
  note(changes.line_breaks, "unicode.line_breaks");
  note(changes.nfc, "unicode.nfc");
  work.replace(std::move(next));
}

bool TextCleaner::is_mail(std::string_view text, MailMode mode) const {
  if (mode == MailMode::kNever || text.find('\n') == text.npos) return false;
  return mode == MailMode::kAlways || mail_cutter_.looks_like_mail(text);
}

void TextCleaner::mail(const TextContext& context, Work& work) const {
  if (!mail_rules_.any()) return;
  if (!is_mail(work.text, context.mail)) return;
  MailRules removed;
  std::string next = mail_cutter_.cut(work.text, mail_rules_, removed);
  if (next == work.text || next.empty()) return;
  if (removed.quoted) work.notes->change("mail.quoted", work.text, next);
  if (removed.signature) work.notes->change("mail.signature", work.text, next);
  if (removed.disclaimer) work.notes->change("mail.disclaimer", work.text, next);
  if (removed.notice) work.notes->change("mail.notice", work.text, next);
  work.replace(std::move(next));
}

void TextCleaner::without_quoted_message(Work& work) const {
  const auto reply = below_quoted_message(work.text);
  if (reply) work.become("reply.quoted", std::string(*reply));
}

/// Applies every rule once; true when the text changed.
bool TextCleaner::round(Work& work, const TextContext& context) const {
  work.changed = false;
  const unsigned before = triggers_of(work);
  if ((before & (kOddCharacter | kSuspectHan)) != 0) repair(before, work);
  if ((before & kMarkup) != 0) markup(context, work);
  const unsigned shape = triggers_of(work) & (kLayout | kOddCharacter);
  if (shape != 0) form(shape, work);
  if (quoted_message_ && may_quote_message(work.text)) without_quoted_message(work);
  mail(context, work);
  if (stutter_ && context.is_call) {
    if (auto next = without_stutter(work.text)) work.become("repeat.stutter", std::move(*next));
  }
  return work.changed;
}

bool TextCleaner::change(std::string_view text, ScanResult& found, const TextContext& context,
                         std::string& out, Notes& notes) const {
  Work work{.text = std::string(text), .found = found, .notes = &notes};
  for (int rounds = 0; rounds < kMaxRounds && round(work, context); ++rounds) {
  }
  if (work.text == text) return false;
  triggers_of(work);
  found = work.found;
  out = std::move(work.text);
  return true;
}

}  // namespace deskmill
