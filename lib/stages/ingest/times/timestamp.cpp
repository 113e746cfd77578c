// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/timestamp.hpp"

#include <array>
#include <chrono>
#include <cstdio>

#include "core/ascii.hpp"

namespace deskmill {

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
  std::array<char, 48> text{};
  int length = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()));
  std::string result(text.data(), static_cast<std::size_t>(length));
  if (const auto rest = clock.subseconds().count(); rest != 0) {
    length = std::snprintf(text.data(), text.size(), ".%03d", static_cast<int>(rest));
    result.append(text.data(), static_cast<std::size_t>(length));
  }
  const int offset = time.offset_minutes.value_or(0);
  if (offset == 0) return result + "Z";
  const int minutes_east = offset < 0 ? -offset : offset;
  length = std::snprintf(text.data(), text.size(), "%c%02d:%02d", offset < 0 ? '-' : '+',
                         minutes_east / 60, minutes_east % 60);
  return result.append(text.data(), static_cast<std::size_t>(length));
}

}  // namespace deskmill
