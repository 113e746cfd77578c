// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/time_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kTwitter = "%a %b %d %H:%M:%S %z %Y";

/// What "auto" tries, in this order. Orders of day and month that a reader cannot tell apart
/// (03/04/2026) are not among them.
constexpr std::array<std::string_view, 37> kAutomatic = {
    "%Y-%m-%dT%H:%M:%S%z",   "%Y-%m-%dT%H:%M:%S.%f%z",   "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S%z",   "%Y-%m-%d %H:%M",           "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",  "%Y/%m/%d %H:%M:%S",        "%Y/%m/%d %H:%M",
    "%Y年%m月%d日 %H:%M:%S", "%Y年%m月%d日 %H:%M",       "%Y年%m月%d日 %p%I:%M",
    "%Y%m%d%H%M%S",          "%Y-%m-%d %H:%M:%S %z",     "%Y-%m-%d %I:%M %p",
    "%Y-%m-%d %I:%M:%S %p",  "%Y年%m月%d日 %p%I:%M:%S",  "%Y年%m月%d日%H:%M:%S",
    "%Y年%m月%d日%H:%M",     "%Y/%m/%d %p%I:%M",         "%Y/%m/%d %p%I:%M:%S",
    "%Y%m%dT%H%M%S%z",       "%a, %d %b %Y %H:%M:%S %z", "%b %d, %Y %I:%M %p",
    "%Y-%m-%dT%H:%M",        "%d %b %Y %H:%M",           "%d %b %Y %H:%M:%S",
    "%b %d, %Y %I:%M:%S %p", "%a %b %d %H:%M:%S %Y",     "%d-%b-%Y %H:%M",
    "%d-%b-%Y %H:%M:%S",     "%d-%b-%Y %I:%M %p",        "%d-%b-%y %H:%M",
    "%d-%b-%y %H:%M:%S",     "%d-%b-%y %I:%M %p",        "%d/%b/%Y %H:%M",
    "%d/%b/%Y %H:%M:%S"};
constexpr std::array<std::string_view, 7> kIso = {"%Y-%m-%dT%H:%M:%S%z",   "%Y-%m-%dT%H:%M:%S.%f%z",
                                                  "%Y-%m-%dT%H:%M:%S",     "%Y-%m-%dT%H:%M:%S.%f",
                                                  "%Y-%m-%dT%H:%M%z",      "%Y-%m-%d %H:%M:%S%z",
                                                  "%Y-%m-%d %H:%M:%S.%f%z"};

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

/// The last instant that RFC 3339 can spell: 9999-12-31T23:59:59.999.
constexpr std::int64_t kLastMillisecond = 253'402'300'799'999;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Reads a time from the left, one conversion at a time.
class TimeScanner {
 public:
  explicit TimeScanner(std::string_view text) : rest_(text) {}

  std::optional<Timestamp> run(std::string_view pattern) {
    skip_blanks();
    while (!pattern.empty()) {
      if (!step(pattern)) return std::nullopt;
    }
    skip_blanks();
    if (!rest_.empty()) return std::nullopt;
    return result();
  }

 private:
  bool step(std::string_view& pattern) {
    const char c = pattern.front();
    pattern.remove_prefix(1);
    if (is_blank(c)) {
      const bool had_blank = !rest_.empty() && is_blank(rest_.front());
      skip_blanks();
      return had_blank || rest_.empty();
    }
    if (c == '%') {
      const char conversion = pattern.empty() ? '\0' : pattern.front();
      if (!pattern.empty()) pattern.remove_prefix(1);
      return convert(conversion);
    }
    return literal(c);
  }

  bool convert(char conversion) {
    switch (conversion) {
      case 'Y':
        return number(4, 4, year_);
      case 'y':
        return short_year();
      case 'm':
        return number(1, 2, month_);
      case 'd':
      case 'e':
        return number(1, 2, day_);
      case 'H':
        return number(1, 2, hour_);
      case 'I':
        twelve_hours_ = true;
        return number(1, 2, hour_);
      case 'M':
        return number(2, 2, minute_);
      case 'S':
        return number(2, 2, second_);
      case 'f':
        return fraction();
      case 'b':
        return name(kMonths, month_);
      case 'a': {
        int ignored = 0;
        return name(kWeekdays, ignored);
      }
      case 'p':
        return half_of_day();
      case 'z':
        return zone();
      case '%':
        return literal('%');
      default:
        return false;
    }
  }

