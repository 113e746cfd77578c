// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/time_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/ascii.hpp"
#include "stages/ingest/times/time_scanner.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kTwitter = "%a %b %d %H:%M:%S %z %Y";

/// What "auto" tries, in this order. Orders of day and month that a reader cannot tell apart
/// (03/04/2026) are not among them.
constexpr std::array<std::string_view, 46> kAutomatic = {"%Y-%m-%dT%H:%M:%S%z",
                                                         "%Y-%m-%dT%H:%M:%S.%f%z",
                                                         "%Y-%m-%d %H:%M:%S",
                                                         "%Y-%m-%d %H:%M:%S%z",
                                                         "%Y-%m-%d %H:%M",
                                                         "%Y-%m-%dT%H:%M:%S",
                                                         "%Y-%m-%d %H:%M:%S.%f",
                                                         "%Y/%m/%d %H:%M:%S",
                                                         "%Y/%m/%d %H:%M",
                                                         "%Y年%m月%d日 %H:%M:%S",
                                                         "%Y年%m月%d日 %H:%M",
                                                         "%Y年%m月%d日 %p%I:%M",
                                                         "%Y%m%d%H%M%S",
                                                         "%Y-%m-%d %H:%M:%S %z",
                                                         "%Y-%m-%d %I:%M %p",
                                                         "%Y-%m-%d %I:%M:%S %p",
                                                         "%Y年%m月%d日 %p%I:%M:%S",
                                                         "%Y年%m月%d日%H:%M:%S",
                                                         "%Y年%m月%d日%H:%M",
                                                         "%Y/%m/%d %p%I:%M",
                                                         "%Y/%m/%d %p%I:%M:%S",
                                                         "%Y%m%dT%H%M%S%z",
                                                         "%a, %d %b %Y %H:%M:%S %z",
                                                         "%b %d, %Y %I:%M %p",
                                                         "%Y-%m-%dT%H:%M",
                                                         "%d %b %Y %H:%M",
                                                         "%d %b %Y %H:%M:%S",
                                                         "%b %d, %Y %I:%M:%S %p",
                                                         "%a %b %d %H:%M:%S %Y",
                                                         "%d-%b-%Y %H:%M",
                                                         "%d-%b-%Y %H:%M:%S",
                                                         "%d-%b-%Y %I:%M %p",
                                                         "%d-%b-%y %H:%M",
                                                         "%d-%b-%y %H:%M:%S",
                                                         "%d-%b-%y %I:%M %p",
                                                         "%d/%b/%Y %H:%M",
                                                         "%d/%b/%Y %H:%M:%S",
                                                         "%b %d %Y %I:%M%p",
                                                         "%b %d %Y %H:%M:%S",
                                                         "%Y年%m月%d日 %p%I点%M分",
                                                         "%Y年%m月%d日 %H点%M分",
                                                         "%Y年%m月%d日 %H时%M分",
                                                         "%Y年%m月%d日 %H时%M分%S秒",
                                                         "%d/%b/%y %I:%M %p",
                                                         "%d/%b/%y %H:%M",
                                                         "%b %d %Y %I:%M %p"};
constexpr std::array<std::string_view, 7> kIso = {"%Y-%m-%dT%H:%M:%S%z",   "%Y-%m-%dT%H:%M:%S.%f%z",
                                                  "%Y-%m-%dT%H:%M:%S",     "%Y-%m-%dT%H:%M:%S.%f",
                                                  "%Y-%m-%dT%H:%M%z",      "%Y-%m-%d %H:%M:%S%z",
                                                  "%Y-%m-%d %H:%M:%S.%f%z"};

enum class EpochUnit { kSeconds, kMilliseconds, kMicroseconds };

