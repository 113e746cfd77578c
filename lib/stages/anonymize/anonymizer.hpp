// The anonymize stage: finds personal data anywhere in a record and replaces or marks it.
//
//   1. passages/     collects all strings of the record
//   2. recognizers/  look at the anchors of each (scan/), knowing what the turn before asked for
//   3. values/       looks for everything found, and for names of the metadata, in all of them
//   4. replace/      writes what the policy wants instead
//
// A folder includes only those above it (tests/house):
//   bytes/        tests, sets and searches of characters; nothing of what they mean
//   policy/       the kinds of personal data, what a finding is, what shall become of it
//   names/        lists of names and of words that only look like one, where names begin and end
//   numbers/      how numbers and dates are written or dictated, and which belong to no person
//   scan/         one pass over a text: digit runs, signs and cues; what a turn asks for
//   recognizers/  findings among the anchors of a text, by kind (recognizers/table.hpp)
//   values/       what is one value in other spellings, and where it stands again
//   replace/      what stands in its place: labels, masks, surrogates, pseudonyms
//   passages/     which strings of a record are read, and what their members' names tell
//
// The result is pseudonymised data, which is still personal data wherever somebody holds the key or
// can recognise a person from the rest (docs/anonymize.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "stages/anonymize/options.hpp"
#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/policy/policy.hpp"
#include "stages/anonymize/replace/keyed_hash.hpp"
#include "stages/anonymize/scan/cues.hpp"
#include "stages/anonymize/text_scanner.hpp"

namespace deskmill {

/// Immutable; one object serves all threads, each through a worker of its own.
class Anonymizer {
 public:
  using Worker = std::function<Outcome(Record&, Notes&)>;

  /// Throws Error(kUsage) when the policy wants surrogates and there is no key.
  Anonymizer(const AnonymizeOptions& options, Policy policy, std::optional<KeyedHash> key);
  Anonymizer(const Anonymizer&) = delete;
  Anonymizer& operator=(const Anonymizer&) = delete;

  /// For one thread; keeps its buffers from record to record. The Anonymizer must outlive it.
  Worker new_worker() const;
  /// The same for a single record.
  Outcome operator()(Record& record, Notes& notes) const;

  /// Findings of one text by itself, accepted ones only, in order: for audits and measurements.
  Findings find(std::string_view text, CueMask expected = 0) const;
  /// What a turn leads one to expect of the next one.
  CueMask expectation_after(std::string_view text) const;

 private:
  AnonymizeOptions options_;
  Policy policy_;
  std::optional<KeyedHash> key_;
  TextScanner scanner_;
};

}  // namespace deskmill