  bool literal(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool word(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  bool number(std::size_t least, std::size_t most, int& value) {
    std::size_t digits = 0;
    value = 0;
    while (digits < most && digits < rest_.size() && is_ascii_digit(rest_[digits])) {
      value = value * 10 + (rest_[digits++] - '0');
    }
    rest_.remove_prefix(digits);
    return digits >= least;
  }

  bool short_year() {
    if (!number(2, 2, year_)) return false;
    year_ += year_ < 70 ? 2000 : 1900;  // as POSIX strptime, one year less
    return true;
  }

  bool fraction() {
    int scale = 100;
    std::size_t digits = 0;
    while (digits < 9 && digits < rest_.size() && is_ascii_digit(rest_[digits])) {
      millisecond_ += (rest_[digits++] - '0') * scale;
      scale /= 10;
    }
    rest_.remove_prefix(digits);
    return digits > 0;
  }

  template <std::size_t Count>
  bool name(const std::array<std::string_view, Count>& names, int& value) {
    if (rest_.size() < 3) return false;
    const std::array<char, 3> head = {ascii_lower(rest_[0]), ascii_lower(rest_[1]),
                                      ascii_lower(rest_[2])};
    for (std::size_t i = 0; i < Count; ++i) {
      if (names[i] != std::string_view(head.data(), 3)) continue;
      value = static_cast<int>(i) + 1;
      std::size_t letters = 3;
      while (letters < rest_.size() && is_ascii_letter(rest_[letters])) {
        ++letters;
      }
      rest_.remove_prefix(letters);
      return true;
    }
    return false;
  }

  bool half_of_day() {
    twelve_hours_ = true;
    for (const std::string_view am :
         {"AM", "am", "a.m.", "A.M.", "上午", "午前", "凌晨", "早上", "清晨", "오전"}) {
      if (word(am)) return true;
    }
    for (const std::string_view pm :
         {"PM", "pm", "p.m.", "P.M.", "下午", "午後", "晚上", "傍晚", "오후"}) {
      if (word(pm)) return afternoon_ = true;
    }
    return noon_ = word("中午");
  }

  bool zone() {
    std::size_t end = 0;
    while (end < rest_.size() && !is_blank(rest_[end])) ++end;
    offset_ = parse_offset(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return offset_.has_value();
  }

  void skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
  }

  std::optional<Timestamp> result() {
    if (twelve_hours_) {
      if (hour_ < 1 || hour_ > 12) return std::nullopt;
      const bool afternoon = afternoon_ || (noon_ && hour_ != 10 && hour_ != 11);
      hour_ = hour_ % 12 + (afternoon ? 12 : 0);
    }
    using namespace std::chrono;
    const year_month_day date{year(year_), month(static_cast<unsigned>(month_)),
                              day(static_cast<unsigned>(day_))};
    if (!date.ok() || hour_ > 23 || minute_ > 59 || second_ > 60) return std::nullopt;
    const auto days = sys_days(date).time_since_epoch();
    Timestamp time;
    time.local_milliseconds =
        duration_cast<milliseconds>(days + hours(hour_) + minutes(minute_) + seconds(second_))
            .count() +
        millisecond_;
    if (time.local_milliseconds > kLastMillisecond) return std::nullopt;  // by a leap second
    time.offset_minutes = offset_;
    return time;
  }

  std::string_view rest_;
  int year_ = 0, month_ = 0, day_ = 0, hour_ = 0, minute_ = 0, second_ = 0, millisecond_ = 0;
  bool twelve_hours_ = false, afternoon_ = false, noon_ = false;
  std::optional<int> offset_;
};

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
    if (auto time = TimeScanner(text).run(pattern)) return time;
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
  if (auto epoch = epoch_by_magnitude(text)) return utc(epoch);
  if (auto time = spreadsheet_time(text)) return time;
  if (auto time = first_of(kAutomatic, text)) return time;
  if (auto time = first_of(kIso, text)) return time;
  return TimeScanner(text).run(kTwitter);
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
    if (is_blank(c) && !has_number) continue;
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
  if (format == "twitter") return TimeScanner(text).run(kTwitter);
  if (format == "elapsed") return begun_and_elapsed(text);
  return TimeScanner(text).run(format);
}

std::optional<Timestamp> TimeFormat::parse(std::string_view text,
                                           const std::vector<std::string>& formats) {
  for (const std::string& format : formats) {
    if (auto time = parse(text, format)) return time;
  }
  return std::nullopt;
}

}  // namespace deskmill
