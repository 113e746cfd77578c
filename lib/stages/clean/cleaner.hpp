// The clean stage: texts in one shape, wrong charsets undone, markup to text, mails to what was
// written in them, turns that say nothing removed.
//
// Two kinds of rules work on a record. Rules on a text (mojibake.*, html.*, unicode.*, mail.*)
// rewrite it until nothing more is found, so cleaning twice changes nothing. Rules on a turn
// (system.*, media.*, auto_reply, repeat.*, empty.turn) remove it. One scan per text decides that
// there is nothing to do, which is the usual case. All decisions of a record are taken before the
// first edit, so a record that would be left empty is dropped as it came.
//
// A folder includes only those above it (tests/house):
//   scan/   what a text needs, found in one pass over its bytes
//   texts/  what rewrites or judges one text by itself
//   mail/   what in a mail is not of its writer
//   rules/  the tables of built-in rules
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "rules/rule_table.hpp"
#include "stages/clean/options.hpp"
#include "stages/clean/recall_marks.hpp"
#include "stages/clean/scan/text_scan.hpp"
#include "stages/clean/text_cleaner.hpp"
#include "stages/clean/turn_rules.hpp"

namespace deskmill {

/// Immutable after construction, so one Cleaner serves all threads; what a thread keeps from record
/// to record is its Memory.
class Cleaner {
 public:
  class Memory;

  /// `rules` as clean_rules() gives them (rule_choice.hpp). Throws Error(kUsage).
  Cleaner(const CleanOptions& options, std::vector<Rule> rules);

  /// Edits the record. Dropped as "clean.empty" when nothing would be left: no turn of a
  /// conversation, or no question, answer or text.
  Outcome operator()(Record& record, Notes& notes, Memory& memory) const;

 private:
  Cleaner(const Cleaner&) = delete;  // the text cleaner refers to the scan
  Cleaner& operator=(const Cleaner&) = delete;

  /// What becomes of a turn.
  struct Decision {
    std::size_t turn = 0;
    bool removed = false, changed = false;
    std::string text;  ///< the new one, when changed

    std::string_view text_of(const Turn& read) const { return changed ? text : read.text; }
  };
  /// What was decided so far about the turns of one record.
  struct Decisions {
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    void clear();
    void keep(std::size_t turn);  ///< as it is
    void add(const Turn& turn, Decision&& decision);
    /// The text that the turn kept last will have. Valid until the next add().
    std::string_view last_text(const Record& record) const;

    std::vector<Decision> edits;  ///< turns that are removed or changed, in their order
    std::size_t kept = 0;
    std::size_t last_kept = kNone;    ///< turn
    std::size_t last_change = kNone;  ///< index in `edits`, when the turn kept last is changed
    bool lost_fixed = false;          ///< a question, answer or text is removed
  };

  /// True when nothing is left of the turn's text but blanks or emoticons.
  bool is_idle(const Turn& turn, std::string_view text, Notes& notes) const;
  /// Whether no rule has to look at the turn, as is so for most.
  bool stays(const Turn& turn, const ScanResult& found, const TextContext& context) const;
  /// What the rules on a text and those on a turn make of one of which the scan `found` so much.
  void decide(const Turn& turn, ScanResult found, const TextContext& context, Decision& decision,
              Notes& notes) const;
  /// Adds to the memory's decisions what becomes of the turn at `index`.
  void consider(const Record& record, std::size_t index, const TextContext& context, Notes& notes,
                Memory& memory) const;
  /// Takes the initials of an agent off the end of the text.
  void take_initials(const Turn& turn, Decision& decision, Notes& notes) const;
  /// True for a turn that says what the same person has just said, by the `text` it will have.
  bool is_repeat(const Record& record, const Turn& turn, std::string_view text,
                 const Decisions& before) const;
  static void apply(const std::vector<Decision>& decisions, Record& record, Notes& notes);

  MailMode mail_;
  TextScan scan_;
  TextCleaner text_cleaner_;
  TurnRules turn_rules_;
  bool repeats_ = false, recall_targets_ = false, empty_turns_ = false, emoticons_ = false,
       initials_ = false;
};

class Cleaner::Memory {
 private:
  friend class Cleaner;

  Decisions decisions_;  ///< of one record; only its memory is kept
  RecallMarks recall_marks_;
};

}  // namespace deskmill
