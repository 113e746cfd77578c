// The fields of a mapping, as far as the names of columns and members tell them by themselves.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// The fields that a dictionary of usual names finds among `names`; those that it does not find
/// stay empty. Of kind, name and place in the source nothing is set. Who speaks is also looked for
/// among `nested`, where `names` do not tell.
Mapping guess_fields(const std::vector<std::string>& names,
                     const std::vector<std::string>& nested = {});

}  // namespace deskmill
