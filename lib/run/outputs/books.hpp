// The books of a run: everything that is written and counted, from the first batch to the manifest.
//
// The drivers hand over the results of their batches in input order and ask for the summary at the
// end; what the contract says about outputs, rejects, budget, stats, manifest and resuming is here.
//
// The order at the end of a run, so that whatever is visible is complete:
//   data written and checked -> rejects, dropped, trace, stats in place -> budget (65 ends here)
//   -> `before_data` -> data renamed into place -> manifest
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "run/batches/batch_reader.hpp"
#include "run/batches/record_batch.hpp"
#include "run/outputs/run_part.hpp"
#include "run/outputs/run_reports.hpp"
#include "run/reports/manifest_file.hpp"
#include "run/reports/trace.hpp"
#include "run/run_options.hpp"
#include "run/run_plan.hpp"
#include "run/run_summary.hpp"

namespace deskmill {

class Books {
 public:
  enum class Parts {
    kWholeRun,   ///< the outputs depend on all inputs
    kEachInput,  ///< with --out-dir, every input is finished, and resumed, by itself
  };
  /// Opens what is written from the start. `options` and `plan` must outlive the Books.
  Books(const RunOptions& options, const RunPlan& plan, Parts parts);
  ~Books();

  const BatchSettings& settings() const { return settings_; }
  /// Inputs that --resume found done; they must not be read.
  const std::vector<bool>& done() const { return done_; }
  bool all_done() const;

  /// In input order, one thread.
  void add(const BatchResult& result);
  /// The same for a pass that gives no data, only counts, rejects and notes.
  void add_counts(const BatchResult& result);
  /// Notes from between the batches; for runs of one part.
  void add_notes(const Notes& notes);
  /// After the last batch of an input.
  void end_input(std::size_t input, const EndOfInput& end);
  /// When the run fails: the inputs that ended stay finished. Throws nothing; why the run failed
  /// says more.
  void keep_ended() noexcept;
  /// Throws Error(kBug) when a unit is unaccounted for.
  RunSummary finish(const std::function<void()>& before_data = {});

 private:
  void count_skipped_files();
  void find_done();
  void say_what_is_not_traced() const;
  RunPart& part_of(std::size_t input);
  void commit_ended();
  void sum_up();
  void list_outputs();
  bool over_budget();

  const RunOptions& options_;
  const RunPlan& plan_;
  bool each_input_ = false;
  BatchSettings settings_;
  std::vector<ConfigFile> config_files_;
  std::vector<bool> done_;
  std::unique_ptr<RunPart> part_;
  /// Whose outputs are written, not yet visible: small ones become so together.
  RunParts ended_;
  std::vector<std::size_t> ended_inputs_;  ///< of each in ended_, with --out-dir
  std::uint64_t ended_bytes_ = 0;          ///< of their data
  std::optional<RunReports> reports_;      ///< opened when it is known what is done already
  RunReports::Finished finished_;
  Totals totals_;
  RejectPlaces reject_places_;
  TraceLog trace_;
  RunSummary summary_;
};

}  // namespace deskmill
