// What the names of columns and members tell by themselves.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// The fields that a dictionary of usual names finds among `names`; those that it does not find
/// stay empty. Of kind, name and place in the source nothing is set. Who speaks is also looked for
/// among `nested`, where `names` do not tell.
Mapping guess_fields(const std::vector<std::string>& names,
                     const std::vector<std::string>& nested = {});

/// Columns of a table; members of a JSON sample's first objects that are no objects or lists, as
/// they come.
std::vector<std::string> plain_names(const Sample& sample);

/// Of a JSON sample, pointers of such members in the objects that its objects hold: /author/type.
std::vector<std::string> nested_names(const Sample& sample);

/// {"c1":[{"text":..}],"c2":[{"text":..}]}: to read one list of messages would be to lose the
/// others.
bool is_one_of_several_lists(const Sample& sample);

}  // namespace deskmill
