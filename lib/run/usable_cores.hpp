// How many cores this process may use: the default of --jobs.
//
// A container on a 64-core host may often use only two of them: 64 workers would then slow each
// other down.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace deskmill {

/// Affinity mask and cgroup v1/v2 quota, at least 1.
unsigned usable_cores();

/// Content of a small file, or nothing when it does not exist.
using FileText = std::function<std::optional<std::string>(const std::string& path)>;

/// The least quota on the way from this process's cgroup up to the root, in cores rounded up;
/// nothing when there is no limit. Reads /proc/self/cgroup, then cpu.max (version 2) and
/// cpu.cfs_quota_us / cpu.cfs_period_us (version 1) through `file_text`.
std::optional<unsigned> cgroup_cores(const FileText& file_text);

}  // namespace deskmill
