// The ingest stage: exports of any kind to conversations.
//
// Three parts, so that --jobs scales and memory stays bounded:
//   cutter     sequential, cheap  bytes -> batches of whole units with their places  cutting/
//   reader     parallel, pure     units -> messages, conversations, rejects          readers/
//   assembler  ordered            messages -> conversations -> output                conversations/
//
// A folder includes only those above it (tests/house):
//   times/          dates, clock times and durations as exports write them
//   cutting/        where units of the source end; nothing of what they say
//   head/           what an input begins with: its charset, and the ways in which it could be cut
//   conversations/  messages, what ties them together, how they are spooled and written
//   mapping/        mapping files, and how one of their fields is found in a row
//   guessing/       mappings for inputs that nobody described, advice where none can be guessed
//   readers/        one reader per format, their table
//   presets/        mappings that are compiled in, as a user would write them
//   inputs/         opens an input, chooses its reader, hands out its batches
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
