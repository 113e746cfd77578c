// One batch of lines on its way through a worker: lines in; output lines, rejects, dropped and
// counts out.
//
// Everything a batch gives is collected in its BatchResult as finished bytes and handed over in
// input order, so the workers share nothing and the thread that writes has almost nothing to do.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "io/line_batch.hpp"
#include "json/codec.hpp"
#include "run/rejects.hpp"
#include "run/run_options.hpp"
#include "run/sink.hpp"

namespace deskmill {

/// What a batch has to produce besides data; the same for all batches of a run.
struct BatchSettings {
  const std::vector<std::string>* input_names = nullptr;  ///< RunPlan::input_names
  std::size_t targets = 1;
  bool reject_lines = false;       ///< --rejects: whole lines; otherwise only the first places
  bool dropped_lines = false;      ///< --dropped
  bool content_sums = false;       ///< wanted by stats or manifest
  bool takes_empty_pairs = false;  ///< RunOptions::takes_empty_pairs
  bool lends_lines = false;  ///< nobody looks at the lines of the output before they are written
  std::size_t max_record_bytes = 0;
  std::size_t samples_per_rule = 0;
  const std::vector<std::string>* explain = nullptr;  ///< RunOptions::explain

  bool tracing() const { return samples_per_rule > 0 || !explain->empty(); }
  Notes new_notes() const { return Notes(samples_per_rule, explain->empty() ? nullptr : explain); }
};

struct BatchResult {
  std::size_t input = 0;
  bool last_of_input = false;
  Sink sink;            ///< output lines; notes with the counts "records/..."
  std::string rejects;  ///< finished lines for --rejects
  std::string dropped;  ///< finished lines for --dropped
  RejectPlaces reject_places;
  std::optional<ContentSum> in;  ///< over the lines that are not blank
  std::vector<ContentSum> out;   ///< one per target of the sink

  void reset(const BatchSettings& settings, const LineBatch& lines);
  /// Fills `out` from the sink.
  void sum_output();
  /// Counts a reject and keeps it as line or place.
  void reject(const BadUnit& unit, bool as_line);
};

/// The buffers of a worker, reused from batch to batch.
struct RecordJob {
  LineBatch lines;
  RecordParser parser;
  std::vector<Record> records;  ///< of a group
  BatchResult result;
};

/// What to do with records. They come in groups of those that follow each other in the input.
struct RecordVisitor {
  using Visit = std::function<void(std::size_t line, std::size_t number, Record&)>;

  Visit visit;                                          ///< `number` counts from 0 in each group
  std::function<void(std::span<Record>)> prepare = {};  ///< for the group, before any is visited
  std::size_t largest_group = 1;
};

/// One pass of a worker over the lines of its batch.
class RecordPass {
 public:
  RecordPass(const BatchSettings& settings, RecordJob& job) : settings_(settings), job_(job) {}

  /// Visits every line that is a record, in order; counts all lines that are not blank as
  /// records/in and rejects the rest. Rejected lines are blanked in `job.lines`, so that a later
  /// pass sees accepted records only.
  void first(const RecordVisitor& visitor);
  /// The same for lines that a first pass accepted: nothing is counted or rejected again. A line
  /// for which `keeps` returns true is emitted unchanged and not visited. `keeps` is not called
  /// when the run is traced, as explanations need the record.
  void again(const std::function<bool(std::size_t line)>& keeps, const RecordVisitor::Visit& visit);

  /// Counts the stage's verdict and writes the line to rejects or dropped where it belongs.
  /// `record` is used up.
  void settle(std::size_t line, Record& record, const Outcome& outcome);

  /// To be called once, when all lines have been seen.
  void finish();

 private:
  std::optional<Reject> parse(std::size_t line, Record& record);
  void add(std::size_t line, const RecordVisitor& visitor);
  void visit_group(const RecordVisitor& visitor);
  void reject_long_line(const LineBatch::LongLine& line);
  void reject(std::size_t line, std::string_view reason, std::string detail,
              std::uint64_t true_bytes = 0);
  void write_dropped(Record& record, const Outcome& outcome);
  const BatchSettings& settings_;
  RecordJob& job_;
  std::vector<std::size_t> group_;  ///< lines whose records are parsed and not yet visited
  std::int64_t kept_ = 0;
};

}  // namespace deskmill
