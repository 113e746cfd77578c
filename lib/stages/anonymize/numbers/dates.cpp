// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/dates.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

/// ASCII digits of a text, read one number after the other.
class Numbers {
 public:
  Numbers(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }
  bool skip(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  /// The next number of at most so many digits; empty when none or a longer one stands there.
  std::string_view number(std::size_t most) {
    const std::string_view left = rest();
    std::size_t count = 0;
    while (count < left.size() && is_ascii_digit(left[count])) ++count;
    if (count > most) return {};
    at_ += count;
    return left.substr(0, count);
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

/// "90" is 1990, "05" is 2005.
int year_of(std::string_view digits) {
  const int value = number_of(digits);
  if (digits.size() == 4) return value;
  return digits.size() == 2 ? value + (value < 30 ? 2000 : 1900) : 0;
}

constexpr int kLeapYear = 2000;

Date make_date(std::size_t end, int year, int a, int b) {
  return {end, year, std::min(a, b), std::max(a, b), 0};
}

/// 1990年3月7日, 3月7号.
Date chinese_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  std::string_view first = numbers.number(4);
  Date date;
  if (!first.empty() && numbers.skip("年")) {
    date.year = year_of(first);
    first = numbers.number(2);
  }
  if (first.empty() || first.size() > 2 || !numbers.skip("月")) return {};
  date.end = numbers.at();
  date.larger = number_of(first);
  const std::string_view day = numbers.number(2);
  if (day.empty()) return date.year > 0 ? date : Date();
  if (!numbers.skip("日") && !numbers.skip("号")) numbers.skip("號");
  const int year = date.year > 0 ? date.year : kLeapYear;
  if (!is_real_date(year, number_of(first), number_of(day))) return {};
  return make_date(numbers.at(), date.year, number_of(first), number_of(day));
}

/// 二十三, 十, 三: a number up to 31 in Chinese numerals, skipped; 0 for none.
int skip_numeral(Numbers& numbers) {
  constexpr std::size_t kHan = 3;
  const auto digit = [&] {
    const int value = han_digit_at(numbers.rest(), 0);
    if (value >= 0) numbers.skip(numbers.rest().substr(0, kHan));
    return std::max(value, 0);
  };
  const int first = digit();
  if (!numbers.skip("十")) return first;
  return (first == 0 ? 1 : first) * 10 + digit();
}

/// 一九九零年, 九零年, skipped; 0 for none.
int skip_numeral_year(Numbers& numbers) {
  constexpr std::size_t kHan = 3, kLongest = 4 * kHan;
  std::string digits;
  const std::string_view rest = numbers.rest();
  std::size_t at = 0;
  for (int value = 0; at < kLongest && (value = han_digit_at(rest, at)) >= 0; at += kHan) {
    digits += static_cast<char>('0' + value);
  }
  if (!rest.substr(at).starts_with("年")) return 0;
  numbers.skip(rest.substr(0, at + kHan));
  return year_of(digits);
}

/// 一九九零年三月七日, 三月初七.
Date numeral_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const int year = skip_numeral_year(numbers);
  const int month = skip_numeral(numbers);
  if (month == 0 || !numbers.skip("月")) return {};
  numbers.skip("初");
  const int day = skip_numeral(numbers);
  if (!is_real_date(year > 0 ? year : kLeapYear, month, day)) return {};
  if (!numbers.skip("日") && !numbers.skip("号")) numbers.skip("號");
  Date date = make_date(numbers.at(), year, month, day);
  date.month = month;
  return date;
}

/// The date whose numbers these are, in any of the usual orders; without its end.
Date date_among(std::string_view a, std::string_view b, std::string_view c) {
  if (a.empty() || b.empty() || c.empty() || b.size() > 2) return {};
  const bool year_first = a.size() == 4;
  const std::string_view day = year_first ? c : a;
  if (day.size() > 2 || (!year_first && c.size() != 4 && c.size() != 2)) return {};
  const int year = year_of(year_first ? a : c);
  const bool real = is_real_date(year, number_of(b), number_of(day)) ||
                    (!year_first && is_real_date(year, number_of(day), number_of(b)));
  return real ? make_date(0, year, number_of(day), number_of(b)) : Date();
}

Date ending_at(std::size_t end, Date date) {
  date.end = date.year > 0 ? end : 0;
  return date;
}

/// 1990-03-07, 7.3.1990, 03/07/90.
Date separated_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view a = numbers.number(4), mark = numbers.rest().substr(0, 1);
  if (mark.empty() || std::string_view("-./ ").find(mark[0]) == std::string_view::npos) return {};
  numbers.skip(mark);
  const std::string_view b = numbers.number(2);
  if (!numbers.skip(mark)) return {};
  const std::string_view c = numbers.number(4);
  const bool parted = mark != " " || a.size() == 4 || c.size() == 4;  // not "3 2 10"
  return parted ? ending_at(numbers.at(), date_among(a, b, c)) : Date();
}

/// 19900307, 07031990.
Date compact_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view digits = numbers.number(8);
  if (digits.size() != 8) return {};
  Date date = date_among(digits.substr(0, 4), digits.substr(4, 2), digits.substr(6));
  if (date.year == 0) date = date_among(digits.substr(0, 2), digits.substr(2, 2), digits.substr(4));
  return ending_at(numbers.at(), date);
}

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// Bytes of the month's name at `at`, whole or cut to three letters or more, and a dot behind it.
std::size_t month_bytes(std::string_view text, std::size_t at) {
  std::size_t letters = 0;
  while (is_ascii_letter(char_at(text, at + letters))) ++letters;
  if (month_of(text.substr(at, letters)) == 0) return 0;
  return letters + (char_at(text, at + letters) == '.' ? 1 : 0);
}

