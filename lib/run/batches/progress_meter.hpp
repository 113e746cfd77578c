// How far the reading of all inputs has come, told to whoever shows it.
//
// Called for every batch, and for every read of ingest; it passes on one call in 100 ms, so that
// showing progress does not slow reading down.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "io/inputs.hpp"
#include "run/run_options.hpp"

namespace deskmill {

class ProgressMeter {
 public:
  /// `options` and its function `progress` must outlive the meter.
  ProgressMeter(const RunOptions& options, const std::vector<InputFile>& inputs);

  /// Raw bytes and records read so far.
  void update(std::uint64_t bytes, std::uint64_t records);

 private:
  const RunOptions& options_;
  std::uint64_t total_bytes_;  ///< 0 when the size of an input is not known
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace deskmill
