// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/dates.hpp"

#include <algorithm>
#include <array>

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
  const std::string_view day = numbers.number(2);
  if (day.empty()) return date.year > 0 ? date : Date();
  if (!numbers.skip("日") && !numbers.skip("号")) numbers.skip("號");
  date.end = numbers.at();
  const int year = date.year > 0 ? date.year : kLeapYear;
  return is_real_date(year, number_of(first), number_of(day)) ? date : Date();
}

/// The year of a date whose numbers these are, in any of the usual orders; 0 for none.
int year_among(std::string_view a, std::string_view b, std::string_view c) {
  if (a.empty() || b.empty() || c.empty() || b.size() > 2) return 0;
  if (a.size() == 4)
    return c.size() <= 2 && is_real_date(year_of(a), number_of(b), number_of(c)) ? year_of(a) : 0;
  if (a.size() > 2 || (c.size() != 4 && c.size() != 2)) return 0;
  const int year = year_of(c);
  const bool real = is_real_date(year, number_of(b), number_of(a)) ||
                    is_real_date(year, number_of(a), number_of(b));
  return real ? year : 0;
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
  const int year = parted ? year_among(a, b, c) : 0;
  return year > 0 ? Date{numbers.at(), year} : Date();
}

/// 19900307, 07031990.
Date compact_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view digits = numbers.number(8);
  if (digits.size() != 8) return {};
  int year = year_among(digits.substr(0, 4), digits.substr(4, 2), digits.substr(6));
  if (year == 0) year = year_among(digits.substr(0, 2), digits.substr(2, 2), digits.substr(4));
  return year > 0 ? Date{numbers.at(), year} : Date();
}

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// Bytes of the month's name at `at`, whole or cut to three letters or more, and a dot behind it.
std::size_t month_bytes(std::string_view text, std::size_t at) {
  std::size_t letters = 0;
  while (is_ascii_letter(char_at(text, at + letters))) ++letters;
  if (letters < 3 || letters > 9) return 0;
  const std::string_view word = text.substr(at, letters);
  const bool known = std::any_of(kMonths.begin(), kMonths.end(), [word](std::string_view month) {
    return is_in_any_case(word, month.substr(0, word.size()));
  });
  if (!known) return 0;
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

/// "March 7, 1990", "7th of March 1990", "7-Mar-1990", "March 7th".
Date english_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const bool day_first = is_ascii_digit(char_at(text, begin));
  if (day_first && day_of_month(numbers).empty()) return {};
  if (day_first && !numbers.skip("-") && !numbers.skip(" of ")) numbers.skip(" ");
  const std::size_t month = month_bytes(text, numbers.at());
  if (month == 0) return {};
  numbers.skip(text.substr(numbers.at(), month));
  skip_blanks(numbers);
  numbers.skip("-");
  if (!day_first && day_of_month(numbers).empty()) return {};
  Date date{numbers.at(), 0};
  skip_blanks(numbers);
  const std::string_view year = numbers.number(4);
  if (year.size() == 4 && (year.starts_with("19") || year.starts_with("20")))
    return {numbers.at(), number_of(year)};
  if (day_first) date.end = text.find_last_not_of(" ,-", date.end - 1) + 1;
  return date;
}

}  // namespace

Date date_at(std::string_view text, std::size_t begin) {
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
  if (digits.size() != 6) return {};
  const int year = year_of(digits.substr(0, 2));
  const bool real = is_real_date(year, number_of(digits.substr(2, 2)), number_of(digits.substr(4)));
  return real ? Date{numbers.at(), year} : Date();
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
