// --trace and --explain: before/after samples in input order, as JSONL for people to read.
//
//   {"record":"chat:7","rule":"html","before":"<b>hi</b>","after":"hi"}
//   {"record":"chat:7","rule":"outcome","explain":"kept"}
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/notes.hpp"
#include "run/run_options.hpp"

namespace deskmill {

/// Collects the samples of all batches: the first N of each rule over the whole run, and everything
/// about the records to explain. The same for every number of jobs.
class TraceLog {
 public:
  explicit TraceLog(std::size_t samples_per_rule) : samples_per_rule_(samples_per_rule) {}
  /// In input order.
  void add(const std::vector<TraceSample>& samples);
  const std::vector<std::string>& lines() const { return lines_; }
  /// Whether a record of this id was read: every explained record has at least its outcome in the
  /// log.
  bool has_explained(const std::string& id) const { return explained_.contains(id); }

 private:
  std::size_t samples_per_rule_;
  std::map<std::string, std::size_t, std::less<>> taken_of_;
  std::vector<std::string> lines_;
  std::set<std::string> explained_;  ///< ids
};

/// Writes the log to --trace-out (mode 0600, it holds customer text), else line by line to
/// options.answer, which also gets a remark for each id of --explain that no record had.
void write_trace(const RunOptions& options, const TraceLog& log);

}  // namespace deskmill
