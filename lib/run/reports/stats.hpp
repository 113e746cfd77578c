// The sums of a run and the stats file: integers by name that add up over shards and machines.
//
// Deterministic: sorted, no clock, no host, no absolute path, so the file of a repeated run is the
// same to the byte. Schema: schemas/stats.schema.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "core/hash.hpp"
#include "core/tally.hpp"
#include "json/writer.hpp"
#include "run/run_options.hpp"

namespace deskmill {

/// Everything countable about a run, a part of it, or several runs.
struct Totals {
  Tally tally;
  /// Over the input lines that were not blank; nothing for input that is no JSONL (ingest).
  std::optional<ContentSum> in;
  /// Over all output lines: equals the next stage's `in`.
  ContentSum out;

  void merge(const Totals& other);
};

/// in = kept + merged + dropped + rejected.
bool is_conserved(const Tally& tally);
/// Throws Error(kBug) unless is_conserved().
void check_conservation(const Tally& tally);

/// The whole stats file.
std::string stats_json(const RunOptions& options, const Totals& totals);

/// "records":{"in":..,"kept":..,"merged":..,"dropped":..,"rejected":..,"out":..}
void write_records(JsonWriter& json, const Tally& tally);
/// All other sections of the tally, the usual ones also when empty.
void write_sections(JsonWriter& json, const Tally& tally);
/// "content_sum":{"in":{"lines":..,"sum":".."},"out":{...}}
void write_content_sums(JsonWriter& json, const Totals& totals);
/// "config":{...}
void write_config(JsonWriter& json, const RunOptions& options);

}  // namespace deskmill