/// "1600000000", "1600000000.25": digits beyond the millisecond are cut off. nullopt for anything
/// else, and beyond the year 9999.
std::optional<std::int64_t> epoch_milliseconds(std::string_view text, EpochUnit unit) {
  std::int64_t whole = 0;
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) {
    if (digits >= 17) return std::nullopt;
    whole = whole * 10 + (text[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  if (unit == EpochUnit::kMicroseconds) whole /= 1000;
  const std::int64_t factor = unit == EpochUnit::kSeconds ? 1000 : 1;
  if (whole > kLastMillisecond / factor) return std::nullopt;
  std::int64_t result = whole * factor;
  if (digits == text.size()) return result;
  if (text[digits] != '.') return std::nullopt;
  std::int64_t scale = factor / 10;
  for (std::size_t i = digits + 1; i < text.size(); ++i, scale /= 10) {
    if (!is_ascii_digit(text[i])) return std::nullopt;
    result += (text[i] - '0') * scale;
  }
  return result;
}

/// Until 2286 seconds have 9 or 10 digits, milliseconds 12 or 13, microseconds 15 or 16. Fourteen
/// digits are a date and a clock time written together.
std::optional<std::int64_t> epoch_by_magnitude(std::string_view text) {
  const std::size_t digits = std::min(text.find('.'), text.size());
  if (digits >= 15) return epoch_milliseconds(text, EpochUnit::kMicroseconds);
  if (digits == 14) return std::nullopt;
  if (digits >= 12) return epoch_milliseconds(text, EpochUnit::kMilliseconds);
  if (digits >= 9) return epoch_milliseconds(text, EpochUnit::kSeconds);
  return std::nullopt;
}

std::optional<Timestamp> utc(std::optional<std::int64_t> milliseconds) {
  if (!milliseconds) return std::nullopt;
  return Timestamp{*milliseconds, 0};
}

template <std::size_t Count>
std::optional<Timestamp> first_of(const std::array<std::string_view, Count>& patterns,
                                  std::string_view text) {
  for (const std::string_view pattern : patterns) {
    if (auto time = scan_time(text, pattern)) return time;
  }
  return std::nullopt;
}

/// "46082.375": days since 1899, as a spreadsheet keeps a time of day. Without a fraction a number
/// of five digits may be anything.
std::optional<Timestamp> spreadsheet_time(std::string_view text) {
  constexpr std::size_t kDigits = 5;
  constexpr double kDaysUntil1970 = 25569, kSecondsOfDay = 86400;
  if (text.size() <= kDigits + 1 || text[kDigits] != '.') return std::nullopt;
  double days = 0;
  const auto read =
      std::from_chars(text.data(), text.data() + text.size(), days, std::chars_format::fixed);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || days < kDaysUntil1970) {
    return std::nullopt;
  }
  const double seconds = std::round((days - kDaysUntil1970) * kSecondsOfDay);
  return Timestamp{static_cast<std::int64_t>(seconds) * 1000, std::nullopt};
}

std::optional<Timestamp> automatic(std::string_view text) {
  if (auto time = scan_usual_time(text)) return time;
  if (auto epoch = epoch_by_magnitude(text)) return utc(epoch);
  if (auto time = spreadsheet_time(text)) return time;
  if (auto time = first_of(kAutomatic, text)) return time;
  if (auto time = first_of(kIso, text)) return time;
  return scan_time(text, kTwitter);
}

/// "1h 2m 3s", any of the three.
std::optional<std::int64_t> elapsed_milliseconds(std::string_view text) {
  std::int64_t seconds = 0, number = 0;
  bool has_number = false;
  for (const char c : text) {
    if (is_ascii_digit(c) && number < 1'000'000) {
      number = number * 10 + (c - '0');
      has_number = true;
      continue;
    }
    if ((c == ' ' || c == '\t') && !has_number) continue;
    const std::int64_t unit = c == 'h' ? 3600 : c == 'm' ? 60 : c == 's' ? 1 : 0;
    if (unit == 0 || !has_number) return std::nullopt;
    seconds += number * unit;
    number = 0;
    has_number = false;
  }
  if (has_number) return std::nullopt;
  return seconds * 1000;
}

std::optional<Timestamp> begun_and_elapsed(std::string_view text) {
  constexpr std::array<std::string_view, 4> kBeginnings = {
      "%a, %b %d, %Y, %H:%M:%S %z", "%a, %b %d, %Y, %I:%M:%S %p %z", "%b %d, %Y, %H:%M:%S %z",
      "%b %d, %Y, %I:%M:%S %p %z"};
  const std::size_t zone = text.find('('), end = text.find(')');
  if (zone == text.npos || end == text.npos || end < zone) return std::nullopt;
  std::string beginning(text.substr(0, end));
  beginning.erase(zone, 1);
  auto time = first_of(kBeginnings, beginning);
  const auto elapsed = elapsed_milliseconds(text.substr(end + 1));
  if (!time || !elapsed) return std::nullopt;
  time->local_milliseconds += *elapsed;
  return time;
}

}  // namespace

bool TimeFormat::is_valid(std::string_view format) {
  for (const std::string_view name :
       {"auto", "iso", "epoch", "epoch_s", "epoch_ms", "twitter", "elapsed"}) {
    if (format == name) return true;
  }
  bool any = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') continue;
    if (++i == format.size()) return false;
    if (std::string_view("YymdeHIMSfbapz%").find(format[i]) == std::string_view::npos) return false;
    any = true;
  }
  return any;
}

std::optional<Timestamp> TimeFormat::parse(std::string_view text, std::string_view format) {
  text = trimmed(text, " \t");
  if (text.empty()) return std::nullopt;
  if (format == "auto") return automatic(text);
  if (format == "iso") return first_of(kIso, text);
  if (format == "epoch") return utc(epoch_by_magnitude(text));
  if (format == "epoch_s") return utc(epoch_milliseconds(text, EpochUnit::kSeconds));
  if (format == "epoch_ms") return utc(epoch_milliseconds(text, EpochUnit::kMilliseconds));
  if (format == "twitter") return scan_time(text, kTwitter);
  if (format == "elapsed") return begun_and_elapsed(text);
  return scan_time(text, format);
}

std::optional<Timestamp> TimeFormat::parse(std::string_view text,
                                           const std::vector<std::string>& formats) {
  for (const std::string& format : formats) {
    if (auto time = parse(text, format)) return time;
  }
  return std::nullopt;
}

}  // namespace deskmill
