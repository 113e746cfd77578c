// What a stage reports beside its records: counts, samples of changes (--trace), explanations
// (--explain).
//
// One Notes belongs to one batch and one thread; the drivers merge them in input order, so the
// counts and the samples are the same for every --jobs. `change` costs one counter unless --trace
// or --explain asked for more.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/tally.hpp"

namespace deskmill {

/// One before/after sample of a rule, or one line of an explanation.
struct TraceSample {
  std::string record;  ///< id of the record
  std::string rule;
  std::string before;  ///< text before; empty for a plain explanation
  std::string after;   ///< text after, or the explanation
  bool explain = false;
};

class Notes {
 public:
  Notes() = default;
  /// `samples_per_rule` from --trace; `explain` the ids from --explain (must outlive the Notes).
  Notes(std::size_t samples_per_rule, const std::vector<std::string>* explain)
      : samples_per_rule_(samples_per_rule), explain_ids_(explain) {}

  void count(std::string_view name, std::int64_t amount = 1) { tally.add(name, amount); }
  void count(Count& count, std::int64_t amount = 1) { tally.add(count, amount); }

  /// Called by the driver before each record, so that samples carry its id.
  void begin_record(std::string_view id);

  /// A rule changed a text: counts "rules/RULE" and keeps a sample when asked to.
  void change(std::string_view rule, std::string_view before, std::string_view after);
  /// The same of personal data, which only --trace shows: explanations go to logs.
  void change_in_private(std::string_view rule, std::string_view before, std::string_view after);

  /// Why this record ended as it did; kept only for records named by --explain.
  void explain(std::string_view rule, std::string_view text);

  /// A sample of what a rule did where nothing is counted as a change.
  void sample(std::string_view rule, std::string_view before, std::string_view after);

  /// True when --trace or --explain asked for anything at all.
  bool tracing() const { return samples_per_rule_ > 0 || explain_ids_ != nullptr; }
  /// True when this record's changes and explanations are wanted; build costly strings only then.
  bool explaining() const { return explaining_; }

  Tally tally;
  std::vector<TraceSample> samples;

 private:
  void count_change(std::string_view rule);
  void sample_for_trace(std::string_view rule, std::string_view before, std::string_view after);

  std::size_t samples_per_rule_ = 0;
  const std::vector<std::string>* explain_ids_ = nullptr;
  bool explaining_ = false;
  std::string record_id_;
  std::string counter_;  ///< "rules/RULE"; a member so that its memory is reused
  std::map<std::string, std::size_t, std::less<>> samples_of_;
};

}  // namespace deskmill
