// The law of conservation, read from a stats file or a manifest alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "json/document.hpp"
#include "stages/check/findings.hpp"

namespace deskmill {

/// The counts of one run, or of several added up. Missing ones are 0.
struct RunCounts {
  std::string stage;
  std::int64_t in = 0, kept = 0, merged = 0, dropped = 0, rejected = 0, out = 0;
  std::string sum_in, sum_out;  ///< content sums; "" when there is none
  /// All counts beside `records`: "dropped_by/clean.empty". They add up over shards, too.
  std::map<std::string, std::int64_t> others;
};

/// `document` is a valid stats file or manifest.
RunCounts counts_of(JsonValue document);

/// Adds another shard of the same step. A content sum is known as long as every shard has one.
void add_shard(RunCounts& total, const RunCounts& shard);

/// in = kept + merged + dropped + rejected, every loss has a reason, and content sums count the
/// same records, as do the lines of inputs that are read line by line. Stats files have the counts
/// by reason at their top, manifests under "counts".
void check_law(JsonValue document, std::string_view file, Findings& findings);

}  // namespace deskmill
