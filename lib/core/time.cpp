// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <algorithm>
#include <chrono>

namespace deskmill {
namespace {

constexpr int kNoNumber = -1;

/// The number in text[begin, begin + length); kNoNumber unless it is all digits. Every turn's time goes
/// through here, hence no optional.
inline int digits(std::string_view text, std::size_t begin, std::size_t length) {
  if (begin + length > text.size()) return kNoNumber;
  int value = 0;
  for (std::size_t i = begin; i < begin + length; ++i) {
    if (text[i] < '0' || text[i] > '9') return kNoNumber;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool has_char(std::string_view text, std::size_t position, char c) {
  return position < text.size() && text[position] == c;
}

bool has(std::string_view text, std::size_t position, std::string_view any_of) {
  return position < text.size() && any_of.find(text[position]) != std::string_view::npos;
}

/// Seconds east of UTC of "Z" or "+08:00".
std::optional<int> offset_seconds(std::string_view zone) {
  if (zone == "Z" || zone == "z") return 0;
  if (zone.size() != 6 || !has(zone, 0, "+-") || zone[3] != ':') return std::nullopt;
  const int hours = digits(zone, 1, 2), minutes = digits(zone, 4, 2);
  if (hours < 0 || minutes < 0 || hours > 23 || minutes > 59) return std::nullopt;
  const int seconds = (hours * 60 + minutes) * 60;
  return zone[0] == '-' ? -seconds : seconds;
}

std::size_t end_of_fraction(std::string_view text) {
  std::size_t end = 19;
  if (!has_char(text, end, '.')) return end;
  ++end;
  while (has(text, end, "0123456789")) ++end;
  return end == 20 ? 19 : end;  // a point without digits is no fraction
}

std::optional<std::int64_t> day_seconds(std::string_view text) {
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  if (!has_char(text, 4, '-') || !has_char(text, 7, '-')) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86400};
}

std::optional<std::int64_t> clock_seconds(std::string_view text) {
  const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (hour < 0 || minute < 0 || second < 0) return std::nullopt;
  if (!has_char(text, 13, ':') || !has_char(text, 16, ':')) return std::nullopt;
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return (hour * 60 + minute) * 60 + std::min(second, 59);
}

}  // namespace

std::optional<std::int64_t> parse_rfc3339(std::string_view text) {
  const auto day = day_seconds(text);
  const auto clock = clock_seconds(text);
  if (!day || !clock || !has(text, 10, "Tt ")) return std::nullopt;
  const auto offset = offset_seconds(text.substr(end_of_fraction(text)));
  if (!offset) return std::nullopt;
  return *day + *clock - *offset;
}

}  // namespace deskmill
