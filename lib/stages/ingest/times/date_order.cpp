// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/date_order.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "stages/ingest/times/time_format.hpp"
#include "stages/ingest/times/time_scanner.hpp"

namespace deskmill {
namespace {

struct DateParts {
  std::array<int, 3> number{};
  std::array<int, 3> digits{};
};

std::optional<DateParts> date_parts(std::string_view date) {
  DateParts parts;
  std::size_t part = 0;
  bool inside = false;
  for (const char c : date) {
    if (c < '0' || c > '9') {
      if (inside) ++part;
      inside = false;
      continue;
    }
    if (part > 2 || parts.digits[part] == 4) return std::nullopt;
    parts.number[part] = parts.number[part] * 10 + (c - '0');
    ++parts.digits[part];
    inside = true;
  }
  if (part + (inside ? 1 : 0) != 3) return std::nullopt;
  return parts;
}

/// "p. m." and the no-break spaces of phones, dots between hours and minutes.
std::string plain_clock(std::string_view clock) {
  std::string plain;
  for (std::size_t i = 0; i < clock.size(); ++i) {
    const std::string_view rest = clock.substr(i);
    if (rest.starts_with("\xC2\xA0")) {
      ++i;
      plain += ' ';
    } else if (rest.starts_with("\xE2\x80\xAF")) {
      i += 2;
      plain += ' ';
    } else if (clock[i] == '.') {
      const bool between_digits = i > 0 && i + 1 < clock.size() && clock[i - 1] >= '0' &&
                                  clock[i - 1] <= '9' && clock[i + 1] >= '0' && clock[i + 1] <= '9';
      if (between_digits) plain += ':';
    } else {
      plain += clock[i];
    }
  }
  for (const auto& [spaced, joined] : {std::pair{"p m", "pm"}, std::pair{"a m", "am"}}) {
    if (const std::size_t at = plain.find(spaced); at != std::string::npos)
      plain.replace(at, 3, joined);
  }
  return plain;
}

void put_digits(int number, int digits, char* out) {
  for (; digits > 0; number /= 10) out[--digits] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::string_view name_of(DateOrder order) {
  return order == DateOrder::kYearMonthDay   ? "year, month, day"
         : order == DateOrder::kDayMonthYear ? "day, month, year"
                                             : "month, day, year";
}

std::optional<DateOrder> date_order_named(std::string_view name) {
  if (name == "ymd") return DateOrder::kYearMonthDay;
  if (name == "dmy") return DateOrder::kDayMonthYear;
  if (name == "mdy") return DateOrder::kMonthDayYear;
  return std::nullopt;
}

DateOrderVote decide_date_order(const std::vector<std::string_view>& dates) {
  std::array<int, 3> changes{};
  int first_over_12 = 0, second_over_12 = 0;
  std::optional<DateParts> previous;
  for (const std::string_view date : dates) {
    const auto parts = date_parts(date);
    if (!parts) continue;
    if (parts->digits[0] == 4 || parts->number[0] > 31) return {DateOrder::kYearMonthDay, true};
    first_over_12 += parts->number[0] > 12 ? 1 : 0;
    second_over_12 += parts->number[1] > 12 ? 1 : 0;
    for (std::size_t i = 0; previous && i < 3; ++i) {
      changes[i] += parts->number[i] != previous->number[i] ? 1 : 0;
    }
    previous = parts;
  }
  if (second_over_12 > first_over_12) return {DateOrder::kMonthDayYear, first_over_12 == 0};
  if (changes[2] > changes[0]) return {DateOrder::kYearMonthDay, first_over_12 > 0};
  if (first_over_12 > 0) return {DateOrder::kDayMonthYear, second_over_12 == 0};
  return {changes[1] > changes[0] ? DateOrder::kMonthDayYear : DateOrder::kDayMonthYear, false};
}

std::optional<NumericTime> split_numeric_time(std::string_view text) {
  text = text.substr(std::min(text.find_first_not_of(' '), text.size()));
  const std::size_t end = text.find_first_not_of("0123456789/.-");
  if (end == std::string_view::npos || (text[end] != ' ' && text[end] != ',')) return std::nullopt;
  const std::size_t clock = text.find_first_not_of(" ,", end);
  if (clock == std::string_view::npos || !date_parts(text.substr(0, end))) return std::nullopt;
  return NumericTime{text.substr(0, end), text.substr(clock)};
}

std::optional<Timestamp> parse_numeric_time(std::string_view date, std::string_view clock,
                                            DateOrder order) {
  const auto parts = date_parts(date);
  if (!parts) return std::nullopt;
  const bool year_first = order == DateOrder::kYearMonthDay;
  int year = year_first ? parts->number[0] : parts->number[2];
  const int month = order == DateOrder::kMonthDayYear ? parts->number[0] : parts->number[1];
  const int day = year_first                          ? parts->number[2]
                  : order == DateOrder::kMonthDayYear ? parts->number[1]
                                                      : parts->number[0];
  if (year < 100) year += 2000;
  constexpr int kBuddhist = 2400, kBuddhistEra = 543;  // phones set to Thai count so
  if (year > kBuddhist) year -= kBuddhistEra;
  constexpr int kTwoDigits = 99;
  if (month > kTwoDigits || day > kTwoDigits) return std::nullopt;
  std::string text = "0000-00-00 ";
  put_digits(year, 4, text.data());
  put_digits(month, 2, text.data() + 5);
  put_digits(day, 2, text.data() + 8);
  text += plain_clock(clock);
  if (auto time = scan_usual_time(text)) return time;
  static const std::vector<std::string> formats = {
      "%Y-%m-%d %H:%M",    "%Y-%m-%d %H:%M:%S",   "%Y-%m-%d %I:%M %p", "%Y-%m-%d %I:%M:%S %p",
      "%Y-%m-%d %I:%M%p",  "%Y-%m-%d %I:%M:%S%p", "%Y-%m-%d %p%I:%M",  "%Y-%m-%d %p%I:%M:%S",
      "%Y-%m-%d %p %I:%M", "%Y-%m-%d %p %I:%M:%S"};
  return TimeFormat::parse(text, formats);
}

}  // namespace deskmill
