// Fields of a mapping file that the input does not have: usually a name that is misspelt.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// Throws Error(kUsage) for a field none of whose names is in the header of a table; those of
/// `meta` and `extra` are left to fields_not_seen().
void check_columns(const Mapping& mapping, const Sample& sample);

/// A sentence for every field without a value in all documents of a JSON sample, and for every one
/// of `meta` and `extra` that is not in the header of a table.
std::vector<std::string> fields_not_seen(const Mapping& mapping, const Sample& sample);

}  // namespace deskmill
