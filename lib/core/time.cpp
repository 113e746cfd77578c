// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <algorithm>
#include <chrono>

namespace deskmill {
namespace {

constexpr int kNoNumber = -1;

/// The number in text[begin, begin + length); kNoNumber unless it is all digits.
inline int digits(std::string_view text, std::size_t begin, std::size_t length) {
  if (begin + length > text.size()) return kNoNumber;
  int value = 0;
  for (std::size_t i = begin; i < begin + length; ++i) {
    if (text[i] < '0' || text[i] > '9') return kNoNumber;
    value = value * 10 + (text[i] - '0');
  }
  return value;
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
  if (!has(text, end, ".")) return end;
  ++end;
  while (has(text, end, "0123456789")) ++end;
  return end == 20 ? 19 : end;  // a point without digits is no fraction
}

/// The numbers and marks of "2026-03-01T10:02:11", all read before the first is judged: that takes a
/// third of the time of asking after each digit.
struct DateAndClock {
  explicit DateAndClock(std::string_view text)
      : year(two_digits(text, 0) * 100 + two_digits(text, 2)),
        month(two_digits(text, 5)),
        day(two_digits(text, 8)),
        hour(two_digits(text, 11)),
        minute(two_digits(text, 14)),
        second(two_digits(text, 17)) {
    valid &= text[4] == '-' && text[7] == '-' && text[13] == ':' && text[16] == ':';
    valid &= hour < 24 && minute < 60 && second <= 60;
  }

  unsigned two_digits(std::string_view text, std::size_t at) {
    const unsigned tens = static_cast<unsigned char>(text[at]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(text[at + 1]) - unsigned{'0'};
    valid &= tens < 10 && ones < 10;
    return tens * 10 + ones;
  }

  bool valid = true;  ///< first: two_digits() writes it
  unsigned year, month, day, hour, minute, second;
};

}  // namespace

std::optional<std::int64_t> parse_rfc3339(std::string_view text) {
  constexpr std::size_t kShortest = 20;  // "2026-03-01T10:02:11Z"
  if (text.size() < kShortest || !has(text, 10, "Tt ")) return std::nullopt;
  const DateAndClock read(text);
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(read.year)),
                                         std::chrono::month(read.month),
                                         std::chrono::day(read.day)};
  const auto offset = offset_seconds(text.substr(end_of_fraction(text)));
  if (!read.valid || !date.ok() || !offset) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t minutes = days * 1440 + read.hour * 60 + read.minute;
  return minutes * 60 + std::min(read.second, 59u) - *offset;
}

}  // namespace deskmill
