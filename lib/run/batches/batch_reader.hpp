// The lines of all inputs of a run, one after the other, in batches.
//
// An input is opened when it is its turn, so that a run over many files holds one open. One that is
// no JSONL at all is refused at its first line: a million rejects would say less. For one thread at
// a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/tally.hpp"
#include "io/inputs.hpp"
#include "io/line_batch.hpp"
#include "run/batches/progress_meter.hpp"
#include "run/reports/fingerprint.hpp"
#include "run/run_options.hpp"

namespace deskmill {

/// What is known of an input that has been read to its end.
struct EndOfInput {
  InputFacts facts;
  Tally tally;  ///< "input/crlf_lines" and its like
};

class BatchReader {
 public:
  /// Does not open inputs for which `skip` is true. `options` and `inputs` must outlive the reader.
  BatchReader(const RunOptions& options, const std::vector<InputFile>& inputs,
              std::vector<bool> skip);

  /// False when all inputs are exhausted. Every input ends with a batch that has last_of_input.
  /// Throws Error(kBadData) for an input that is one JSON document over several lines.
  bool next(LineBatch& batch);

  /// Of an input whose last batch has been read.
  const EndOfInput& end_of(std::size_t input) const { return ends_[input]; }

 private:
  void open_next();
  void check_form(const LineBatch& batch);
  void end_input(const LineBatch& batch);

  const RunOptions& options_;
  const std::vector<InputFile>& inputs_;
  std::vector<bool> skip_;
  std::vector<EndOfInput> ends_;
  std::size_t next_input_ = 0;
  std::unique_ptr<LineReader> reader_;
  bool form_checked_ = false;
  ProgressMeter progress_;
  std::uint64_t finished_bytes_ = 0, lines_ = 0;
};

}  // namespace deskmill
