// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/time_scanner.hpp"

#include <array>
#include <chrono>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

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

/// Two digits, or -1.
int two_digits(const char* text) {
  return is_ascii_digit(text[0]) && is_ascii_digit(text[1]) ? (text[0] - '0') * 10 + text[1] - '0'
                                                            : -1;
}

}  // namespace

std::optional<Timestamp> scan_usual_time(std::string_view text) {
  constexpr std::size_t kLength = sizeof "2026-03-01 10:02:11" - 1;
  if (text.size() < kLength) return std::nullopt;
  const char* at = text.data();
  const std::string_view rest = text.substr(kLength);
  const bool is_iso = at[10] == 'T' && (rest == "Z" || rest.empty());
  const bool is_plain = at[10] == ' ' && rest.empty();
  const bool has_signs = at[4] == '-' && at[7] == '-' && at[13] == ':' && at[16] == ':';
  if (!has_signs || (!is_iso && !is_plain)) return std::nullopt;
  const int century = two_digits(at), year = two_digits(at + 2), month = two_digits(at + 5),
            day = two_digits(at + 8), hour = two_digits(at + 11), minute = two_digits(at + 14),
            second = two_digits(at + 17);
  const bool are_digits = century >= 0 && year >= 0 && month >= 0 && day >= 0 && hour >= 0 &&
                          minute >= 0 && second >= 0;
  if (!are_digits || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(century * 100 + year),
                            std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  const auto days = sys_days(date).time_since_epoch();
  const auto time = days + hours(hour) + minutes(minute) + seconds(second);
  return Timestamp{milliseconds(time).count(), rest.empty() ? std::nullopt : std::optional(0)};
}

std::optional<Timestamp> scan_time(std::string_view text, std::string_view pattern) {
  return TimeScanner(text).run(pattern);
}

}  // namespace deskmill
