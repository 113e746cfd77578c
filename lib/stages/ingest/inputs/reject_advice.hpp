// What to do when most of an input is rejected: nearly always it is read as what it is not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/tally.hpp"
#include "stages/ingest/options.hpp"

namespace deskmill {

/// One line for the user on the reason for which several units, and at least half of all, were rejected; "" when
/// there is none.
std::string advice_on_rejects(const Tally& tally, const IngestOptions& options);

}  // namespace deskmill
