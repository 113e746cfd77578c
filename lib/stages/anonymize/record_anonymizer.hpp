// One record after the other on its way through the stage: what one worker needs, buffers kept.
//
// Turns are scanned in their order, for a question says what its answer may be. What is found
// anywhere counts everywhere, so only when all was scanned is it looked for again and replaced.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "stages/anonymize/options.hpp"
#include "stages/anonymize/passages/member_paths.hpp"
#include "stages/anonymize/passages/passage_collector.hpp"
#include "stages/anonymize/passages/passages.hpp"
#include "stages/anonymize/passages/quiet_strings.hpp"
#include "stages/anonymize/policy/policy.hpp"
#include "stages/anonymize/record_rewriter.hpp"
#include "stages/anonymize/replace/keyed_hash.hpp"
#include "stages/anonymize/scan/anchors.hpp"
#include "stages/anonymize/text_scanner.hpp"
#include "stages/anonymize/values/known_values.hpp"

namespace deskmill {

class RecordAnonymizer {
 public:
  /// All must outlive the object; `key` may be null.
  RecordAnonymizer(const AnonymizeOptions& options, const Policy& policy,
                   const TextScanner& scanner, const KeyedHash* key);
  RecordAnonymizer(const RecordAnonymizer&) = delete;
  RecordAnonymizer& operator=(const RecordAnonymizer&) = delete;

  Outcome operator()(Record& record, Notes& notes);

 private:
  bool finds_in_name(std::string_view name);
  void scan_turns(const Record& record);
  void scan_turn(const Turn& turn, std::size_t index, CueMask expected, std::string_view raw);
  void scan_others(const Record& record);
  void scan_other(Passage& passage, std::string_view raw);
  void scan_text(std::string_view text, CueMask expected, std::string_view raw, Findings& findings);
  void remember_if_quiet(std::string_view text, CueMask expected);
  bool may_recur(const Record& record) const;
  void find_known(Passage& passage, std::string_view raw);
  void propagate(const Record& record);
  void count(Notes& notes);
  /// The first finding whose type drops the record, or null.
  const Finding* dropping() const;

  void mark(Record& record) const;
  bool writes_chinese(const Record& record) const;

  const AnonymizeOptions& options_;
  const Policy& policy_;
  const TextScanner& scanner_;
  MemberPaths paths_;
  QuietStrings quiet_;
  PassageCollector collector_;
  /// "pii/phone" and "pii/phone.members" by type.
  std::array<std::array<Count, 2>, kPiiTypes.size()> counters_;
  const bool can_drop_;

  // Of the record at hand.
  Passages passages_;
  Anchors anchors_;
  Anchors folded_anchors_;  ///< of a text with full-width letters, as ASCII
  Findings findings_;       ///< of a turn
  bool looked_ = false;     ///< something had to look at the text scanned last
  KnownValues known_;
  RecordRewriter rewriter_;
  bool found_ = false;               ///< something to replace
  bool has_han_ = false;             ///< in a turn
  bool is_spelt_otherwise_ = false;  ///< full-width digits or letters, anywhere
};

}  // namespace deskmill
