// What becomes visible together: data files, their rejects and dropped records, their manifest.
//
// A run is one part, except that a streaming stage with --out-dir finishes each input by itself, so
// that a killed run can be resumed behind the last finished one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/output_file.hpp"
#include "run/batches/record_batch.hpp"
#include "run/outputs/data_outputs.hpp"
#include "run/reports/manifest_file.hpp"
#include "run/run_options.hpp"
#include "run/run_plan.hpp"

namespace deskmill {

struct PartPaths {
  Layout layout = Layout::kSingle;
  std::vector<std::string> data;
  std::string rejects, dropped, manifest;  ///< "" = not wanted
  /// Rejects and dropped records that an earlier run was asked for and this one is not.
  std::vector<std::string> outdated = {};
};

/// For the manifest; nullopt for a stream or device, of which nothing stays to be compared.
std::optional<SideFile> side_file(const std::string& path, const OutputFacts& facts);

/// The one part of a run.
PartPaths paths_of_run(const RunOptions& options, const RunPlan& plan);
/// The part of one input (kPerInput). Its rejects and dropped records are kept beside its manifest
/// when they were asked for, since a later run that skips it has to hand them out again.
PartPaths paths_of_input(const RunOptions& options, const RunPlan& plan, std::size_t input);

class RunPart;
/// Parts that become visible one kind of file after the other: each kind is synced at once.
using RunParts = std::vector<std::unique_ptr<RunPart>>;

/// Rejects and dropped records, of parts whose data ended.
void commit_side_files(const RunParts& parts);
/// Data, then the manifests; older manifests go first and what they name beside the data, they no
/// longer tell the truth.
void commit_data(const RunParts& parts, const std::vector<ConfigFile>& config_files);

class RunPart {
 public:
  /// Opens what the part writes. `options` must outlive it.
  RunPart(const RunOptions& options, const BatchSettings& settings, PartPaths paths);

  /// In input order. `input` is the place in `paths.data` for kPerInput.
  void add_data(std::size_t input, const BatchResult& result);
  /// Counts, rejects and dropped records.
  void add_counts(const BatchResult& result);
  void add_tally(const Tally& tally) { manifest_.totals.tally.merge(tally); }
  void add_input(const InputFacts& facts, const Tally& tally);
  const Totals& totals() const { return manifest_.totals; }

  /// All data written (on standard output: flushed), nothing visible yet. close_data() syncs it as
  /// well, so that hardly anything can go wrong behind it.
  void end_data();
  void close_data();
  const Manifest& manifest() const { return manifest_; }

 private:
  friend void commit_side_files(const RunParts& parts);
  friend void commit_data(const RunParts& parts, const std::vector<ConfigFile>& config_files);
  void write_manifest(const std::vector<ConfigFile>& config_files);

  const RunOptions& options_;
  PartPaths paths_;
  DataOutputs data_;
  std::optional<OutputFile> rejects_, dropped_, manifest_file_;
  Manifest manifest_;
};

}  // namespace deskmill
