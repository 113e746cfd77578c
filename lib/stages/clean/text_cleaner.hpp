// The rules of clean that rewrite one text: charset damage, markup, Unicode form, mail parts,
// stutter.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/notes.hpp"
#include "rules/rule_table.hpp"
#include "stages/clean/mail/mail.hpp"
#include "stages/clean/scan/text_scan.hpp"
#include "stages/clean/texts/unicode_form.hpp"

namespace deskmill {

enum class MailMode { kNever, kAuto, kAlways };

/// What is known about the record that a text belongs to.
struct TextContext {
  MailMode mail = MailMode::kAuto;
  bool is_call = false;  ///< a transcript: stutter is repaired
};

class TextCleaner {
 public:
  /// Takes its switches from the `builtin` rules among `rules`; one that is missing is off.
  /// `scan` must outlive it.
  TextCleaner(const std::vector<Rule>& rules, const TextScan& scan);

  /// Whether any rule has to look at the text: none for most texts.
  bool may_change(const ScanResult& found, const TextContext& context) const {
    const bool may_be_mail =
        (quoted_message_ || context.mail != MailMode::kNever) && (found.triggers & kLineBreak) != 0;
    return (found.triggers & ~unsigned{kLineBreak}) != 0 || may_be_mail ||
           (stutter_ && context.is_call);
  }
  /// True when the text changes; `out` is the new text then, and `found` what `scan` finds in it.
  /// `text` must be valid UTF-8, `found` what `scan` finds there.
  bool clean(std::string_view text, ScanResult& found, const TextContext& context, std::string& out,
             Notes& notes) const {
    return may_change(found, context) && change(text, found, context, out, notes);
  }

 private:
  /// A text on its way through the rules.
  struct Work {
    std::string text;
    ScanResult found;
    bool changed = false;   ///< in this round
    bool is_stale = false;  ///< `found` is of an earlier text
    bool counted_lost = false;
    Notes* notes = nullptr;
    void replace(std::string next);
    void become(std::string_view rule, std::string next);
  };

  bool change(std::string_view text, ScanResult& found, const TextContext& context,
              std::string& out, Notes& notes) const;
  bool round(Work& work, const TextContext& context) const;
  /// What the scan finds in the text now.
  unsigned triggers_of(Work& work) const;
  void repair(unsigned triggers, Work& work) const;
  void markup(const TextContext& context, Work& work) const;
  void form(unsigned triggers, Work& work) const;
  void mail(const TextContext& context, Work& work) const;
  void without_quoted_message(Work& work) const;
  bool is_mail(std::string_view text, MailMode mode) const;

  const TextScan& scan_;
  FormRules form_rules_;
  MailRules mail_rules_;
  MailCutter mail_cutter_;
  bool utf8_as_latin_, utf8_as_gbk_, gbk_as_latin_, lost_, escapes_, tags_, entities_, stutter_,
      quoted_message_;
};

}  // namespace deskmill
