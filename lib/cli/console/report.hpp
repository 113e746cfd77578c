// The end of a run on standard error: what went wrong and where, counts, and the closing summary
// line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/console/messages.hpp"
#include "core/error.hpp"
#include "run/run_summary.hpp"

namespace deskmill {

struct ReportStyle {
  bool quiet = false;    ///< nothing unless the run failed
  bool verbose = false;  ///< every output by name, every rule and split with its count
  bool dry_run = false;  ///< nothing was counted
};

/// Most important line last. Returns the exit status of the run.
Exit report(Messages& messages, const RunSummary& summary, ReportStyle style);

}  // namespace deskmill
