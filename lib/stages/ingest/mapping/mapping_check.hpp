// Fields of a mapping file that the input does not have, usually because a name is misspelt, and
// columns of which the header has several by one name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// Throws Error(kUsage) for a field none of whose names is in the header of a table (those of
/// `meta` and `extra` are left to fields_not_seen()), or of whose names one is there twice.
void check_columns(const Mapping& mapping, const Sample& sample);

/// A sentence for every field but those of `meta` and `extra` of which `header` has a name twice:
/// for mappings that no user wrote, where the first is read.
std::vector<std::string> repeated_columns(const Mapping& mapping,
                                          const std::vector<std::string>& header);

/// A sentence for every field without a value in all documents of a JSON sample, and for every one
/// of `meta` and `extra` that is not in the header of a table.
std::vector<std::string> fields_not_seen(const Mapping& mapping, const Sample& sample);

}  // namespace deskmill
