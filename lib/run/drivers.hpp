// The drivers: they read, call the stage, and do everything the contract of all stages asks of a
// run (outputs, rejects, dropped, stats, manifest, resume, trace, budget, the law of conservation).
//
// run_map      one record in, one outcome; the driver writes the (edited) record when it is kept.
// run_flat_map one record in, any number of lines into the sink; kept when the stage says so.
// run_scan     two passes: all records are looked at before the first is decided (dedupe, split).
// Run          the pieces below them, for ingest, whose input is not records.
//
// All return a RunSummary; the caller (lib/cli) prints it and turns it into the exit status.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/outcome.hpp"
#include "core/record.hpp"
#include "io/byte_source.hpp"
#include "run/rejects.hpp"
#include "run/run_options.hpp"
#include "run/run_summary.hpp"
#include "run/sink.hpp"

namespace deskmill {

/// May edit the record; called from several threads at once.
using MapStage = std::function<Outcome(Record&, Notes&)>;
using FlatMapStage = std::function<Outcome(Record&, Sink&)>;

RunSummary run_map(const RunOptions& options, const MapStage& stage);
RunSummary run_flat_map(const RunOptions& options, const FlatMapStage& stage);

/// Makes stages that reuse buffers from record to record. It is called up to twice per worker,
/// perhaps from several threads at once. Each stage it returns is used by one thread at a time, but
/// for arbitrary records: what it keeps must never show in its output.
using MapWorkers = std::function<MapStage()>;

RunSummary run_map(const RunOptions& options, const MapWorkers& new_worker);

/// A stage that sees some records before it decides the first of them. Its code and tables may be
/// too large for the caches next to the processor; taking each step for several records reads them
/// once.
struct GroupStage {
  /// Records that follow each other in the input. Their structure() is not to be used.
  std::function<void(std::span<Record>)> prepare;
  /// Then for each of them, in order. `number` counts from 0.
  std::function<Outcome(std::size_t number, Record&, Sink&)> decide;
  std::size_t largest_group = 1;
};
using GroupWorkers = std::function<GroupStage()>;

RunSummary run_flat_map(const RunOptions& options, const GroupWorkers& new_worker);

/// A stage that must see all records before it decides the first.
struct ScanStage {
  /// Parallel. Returns what the stage wants to remember of this record, as bytes (may be empty).
  std::function<std::string(Record&, Notes&)> prepare;
  /// In input order, one thread. `ordinal` counts accepted records from 0.
  std::function<void(std::uint64_t ordinal, std::string&& remembered)> commit;
  /// Once, after the last commit. May count.
  std::function<void(Notes&)> resolve;
  /// Parallel, second pass over the same records. Kept lines go to the sink (write_record or
  /// edited); the driver writes merged and dropped ones to --dropped.
  std::function<Outcome(std::uint64_t ordinal, Record&, Sink&)> decide;
  /// Optional, parallel. True for a record that `decide` would emit unchanged without counting
  /// anything: it is then neither parsed a second time nor given to `decide`.
  std::function<bool(std::uint64_t ordinal)> keeps = {};
};

/// Accepted lines are spooled to --tmp-dir between the passes, whatever the input is.
/// `targets` names the outputs (relative to --out-dir/data) of a stage with several; empty = one
/// output. `before_data`, if set, runs after the decisions and before any output becomes visible
/// (split's ledger).
RunSummary run_scan(const RunOptions& options, const ScanStage& stage,
                    const std::vector<std::string>& targets = {},
                    const std::function<void()>& before_data = {});

/// The same services for a stage with its own reading loop (ingest).
///
///   Run run(options);
///   for (std::size_t i = 0; i < run.inputs().size(); ++i) {
///     auto source = run.open(i); ...
///     run.reject({...}); run.write(sink, i);
///   }
///   return run.finish();
///
/// One thread may open and read while another one writes, as in ordered_map. In a dry run, and when
/// --resume finds everything done, inputs() is empty and finish() still returns the summary. An
/// output may depend on all inputs, so a run is resumed as a whole. With --out-dir, a.csv is
/// written as a.jsonl.
///
/// Units are the caller's to count, through the notes of its sinks: records/in, records/kept,
/// records/merged, records/dropped, dropped_by/REASON, merged_by/REASON. Counted here are
/// records/rejected, rejected_by/REASON and records/out.
class Run {
 public:
  explicit Run(const RunOptions& options, const std::vector<std::string>& targets = {});
  ~Run();

  /// Those still to be read.
  const std::vector<InputFile>& inputs() const;
  /// Opens an input; this may be done more than once (to look at its head, then to read it).
  /// Reading reports progress; once the source was read to its end, the input's hash is known for
  /// the manifest. The source must not outlive the Run.
  std::unique_ptr<ByteSource> open(std::size_t input);

  /// A unit of the input that could not be processed. `raw` is written to --rejects.
  void reject(const BadUnit& unit);
  /// A unit that a rule removed (fate dropped) or joined (merged): `json`, a whole object that says
  /// "dropped_by" itself, is written to --dropped.
  void write_dropped(std::string_view json);

  /// Empties a sink for the next lines; its buffers stay. Of `lent`, which must live until they are
  /// written, no copies are taken where nobody looks at the lines before. Any thread.
  void begin(Sink& sink, std::string_view lent = {}) const;
  /// Appends the sink's lines to the outputs, with --out-dir to that of `input`, and merges its
  /// notes. In order, from one thread.
  void write(Sink& sink, std::size_t input);

  /// Checks the law, the budget; commits outputs, stats and manifest. Throws Error.
  RunSummary finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
