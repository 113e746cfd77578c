// The progress bar at the bottom of a terminal: share done, rate, time left.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/console/messages.hpp"

namespace deskmill {

struct ProgressState {
  std::uint64_t read = 0;   ///< bytes of the inputs as stored
  std::uint64_t total = 0;  ///< 0 when an input has no known size
  std::uint64_t records = 0;
  double seconds = 0;  ///< since the start
};

/// " 42% [########----------] 310 MB/s, 1204551 records, 0:09 left", at most `columns` wide.
std::string bar_text(const ProgressState& state, std::size_t columns);

/// Draws at most ten times a second, however often it is updated.
class ProgressBar {
 public:
  explicit ProgressBar(Messages& messages) : messages_(messages) {}
  void update(std::uint64_t read, std::uint64_t total, std::uint64_t records);

 private:
  using Clock = std::chrono::steady_clock;
  Messages& messages_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_ = start_;
};

}  // namespace deskmill
