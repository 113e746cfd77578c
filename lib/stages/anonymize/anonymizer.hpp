// The anonymize stage: finds personal data anywhere in a record and replaces or marks it.
//
//   1. passages.hpp     collects all strings of the record
//   2. recognizers/     look at each, knowing what the turn before asked for
//   3. known_values.hpp looks for everything found, and for names of the metadata, in all of them
//   4. replacer.hpp     writes what the policy wants instead
//
// The result is pseudonymised data, which is still personal data wherever somebody holds the key or
// can recognise a person from the rest (docs/anonymize.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "stages/anonymize/anchors.hpp"
#include "stages/anonymize/cues.hpp"
#include "stages/anonymize/finding.hpp"
#include "stages/anonymize/keyed_hash.hpp"
#include "stages/anonymize/options.hpp"
#include "stages/anonymize/passages.hpp"
#include "stages/anonymize/policy.hpp"
#include "stages/anonymize/replacer.hpp"

namespace deskmill {

/// Immutable; one object serves all threads.
class Anonymizer {
 public:
  /// Throws Error(kUsage) when the policy wants surrogates and there is no key.
  Anonymizer(const AnonymizeOptions& options, Policy policy, std::optional<KeyedHash> key);

  Outcome operator()(Record& record, Notes& notes) const;

  /// Findings of one text by itself, accepted ones only, in order: for audits and measurements.
  Findings find(std::string_view text, CueMask expected = 0) const;
  /// What a turn leads one to expect of the next one.
  CueMask expectation_after(std::string_view text) const;

 private:
  struct Work;

  void scan(const Record& record, Work& work) const;
  /// False when neither recognizers nor rules can find anything in the passage.
  bool may_hold(const Passage& passage) const;
  void scan_passage(Passage& passage, Work& work) const;
  void accept(Findings& findings, std::string_view text) const;
  void apply_rules(std::string_view text, Findings& findings) const;
  void propagate(const Record& record, Work& work) const;

  void mark(Record& record, const Work& work) const;
  void replace(Record& record, const Work& work, Notes& notes) const;
  void replace_member(Record& record, const Passage& passage, Replacer& replacer,
                      Notes& notes) const;
  void replace_whole(Record& record, const Passage& passage, Replacer& replacer,
                     Notes& notes) const;
  void replace_id(Record& record, const Passage& passage, Notes& notes) const;
  std::string replaced_text(const Passage& passage, Replacer& replacer, Notes& notes) const;
  bool writes_chinese(const Record& record, const Work& work) const;

  AnonymizeOptions options_;
  Policy policy_;
  std::optional<KeyedHash> key_;
  CueIndex cues_;
};

}  // namespace deskmill