void skip_blanks(Numbers& numbers) {
  while (numbers.skip(" ") || numbers.skip(",")) {
  }
}

/// "7", "7th", "the 7th of"; empty for none.
std::string_view day_of_month(Numbers& numbers) {
  const std::string_view day = numbers.number(2);
  if (day.empty()) return {};
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) numbers.skip(ending);
  return number_of(day) >= 1 && number_of(day) <= 31 ? day : std::string_view();
}

/// "12 Apr 88", but not "March 7, 10 of us": two digits are a year where nothing goes on.
bool is_short_year(const Numbers& numbers, std::string_view digits) {
  const std::string_view rest = numbers.rest();
  const bool goes_on =
      !rest.empty() && (rest[0] == ' ' || rest[0] == ':' || is_ascii_alnum(rest[0]) ||
                        is_ascii_digit(char_at(rest, 1)));
  return digits.size() == 2 && !goes_on;
}

/// The year behind a day and month, or `date` as it is.
Date with_year_behind(Numbers numbers, Date date) {
  skip_blanks(numbers);
  numbers.skip("'");
  const std::string_view digits = numbers.number(4);
  const bool whole = digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
  if (!whole && !is_short_year(numbers, digits)) return date;
  date.end = numbers.at();
  date.year = year_of(digits);
  return date;
}

/// "March 7, 1990", "7th of March 1990", "7-Mar-1990", "March 7th".
Date english_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const bool day_first = is_ascii_digit(char_at(text, begin));
  std::string_view day = day_first ? day_of_month(numbers) : std::string_view();
  if (day_first && day.empty()) return {};
  if (day_first && !numbers.skip("-") && !numbers.skip(" of ")) numbers.skip(" ");
  const std::size_t month_begin = numbers.at(), month = month_bytes(text, month_begin);
  if (month == 0) return {};
  numbers.skip(text.substr(month_begin, month));
  std::size_t end = numbers.at();
  skip_blanks(numbers);
  numbers.skip("-");
  if (!day_first) {
    day = day_of_month(numbers);
    end = numbers.at();
  }
  if (day.empty()) return {};
  const int number = month_of(text.substr(month_begin, month));
  return with_year_behind(numbers, make_date(end, 0, number, number_of(day)));
}

/// "07 03 90".
Date parted_short_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view a = numbers.number(2), mark = numbers.rest().substr(0, 1);
  if (mark != " " || !numbers.skip(mark)) return {};
  const std::string_view b = numbers.number(2);
  if (!numbers.skip(mark)) return {};
  return ending_at(numbers.at(), date_among(a, b, numbers.number(2)));
}

}  // namespace

Date date_at(std::string_view text, std::size_t begin) {
  if (is_han_at(text, begin)) return numeral_date(text, begin);
  if (!is_ascii_digit(char_at(text, begin))) return english_date(text, begin);
  for (const auto read : {chinese_date, separated_date, compact_date, english_date}) {
    const Date date = read(text, begin);
    if (date.end > 0 && !is_ascii_alnum(char_at(text, date.end))) return date;
  }
  return {};
}

Date short_date_at(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view digits = numbers.number(6);
  if (digits.size() != 6) return parted_short_date(text, begin);
  const int year = year_of(digits.substr(0, 2));
  const int month = number_of(digits.substr(2, 2)), day = number_of(digits.substr(4));
  return is_real_date(year, month, day) ? make_date(numbers.at(), year, month, day) : Date();
}

Date short_day_at(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  std::string_view a = numbers.number(4), b;
  if (a.size() == 4) {
    b = a.substr(2);
    a = a.substr(0, 2);
  } else if (numbers.skip(".") || numbers.skip("/") || numbers.skip("-")) {
    b = numbers.number(2);
  }
  if (a.empty() || a.size() > 2 || b.empty()) return {};
  const bool real = is_real_date(kLeapYear, number_of(a), number_of(b)) ||
                    is_real_date(kLeapYear, number_of(b), number_of(a));
  return real ? make_date(numbers.at(), 0, number_of(a), number_of(b)) : Date();
}

Date whole_date(std::string_view text) {
  for (const auto read : {date_at, short_date_at, short_day_at}) {
    const Date date = read(text, 0);
    if (date.end == text.size() && date.end > 0) return date;
  }
  return {};
}

int month_of(std::string_view word) {
  constexpr std::size_t kShortest = 3;
  while (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < kShortest) return 0;
  const auto* const month =
      std::find_if(kMonths.begin(), kMonths.end(), [word](std::string_view name) {
        return word.size() <= name.size() && is_in_any_case(word, name.substr(0, word.size()));
      });
  return month == kMonths.end() ? 0 : static_cast<int>(month - kMonths.begin()) + 1;
}

std::size_t with_month_before(std::string_view text, std::size_t day) {
  constexpr std::size_t kLongestMonth = 12;
  if (day == 0 || text[day - 1] != ' ') return day;
  std::size_t month = day - 1;
  while (day - month <= kLongestMonth && is_ascii_letter(char_before(text, month))) --month;
  return month_bytes(text.substr(0, day), month) > 0 ? month : day;
}

bool is_real_date(int year, int month, int day) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= kDays[month - 1] + (leap && month == 2 ? 1 : 0);
}

bool is_compact_date(std::string_view digits) {
  return digits.size() == 8 &&
         is_real_date(number_of(digits.substr(0, 4)), number_of(digits.substr(4, 2)),
                      number_of(digits.substr(6)));
}

}  // namespace deskmill
