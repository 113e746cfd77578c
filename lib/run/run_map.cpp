// SPDX-License-Identifier: Apache-2.0
#include "core/outcome.hpp"
#include "run/books.hpp"
#include "run/drivers.hpp"
#include "run/dry_run.hpp"
#include "run/ordered_map.hpp"

namespace deskmill {
namespace {

void work(const BatchSettings& settings, const FlatMapStage& stage, RecordJob& job) {
  job.result.reset(settings, job.lines);
  RecordPass pass(settings, job);
  pass.first([&](std::size_t line, Record& record) {
    pass.settle(line, record, stage(record, job.result.sink));
  });
  pass.finish();
}

}  // namespace

RunSummary run_flat_map(const RunOptions& options, const FlatMapStage& stage) {
  const RunPlan plan = make_plan(options, {});
  if (options.dry_run) return describe_run(options, plan, Books::Parts::kEachInput);
  Books books(options, plan, Books::Parts::kEachInput);
  BatchReader reader(options, plan.inputs.files, books.done());
  ordered_map<RecordJob, RecordJob*>(
      options.jobs, [&](RecordJob& job) { return reader.next(job.lines); },
      [&](RecordJob& job) {
        work(books.settings(), stage, job);
        return &job;
      },
      [&](RecordJob*&& job) {
        books.add(job->result);
        if (!job->result.last_of_input) return;
        const auto& end = reader.end_of(job->result.input);
        books.end_input(job->result.input, end.facts, end.tally);
      });
  return books.finish();
}

RunSummary run_map(const RunOptions& options, const MapStage& stage) {
  return run_flat_map(options, [&](Record& record, Sink& sink) {
    Outcome outcome = stage(record, sink.notes);
    if (outcome.fate == Fate::kKept) sink.emit(record);
    return outcome;
  });
}

}  // namespace deskmill
