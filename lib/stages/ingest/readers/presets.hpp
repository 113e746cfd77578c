// Mapping files that are compiled in, so that programs need no data files: those in
// lib/stages/ingest/presets (cmake/presets.cmake). They are what --dump-map prints: a user copies
// one, changes it and gives it back with --map.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// The text of presets/NAME.yaml, which must exist. "named-lines" is only for the cells of tables
/// and the members of JSON; each of the others has a row among the readers.
std::string_view preset(std::string_view name);

}  // namespace deskmill
