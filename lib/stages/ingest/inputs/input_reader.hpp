// The reading side of ingest: one input, opened, recognised and cut.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "run/drivers.hpp"
#include "run/run_options.hpp"
#include "stages/ingest/conversations/input_context.hpp"
#include "stages/ingest/conversations/mapped.hpp"
#include "stages/ingest/cutting/cutters.hpp"
#include "stages/ingest/inputs/recogniser.hpp"
#include "stages/ingest/inputs/side_table.hpp"
#include "stages/ingest/options.hpp"

namespace deskmill {

/// One batch on its way from the cutter through a worker to the assembler.
struct IngestJob {
  std::shared_ptr<const InputContext> context;
  std::shared_ptr<const Reader> reader;
  UnitBatch batch;
  Mapped::Workspace workspace;
  std::optional<Mapped> mapped;
};

class InputReader {
 public:
  /// Opens the input and recognises it. Throws Error.
  /// `id_name` stands for the input in ids.
  InputReader(Run& run, std::size_t input, const std::string& id_name,
              const RunOptions& run_options, const IngestOptions& options,
              const Recogniser& recogniser);
  ~InputReader();
  /// Fills the next job; false at the end. One thread at a time. The last job has no units: it
  /// carries what was counted while cutting.
  bool next(IngestJob& job);

 private:
  void begin(KnownInput&& input, const Head& head, std::unique_ptr<ByteSource> source);
  void refuse(const Recognition& found, const Head& head, std::string bytes,
              std::uint64_t true_bytes);
  /// Rows of a side table come first, each batch accounted for as it is read; the reader that gets
  /// them is not asked for anything else before.
  bool next_side_rows(IngestJob& job);
  bool cut(IngestJob& job);
  void end(IngestJob& job);
  void prepare(IngestJob& job);

  Run& run_;
  const RunOptions& run_options_;
  const IngestOptions& options_;
  std::shared_ptr<InputContext> context_;  ///< none for an empty input
  std::shared_ptr<Reader> reader_;
  std::optional<SideTable> side_table_;  ///< while it is read, and there is no cutter yet
  std::unique_ptr<UnitCutter> cutter_;
  std::size_t replaced_ = 0;
  bool first_batch_ = true;
};

}  // namespace deskmill
