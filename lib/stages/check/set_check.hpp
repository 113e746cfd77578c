// Whether the reports of a set tell the same: the manifests of its files, that of the set and the
// statistics.
//
// The counts in a manifest cannot be computed anew from what lies there, unlike hashes; of an edit
// that keeps the law only the other reports know.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/check/findings.hpp"

namespace deskmill {

/// The folders that --out-dir made: the operand or, below it, those with data/.
std::vector<std::string> sets_in(const std::string& operand);

/// Of a directory with data/ and meta/: also whether all reports are there. Nothing is said where
/// the set has no manifest at all, since then its run did not end.
void check_set_adds_up(const std::string& set, Findings& findings);

}  // namespace deskmill
