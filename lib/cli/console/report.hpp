// The end of a run on standard error: what went wrong and where, counts, and the one line that
// closes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/console/messages.hpp"
#include "core/error.hpp"
#include "core/tally.hpp"
#include "run/run_summary.hpp"

namespace deskmill {

/// "1000 in, 970 kept, 25 dropped (too_short 20, boilerplate 5), 5 rejected (json.parse 5)".
/// What is zero is left out, except `in` and `kept`; `out` is named where it differs from `kept`.
std::string summary_line(const Tally& tally);

/// "tickets.jsonl:1159: json.parse: DETAIL" for each place, then a line per reason of which not all
/// are named.
std::vector<std::string> reject_lines(const RunSummary& summary);

struct ReportStyle {
  bool quiet = false;    ///< nothing unless the run failed
  bool verbose = false;  ///< every output by name, every rule and split with its count
  bool dry_run = false;  ///< nothing was counted
};

/// Most important line last. Returns the exit status of the run.
Exit report(Messages& messages, const RunSummary& summary, ReportStyle style);

}  // namespace deskmill
