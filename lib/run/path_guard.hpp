// What a run writes must be nothing that it reads, and nothing may be written twice.
//
// Every file counts: inputs, options that name a file (keys too), data, reports and what a stage writes
// besides. A file is known by device and inode, so that a link is no way around.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/run_options.hpp"
#include "run/run_plan.hpp"

namespace deskmill {

/// /dev/null and its like may be named more than once.
bool is_special_file(const std::string& path);

/// Throws Error: kUsage for a path that is written twice; kCannotCreate for one that is also read, and
/// with --no-clobber for one that exists.
void check_paths(const RunOptions& options, const RunPlan& plan);

}  // namespace deskmill
