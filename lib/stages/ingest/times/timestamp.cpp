// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/timestamp.hpp"

#include <chrono>
#include <cstddef>
#include <cstdlib>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

/// Decimal digits with zeros in front; the number must fit the width.
void append_padded(std::string& text, std::int64_t number, std::size_t width) {
  text.append(width, '0');
  for (auto digit = text.rbegin(); number > 0 && width > 0; ++digit, --width, number /= 10) {
    *digit = static_cast<char>('0' + number % 10);
  }
}

void append_offset(std::string& text, int minutes_east) {
  if (minutes_east == 0) {
    text += 'Z';
    return;
  }
  text += minutes_east < 0 ? '-' : '+';
  append_padded(text, std::abs(minutes_east) / 60, 2);
  append_padded(text += ':', std::abs(minutes_east) % 60, 2);
}

}  // namespace

std::optional<int> parse_offset(std::string_view zone) {
  for (const std::string_view name : {"Z", "z", "UTC", "GMT"}) {
    if (zone == name) return 0;
  }
  for (const std::string_view name : {"Asia/Shanghai", "Asia/Chongqing", "Asia/Hong_Kong",
                                      "Asia/Macau", "Asia/Taipei", "Asia/Singapore"}) {
    if (zone == name) return 8 * 60;
  }
  if (zone == "Asia/Tokyo" || zone == "Asia/Seoul") return 9 * 60;
  if (zone.empty() || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  const bool west = zone[0] == '-';
  zone.remove_prefix(1);
  if (zone.size() == 5 && zone[2] == ':') {
    return parse_offset(
        std::string(west ? "-" : "+").append(zone.substr(0, 2)).append(zone.substr(3)));
  }
  if (zone.size() != 4 && zone.size() != 2) return std::nullopt;
  for (const char c : zone) {
    if (!is_ascii_digit(c)) return std::nullopt;
  }
  const int hours = (zone[0] - '0') * 10 + (zone[1] - '0');
  const int minutes = zone.size() == 4 ? (zone[2] - '0') * 10 + (zone[3] - '0') : 0;
  if (hours > 14 || minutes > 59) return std::nullopt;
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

std::string to_rfc3339(const Timestamp& time) {
  using namespace std::chrono;
  const sys_time<milliseconds> instant{milliseconds(time.local_milliseconds)};
  const auto days = floor<std::chrono::days>(instant);
  const year_month_day date(days);
  const hh_mm_ss<milliseconds> clock(instant - days);
  std::string text;
  text.reserve(sizeof "2026-03-01T10:02:11.000+08:00");
  append_padded(text, static_cast<int>(date.year()), 4);
  append_padded(text += '-', static_cast<unsigned>(date.month()), 2);
  append_padded(text += '-', static_cast<unsigned>(date.day()), 2);
  append_padded(text += 'T', clock.hours().count(), 2);
  append_padded(text += ':', clock.minutes().count(), 2);
  append_padded(text += ':', clock.seconds().count(), 2);
  const auto rest = clock.subseconds().count();
  if (rest != 0) append_padded(text += '.', rest, 3);
  append_offset(text, time.offset_minutes.value_or(0));
  return text;
}

}  // namespace deskmill
