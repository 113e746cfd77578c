// What is reported of a run as a whole: its statistics, and the manifest of all that it wrote.
//
// Of a run that is one part, the part's manifest is that of the run, and only copies are made here.
// Where each input is finished by itself, the set of them gets a manifest of its own, put together
// from theirs as the set's files of rejects and dropped records are.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/output_file.hpp"
#include "run/reports/fingerprint.hpp"
#include "run/reports/manifest_file.hpp"
#include "run/run_options.hpp"
#include "run/run_plan.hpp"

namespace deskmill {

class RunReports {
 public:
  /// Of the parts that are finished, now or by an earlier run: one per input, or one for the run.
  using Finished = std::vector<std::optional<Manifest>>;

  /// Opens what will be written, so that a folder that does not exist is noticed now and not after
  /// hours. Both must outlive the reports.
  RunReports(const RunOptions& options, const RunPlan& plan, bool each_input);

  /// With parts for each input: the rejects and dropped records of all, one after the other.
  void assemble_side_files();
  void write_stats(const Totals& totals);
  /// Those of an earlier run: they no longer tell the truth.
  void remove_manifests();
  /// Last of all, when every part is finished.
  void write_manifests(const Finished& finished, const Totals& totals,
                       const std::vector<ConfigFile>& config_files);

 private:
  Manifest manifest_of_set(const Finished& finished, const Totals& totals,
                           const std::vector<ConfigFile>& config_files) const;

  const RunOptions& options_;
  const RunPlan& plan_;
  bool each_input_;
  std::optional<OutputFile> stats_, stats_copy_, set_manifest_, manifest_copy_;
  std::optional<SideFile> set_rejects_, set_dropped_;
};

}  // namespace deskmill
