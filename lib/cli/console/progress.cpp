// SPDX-License-Identifier: Apache-2.0
#include "cli/console/progress.hpp"

#include <algorithm>
#include <cmath>

#include "core/counted.hpp"
#include "io/standard_error.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kBarCells = 24;

std::string padded(std::uint64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

std::string bar(double share) {
  const auto full = static_cast<std::size_t>(share * static_cast<double>(kBarCells));
  return "[" + std::string(full, '#') + std::string(kBarCells - full, '-') + "]";
}

std::string spell_seconds(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::lround(seconds));
  const std::uint64_t minutes = whole / 60 % 60, hours = whole / 3600, rest = whole % 60;
  const auto two = [](std::uint64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  if (hours > 0) return std::to_string(hours) + ":" + two(minutes) + ":" + two(rest);
  return std::to_string(minutes) + ":" + two(rest);
}

/// Decimal units, as disks and networks are sold: 1 MB = 10^6 bytes.
std::string spell_rate(double bytes_per_second) {
  const auto tenths = static_cast<std::uint64_t>(bytes_per_second / 1e5);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB/s";
}

}  // namespace

std::string bar_text(const ProgressState& state, std::size_t columns) {
  const double rate = state.seconds > 0 ? static_cast<double>(state.read) / state.seconds : 0;
  std::string text;
  if (state.total > 0) {
    const double share =
        std::min(1.0, static_cast<double>(state.read) / static_cast<double>(state.total));
    text += padded(static_cast<std::uint64_t>(share * 100), 3) + "% " + bar(share) + " ";
  }
  text += spell_rate(rate) + ", " + counted(state.records, "record");
  if (state.total > state.read && rate > 0) {
    text += ", " + spell_seconds(static_cast<double>(state.total - state.read) / rate) + " left";
  }
  return text.substr(0, columns);
}

void ProgressBar::update(std::uint64_t read, std::uint64_t total, std::uint64_t records) {
  constexpr std::chrono::milliseconds kInterval(100);
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < kInterval) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  // One column stays free: some terminals wrap when the last one is filled.
  messages_.show_bar(bar_text({read, total, records, seconds}, terminal_columns() - 1));
}

}  // namespace deskmill
