// --draft-map: a mapping file to start from, for an input that no reader understands.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace deskmill {

/// A mapping for the input at `path` ("-": standard input), as YAML that --map takes: what the
/// names tell, the rest as comments. Throws Error for an input that cannot be read or has no form
/// at all.
std::string draft_map(const std::string& path);

}  // namespace deskmill
