// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "core/outcome.hpp"
#include "run/drivers.hpp"
#include "run/ordered_map.hpp"
#include "run/outputs/books.hpp"
#include "run/outputs/dry_run.hpp"

namespace deskmill {
namespace {

struct MapJob : RecordJob {
  GroupStage stage;
};

void work(const BatchSettings& settings, MapJob& job) {
  job.result.reset(settings, job.lines);
  RecordPass pass(settings, job);
  const auto visit = [&](std::size_t line, std::size_t number, Record& record) {
    pass.settle(line, record, job.stage.decide(number, record, job.result.sink));
  };
  pass.first({visit, job.stage.prepare, job.stage.largest_group});
  pass.finish();
}

GroupStage one_by_one(FlatMapStage stage) {
  return {{}, [stage = std::move(stage)](std::size_t, Record& record, Sink& sink) {
            return stage(record, sink);
          }};
}

GroupStage emitting_kept(MapStage stage) {
  return one_by_one([stage = std::move(stage)](Record& record, Sink& sink) {
    Outcome outcome = stage(record, sink.notes);
    if (outcome.fate == Fate::kKept) sink.emit(record);
    return outcome;
  });
}

}  // namespace

RunSummary run_flat_map(const RunOptions& options, const GroupWorkers& new_worker) {
  const RunPlan plan = make_plan(options, {});
  if (options.dry_run) return describe_run(options, plan, Books::Parts::kEachInput);
  Books books(options, plan, Books::Parts::kEachInput);
  BatchReader reader(options, plan.inputs.files, books.done());
  try {
    ordered_map<MapJob, MapJob*>(
        options.jobs, [&](MapJob& job) { return reader.next(job.lines); },
        [&](MapJob& job) {
          if (!job.stage.decide) job.stage = new_worker();
          work(books.settings(), job);
          return &job;
        },
        [&](MapJob*&& job) {
          books.add(job->result);
          const std::size_t input = job->result.input;
          if (job->result.last_of_input) books.end_input(input, reader.end_of(input));
        });
  } catch (...) {
    books.keep_ended();
    throw;
  }
  return books.finish();
}

RunSummary run_flat_map(const RunOptions& options, const FlatMapStage& stage) {
  return run_flat_map(options, GroupWorkers([&] { return one_by_one(stage); }));
}

RunSummary run_map(const RunOptions& options, const MapWorkers& new_worker) {
  return run_flat_map(options, GroupWorkers([&] { return emitting_kept(new_worker()); }));
}

RunSummary run_map(const RunOptions& options, const MapStage& stage) {
  return run_map(options, MapWorkers([&] { return stage; }));
}

}  // namespace deskmill
