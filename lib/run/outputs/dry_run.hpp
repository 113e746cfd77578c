// --dry-run: what a run would read, write and skip, in words; nothing is touched.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/outputs/books.hpp"
#include "run/run_options.hpp"
#include "run/run_plan.hpp"
#include "run/run_summary.hpp"

namespace deskmill {

/// Prints through options.answer. The summary is that of a run over nothing.
RunSummary describe_run(const RunOptions& options, const RunPlan& plan, Books::Parts parts);

}  // namespace deskmill
