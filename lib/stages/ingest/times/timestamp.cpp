// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/timestamp.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

/// Decimal digits with zeros in front; the number must fit the width.
char* put_padded(char* out, unsigned number, std::size_t width) {
  for (std::size_t i = width; i-- > 0; number /= 10) out[i] = static_cast<char>('0' + number % 10);
  return out + width;
}

char* put_offset(char* out, int minutes_east) {
  if (minutes_east == 0) {
    *out++ = 'Z';
    return out;
  }
  const auto minutes = static_cast<unsigned>(std::abs(minutes_east));
  *out++ = minutes_east < 0 ? '-' : '+';
  out = put_padded(out, minutes / 60, 2);
  *out++ = ':';
  return put_padded(out, minutes % 60, 2);
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
  auto rest = static_cast<unsigned>((instant - days).count());
  std::array<char, sizeof "2026-03-01T10:02:11.000+08:00"> text;
  char* out = put_padded(text.data(), static_cast<unsigned>(static_cast<int>(date.year())), 4);
  *out++ = '-';
  out = put_padded(out, static_cast<unsigned>(date.month()), 2);
  *out++ = '-';
  out = put_padded(out, static_cast<unsigned>(date.day()), 2);
  constexpr std::array<std::pair<char, unsigned>, 3> kClock = {
      {{'T', 3'600'000}, {':', 60'000}, {':', 1'000}}};
  for (const auto& [sign, unit] : kClock) {
    *out++ = sign;
    out = put_padded(out, rest / unit, 2);
    rest %= unit;
  }
  if (rest != 0) {
    *out++ = '.';
    out = put_padded(out, rest, 3);
  }
  out = put_offset(out, time.offset_minutes.value_or(0));
  return {text.data(), out};
}

}  // namespace deskmill
