// Refuses runs that would write a file they read, or write one file twice.
//
// Every file counts: inputs, options that name a file (keys too), data, reports and what a stage
// writes besides. Files are compared by device and inode, so links do not hide that two paths are
// one file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "run/run_options.hpp"
#include "run/run_plan.hpp"

namespace deskmill {

/// True of devices and of the descriptors this process was given: such paths may be named more than
/// once, and are no files to hash or to resume. What lies in /dev/shm is a file like any other.
bool is_special_file(const std::string& path);

/// Whether two paths name one place, through symbolic links, whether there is a file or not.
bool is_same_place(const std::string& path, const std::string& other);

/// Throws Error: kUsage for a path that is written twice; kCannotCreate for one that is also read,
/// and with --no-clobber for one that exists.
void check_paths(const RunOptions& options, const RunPlan& plan);

}  // namespace deskmill
