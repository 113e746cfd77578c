// SPDX-License-Identifier: Apache-2.0
#include "run/batches/progress_meter.hpp"

namespace deskmill {
namespace {

/// Sum of the sizes, or 0 when one is not known.
std::uint64_t total_bytes(const std::vector<InputFile>& inputs) {
  std::uint64_t total = 0;
  for (const InputFile& input : inputs) {
    if (!input.is_regular) return 0;
    total += input.bytes;
  }
  return total;
}

}  // namespace

ProgressMeter::ProgressMeter(const RunOptions& options, const std::vector<InputFile>& inputs)
    : options_(options), total_bytes_(total_bytes(inputs)) {}

void ProgressMeter::update(std::uint64_t bytes, std::uint64_t records) {
  constexpr std::chrono::milliseconds kInterval(100);
  if (!options_.progress) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  options_.progress(bytes, total_bytes_, records);
}

}  // namespace deskmill
