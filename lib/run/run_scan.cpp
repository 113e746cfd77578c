// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "run/batches/line_spool.hpp"
#include "run/drivers.hpp"
#include "run/ordered_map.hpp"
#include "run/outputs/books.hpp"
#include "run/outputs/dry_run.hpp"

namespace deskmill {
namespace {

struct ScanJob : RecordJob {
  std::vector<std::string> remembered;  ///< first pass: one per accepted record
  std::uint64_t first_ordinal = 0;      ///< second pass
};

class Scan {
 public:
  Scan(const RunOptions& options, const RunPlan& plan, const ScanStage& stage)
      : options_(options),
        plan_(plan),
        stage_(stage),
        books_(options, plan, Books::Parts::kWholeRun),
        spool_(options.tmp_dir) {}

  RunSummary run(const std::function<void()>& before_data) {
    if (books_.all_done()) return books_.finish();
    look_at_all();
    Notes notes = books_.settings().new_notes();
    stage_.resolve(notes);
    books_.add_notes(notes);
    decide_all();
    return books_.finish(before_data);
  }

 private:
  void look_at_all();
  void prepare(ScanJob& job) const;
  void commit(ScanJob& job);
  void decide_all();
  void decide(ScanJob& job) const;

  const RunOptions& options_;
  const RunPlan& plan_;
  const ScanStage& stage_;
  Books books_;
  LineSpool spool_;
  std::uint64_t next_ordinal_ = 0;
};

void Scan::look_at_all() {
  BatchReader reader(options_, plan_.inputs.files, books_.done());
  ordered_map<ScanJob, ScanJob*>(
      options_.jobs, [&](ScanJob& job) { return reader.next(job.lines); },
      [&](ScanJob& job) {
        prepare(job);
        return &job;
      },
      [&](ScanJob*&& job) {
        commit(*job);
        const std::size_t input = job->result.input;
        if (job->result.last_of_input) books_.end_input(input, reader.end_of(input));
      });
  spool_.finish();
}

void Scan::prepare(ScanJob& job) const {
  job.result.reset(books_.settings(), job.lines);
  job.remembered.clear();
  RecordPass pass(books_.settings(), job);
  pass.first({[&](std::size_t, std::size_t, Record& record) {
    job.remembered.push_back(stage_.prepare(record, job.result.sink.notes));
  }});
}

void Scan::commit(ScanJob& job) {
  books_.add_counts(job.result);
  if (!job.remembered.empty()) spool_.append(job.lines, next_ordinal_);
  for (std::string& remembered : job.remembered) {
    stage_.commit(next_ordinal_++, std::move(remembered));
  }
}

void Scan::decide_all() {
  ordered_map<ScanJob, ScanJob*>(
      options_.jobs, [&](ScanJob& job) { return spool_.next(job.lines, job.first_ordinal); },
      [&](ScanJob& job) {
        decide(job);
        return &job;
      },
      [&](ScanJob*&& job) { books_.add(job->result); });
}

void Scan::decide(ScanJob& job) const {
  job.result.reset(books_.settings(), job.lines);
  RecordPass pass(books_.settings(), job);
  std::uint64_t ordinal = job.first_ordinal;
  const auto keeps = [&](std::size_t) {
    if (!stage_.keeps || !stage_.keeps(ordinal)) return false;
    ++ordinal;
    return true;
  };
  pass.again(keeps, [&](std::size_t line, std::size_t, Record& record) {
    pass.settle(line, record, stage_.decide(ordinal++, record, job.result.sink));
  });
  pass.finish();
}

}  // namespace

RunSummary run_scan(const RunOptions& options, const ScanStage& stage,
                    const std::vector<std::string>& targets,
                    const std::function<void()>& before_data) {
  const RunPlan plan = make_plan(options, {.targets = targets});
  if (options.dry_run) return describe_run(options, plan, Books::Parts::kWholeRun);
  return Scan(options, plan, stage).run(before_data);
}

}  // namespace deskmill
