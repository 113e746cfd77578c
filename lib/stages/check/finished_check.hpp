// Whether the run that made a set came to its end.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "stages/check/findings.hpp"

namespace deskmill {

/// Of a directory with data/ and meta/: every file in data/ is named by a manifest in meta/, and
/// where single files have theirs, as --out-dir makes them, so has the set, which gets its own
/// last.
/// Returns a remark for standard output, or "": a folder without meta/ may be of any origin.
std::string check_is_finished(const std::string& set, Findings& findings);

}  // namespace deskmill
