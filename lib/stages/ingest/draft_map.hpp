// What a user can do with an input that no reader understands: a mapping file to start from, and
// the sentence that leads there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

/// What the head looks like, with the names it shows, and the commands that lead to a mapping for
/// it.
std::string advice_on(const Head& head);

/// A mapping for the input at `path` ("-": standard input), as YAML that --map takes: what the
/// names tell, the rest as comments. Throws Error for an input that cannot be read or has no form
/// at all.
std::string draft_map(const std::string& path);

}  // namespace deskmill
