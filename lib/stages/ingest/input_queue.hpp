// The reading side of ingest: inputs one after the other, each opened, recognised and cut.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "run/drivers.hpp"
#include "run/run_options.hpp"
#include "stages/ingest/cutters.hpp"
#include "stages/ingest/input_context.hpp"
#include "stages/ingest/mapped.hpp"
#include "stages/ingest/options.hpp"

namespace deskmill {

/// One batch on its way from the cutter through a worker to the assembler.
struct IngestJob {
  std::shared_ptr<const InputContext> context;
  UnitBatch batch;
  std::optional<Mapped> mapped;
};

class InputQueue {
 public:
  InputQueue(Run& run, const RunOptions& run_options, const IngestOptions& options);
  ~InputQueue();
  /// Fills the next job; false when all inputs are read. One thread at a time.
  bool next(IngestJob& job);

 private:
  bool open_next();
  void open(std::size_t input);
  std::unique_ptr<ByteSource> with_side_table(std::unique_ptr<ByteSource> source, Reader& reader);
  bool cut(IngestJob& job);
  void end_input(IngestJob& job);
  void prepare(IngestJob& job) const;

  Run& run_;
  const RunOptions& run_options_;
  const IngestOptions& options_;
  std::size_t next_input_ = 0;
  std::shared_ptr<const InputContext> context_;
  std::unique_ptr<UnitCutter> cutter_;
  std::size_t replaced_ = 0, replaced_before_ = 0;
  bool first_batch_ = false;
  /// Rows of a side table, to be accounted for with the first job of their input.
  std::vector<std::string> side_rows_;
};

}  // namespace deskmill
