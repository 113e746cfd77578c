// The law of conservation over a chain of runs, from their stats files (or manifests) alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/check/findings.hpp"

namespace deskmill {

/// `steps` in the order of the stages: a stats file each, a directory that a stage made with
/// --out-dir, or one that holds those of the shards of one stage, which are added up. Returns a
/// table, one row per step. What one step put out must be what the next one took in: the same
/// number of records and, where both know it, the same content.
std::string check_chain(const std::vector<std::string>& steps, Findings& findings);

}  // namespace deskmill
