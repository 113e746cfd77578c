// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/surrogate_date.hpp"

#include <algorithm>
#include <array>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/dates.hpp"
#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

constexpr int kMonthsOfYear = 12;

/// The date that is written in place of another.
struct NewDate {
  Date old;
  bool padded = false;  ///< "07.12.1990": numbers below ten have a zero in front
  int year = 0, smaller = 0, larger = 0;

  /// In place of the day or month `number`.
  int instead_of(int number) const { return number == old.smaller ? smaller : larger; }
};

/// A number above twelve is the day, and stays one; the others may be either.
NewDate drawn_date(const Date& old, bool padded, Draw& draw) {
  constexpr std::uint32_t kDaysAboveTwelve = 28 - kMonthsOfYear;
  const auto month = [&] { return 1 + static_cast<int>(draw.below(kMonthsOfYear)); };
  NewDate date{old, padded, 1950 + static_cast<int>(draw.below(50))};
  date.smaller = month();
  date.larger = old.larger > kMonthsOfYear
                    ? 1 + kMonthsOfYear + static_cast<int>(draw.below(kDaysAboveTwelve))
                    : month();
  if (date.smaller > date.larger) std::swap(date.smaller, date.larger);
  if (old.smaller == old.larger) date.larger = date.smaller;
  return date;
}

/// 7 as 07, 1990 as 90.
std::string in_two_digits(int number) {
  const int last = number % 100;
  return (last < 10 ? "0" : "") + std::to_string(last);
}

/// In place of a number of a date with marks between its parts.
std::string number_instead(const NewDate& date, std::string_view digits, bool year) {
  if (digits.size() == 4) return std::to_string(date.year);
  if (year) return in_two_digits(date.year);
  const int number = date.instead_of(number_of(digits));
  return date.padded ? in_two_digits(number) : std::to_string(number);
}

/// 19900307, 07031990, 900307, 0307.
std::string compact_instead(const NewDate& date, std::string_view digits) {
  constexpr std::size_t kPair = 2;
  const std::size_t year_digits = digits.size() - 2 * kPair;
  const bool year_first = year_digits == kPair || is_compact_date(digits);
  const std::size_t pairs = year_first ? year_digits : 0;
  const auto pair = [&](std::size_t at) {
    return in_two_digits(date.instead_of(number_of(digits.substr(at, kPair))));
  };
  const std::string day = pair(pairs) + pair(pairs + kPair);
  if (year_digits == 0) return day;
  const std::string year =
      year_digits == kPair ? in_two_digits(date.year) : std::to_string(date.year);
  return year_first ? year + day : day + year;
}

std::string month_instead(const NewDate& date, std::string_view word) {
  constexpr std::array<std::string_view, kMonthsOfYear> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  constexpr std::size_t kAbbreviated = 3;
  const int month = month_of(word);
  if (month == 0) return std::string(word);  // "th", "of"
  const std::string_view name = kMonths[static_cast<std::size_t>(date.instead_of(month)) - 1];
  return std::string(name.substr(0, word.size() > kAbbreviated ? name.npos : kAbbreviated));
}

/// 三月七号 in digits: 5月11号.
std::string numerals_instead(const NewDate& date, std::string_view value) {
  constexpr std::size_t kHan = 3;
  const std::string_view last = value.substr(value.size() - kHan);
  const Date& old = date.old;
  const int month = date.instead_of(old.month);
  const int day = date.instead_of(old.month == old.smaller ? old.larger : old.smaller);
  const std::string year = old.year > 0 ? std::to_string(date.year) + "年" : "";
  return year + std::to_string(month) + "月" + std::to_string(day) +
         std::string(last == "日" || last == "号" ? last : "");
}

std::size_t end_of(std::string_view text, std::size_t at, bool (*is)(char)) {
  while (at < text.size() && is(text[at])) ++at;
  return at;
}

/// Each number and month of the date, one after the other.
std::string written(const NewDate& date, std::string_view value) {
  const std::size_t last = value.find_last_of("0123456789");
  std::string out;
  bool year_told = date.old.year == 0 || value.find("年") != value.npos;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t digits = end_of(value, at, is_ascii_digit);
    const std::size_t letters = end_of(value, at, is_ascii_letter);
    const std::string_view number = value.substr(at, digits - at);
    const bool before_year_word = value.substr(digits).starts_with("年");
    const bool year = before_year_word || (!year_told && digits == last + 1);
    year_told |= number.size() == 4;
    if (letters > at) out += month_instead(date, value.substr(at, letters - at));
    if (number.size() > 4 || (number.size() == 4 && date.old.year == 0))
      out += compact_instead(date, number);
    else if (!number.empty())
      out += number_instead(date, number, year);
    at = std::max(digits, letters);
    if (digits == letters) out += value[at++];
  }
  return out;
}

/// A number of the date begins with a zero.
bool is_padded(std::string_view value) {
  for (std::size_t at = value.find('0'); at != value.npos; at = value.find('0', at + 1)) {
    if (at == 0 || !is_ascii_digit(value[at - 1])) return true;
  }
  return false;
}

std::string drawn_digits(std::string_view value, Draw& draw) {
  std::string out(value);
  for (char& c : out) {
    if (is_ascii_digit(c)) c = draw.digit();
  }
  return out;
}

}  // namespace

std::string surrogate_of_date(std::string_view value, Draw& draw) {
  const Date old = whole_date(value);
  if (old.end == 0) return drawn_digits(value, draw);
  const NewDate date = drawn_date(old, is_padded(value), draw);
  const bool in_digits = value.find_first_of("0123456789") != value.npos;
  return in_digits ? written(date, value) : numerals_instead(date, value);
}

}  // namespace deskmill
