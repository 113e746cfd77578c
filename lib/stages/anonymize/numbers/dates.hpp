// Dates as people write them: in digits with any marks, in Chinese, with the names of English
// months, the year in front, behind or left out.
//
// Which number is the day and which the month is not told apart: a date is one when any usual order
// of its numbers gives a day that exists. So the day and month of a date are known by their size.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// A date from its place on; `end` is 0 for none.
struct Date {
  std::size_t end = 0;
  int year = 0;                 ///< 0: not told
  int smaller = 0, larger = 0;  ///< of day and month; 0 and the month where no day is told
  int month = 0;                ///< of a date in Chinese numerals, else 0
};

/// The date that begins at `begin`, with a number or a month.
Date date_at(std::string_view text, std::size_t begin);

/// 900307 and "07 03 90", which are dates only where one was asked for.
Date short_date_at(std::string_view text, std::size_t begin);

/// "3.7", "3/7", "3-7", 0307: a day only where a word before it leads to one.
Date short_day_at(std::string_view text, std::size_t begin);

/// The date that the whole text is, however written; `end` is 0 for none.
Date whole_date(std::string_view text);

/// The English month, 1 to 12, that the word names whole or cut to three letters or more; or 0.
int month_of(std::string_view word);

/// The month and its blank in front of a day ("March 7"); `day` itself when none stands there.
std::size_t with_month_before(std::string_view text, std::size_t day);

/// A date that exists, years 1900 to 2099.
bool is_real_date(int year, int month, int day);
/// The same of eight digits: 20260301.
bool is_compact_date(std::string_view digits);

}  // namespace deskmill
