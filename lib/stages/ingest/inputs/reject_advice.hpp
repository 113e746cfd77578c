// What to do when most of an input is rejected: nearly always it is read as what it is not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "run/run_summary.hpp"
#include "stages/ingest/options.hpp"

namespace deskmill {

/// One line for the user on the reason for which several units, and at least half of all, were
/// rejected, or on the lines above a chat when they alone end the run; "" when there is none.
std::string advice_on_rejects(const RunSummary& summary, const IngestOptions& options);

}  // namespace deskmill
