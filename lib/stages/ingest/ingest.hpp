// The ingest stage: exports of any kind to conversations.
//
// Three parts, so that --jobs scales and memory stays bounded:
//   cutter     sequential, cheap  bytes -> batches of whole units with their places  cutters.hpp
//   reader     parallel, pure     units -> messages, conversations, rejects          readers/
//   assembler  ordered            messages -> conversations -> output                assembler.hpp
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "run/drivers.hpp"
#include "run/run_options.hpp"
#include "stages/ingest/options.hpp"

namespace deskmill {

/// Throws Error.
RunSummary run_ingest(const RunOptions& run_options, const IngestOptions& options);

/// The table for --list-formats.
std::string list_formats();
/// The YAML of a compiled-in mapping. Throws Error(kUsage) for a name without one.
std::string dump_map(const std::string& name);

/// Suffixes of inputs taken from directories.
std::vector<std::string> ingest_suffixes();

}  // namespace deskmill
