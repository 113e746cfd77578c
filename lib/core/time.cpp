// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/load.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kSecondsEnd = 19;  ///< behind "2026-03-01T10:02:11"

/// Where the offset from UTC begins: behind the seconds and their fraction, if any.
std::size_t end_of_fraction(std::string_view text) {
  if (text[kSecondsEnd] != '.') return kSecondsEnd;
  const std::size_t digits = kSecondsEnd + 1;
  std::size_t end = digits;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end == digits ? kSecondsEnd : end;  // a point without digits is no fraction
}

/// Eight times the same byte.
constexpr std::uint64_t all(unsigned byte) {
  return 0x0101010101010101U * byte;
}

/// The bytes of "dd-dd-dd" with one byte for each mark and another for each digit.
constexpr std::uint64_t of_form(unsigned mark, unsigned digit) {
  constexpr std::uint64_t kMarks = 0x0000FF0000FF0000;
  return (all(mark) & kMarks) | (all(digit) & ~kMarks);
}

/// Three numbers of two digits with marks between them, "10:02:11" or "26-03-01", read as one word:
/// every turn has a time, and going digit by digit branches at each.
class ThreeNumbers {
 public:
  ThreeNumbers(std::uint64_t text, char mark) {
    // Digits become their values and marks 0; what should have been one or the other exceeds that.
    const std::uint64_t values = text ^ of_form(static_cast<unsigned char>(mark), '0');
    constexpr std::uint64_t kUpToBit7 = of_form(0x80 - 1, 0x80 - 10);
    valid_ = (((values + kUpToBit7) | values) & all(0x80)) == 0;
    numbers_ = values * 10 + (values >> 8);  // in every byte at most 99 where all are valid
  }
  bool valid() const { return valid_; }
  unsigned first() const { return numbers_ & 0xFF; }
  unsigned second() const { return numbers_ >> 24 & 0xFF; }
  unsigned third() const { return numbers_ >> 48 & 0xFF; }

 private:
  std::uint64_t numbers_ = 0;
  bool valid_ = false;
};

/// Seconds east of UTC of "Z" or "+08:00", before which more of a text stands.
std::optional<int> offset_seconds(std::string_view zone) {
  if (zone.size() == 1 && (zone[0] == 'Z' || zone[0] == 'z')) return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  constexpr std::uint64_t kNoSeconds = 0x30303A0000000000;  // ":00" behind five bytes
  const ThreeNumbers time(load<std::uint64_t>(zone.data() - 2) >> 24 | kNoSeconds, ':');
  const unsigned hours = time.first(), minutes = time.second();
  if (!time.valid() || hours > 23 || minutes > 59) return std::nullopt;
  const int seconds = static_cast<int>(hours * 60 + minutes) * 60;
  return zone[0] == '-' ? -seconds : seconds;
}

/// Of a year and of a leap year: the days before each month and, last, before the next year.
constexpr std::array<std::array<std::uint16_t, 13>, 2> kDaysBefore = {
    {{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
     {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}}};

/// Days from 1970-01-01 to a date of the Gregorian calendar; nullopt when there is no such day.
std::optional<std::int64_t> days_since_1970(unsigned year, unsigned month, unsigned day) {
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const auto& days_before = kDaysBefore[is_leap ? 1 : 0];
  if (month < 1 || month > 12) return std::nullopt;
  const unsigned begin = days_before[month - 1], end = days_before[month];
  if (day < 1 || day > end - begin) return std::nullopt;
  constexpr unsigned kDaysUntil1970 = 719528;  // from 0000-01-01 on
  const unsigned leap_days = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
  return std::int64_t{year * 365 + leap_days + begin + day - 1} - kDaysUntil1970;
}

bool separates_date_and_time(char c) {
  return c == 'T' || c == 't' || c == ' ';
}

/// Every byte of `text` between those of `least` and `most` in its place, which are ASCII.
bool is_between(std::uint64_t text, const char* least, const char* most) {
  const std::uint64_t above = (text | all(0x80)) - load<std::uint64_t>(least);
  const std::uint64_t below = (load<std::uint64_t>(most) | all(0x80)) - text;
  return (above & below & ~text & all(0x80)) == all(0x80);
}

/// For sure "2026-03-01T10:02:11+08:00", of a day that every month has.
bool is_plain_time(std::string_view text) {
  if (text.size() != kSecondsEnd + 6) return false;
  const char* const at = text.data();
  const bool has_form = is_between(load<std::uint64_t>(at), "0000-00-", "9999-19-") &&
                        is_between(load<std::uint64_t>(at + 8), "00T00:00", "29T29:59") &&
                        is_between(load<std::uint64_t>(at + 16), ":00+00:0", ":59+29:5") &&
                        is_ascii_digit(at[24]);
  // Two digits come in the order of the number they spell.
  const auto is_number = [at](std::size_t i, unsigned least, unsigned most) {
    const unsigned digits =
        static_cast<unsigned char>(at[i]) * 0x100U + static_cast<unsigned char>(at[i + 1]);
    return digits - least <= most - least;
  };
  return has_form && is_number(5, '0' << 8 | '1', '1' << 8 | '2') &&
         is_number(8, '0' << 8 | '1', '2' << 8 | '8') && is_number(11, 0, '2' << 8 | '3') &&
         is_number(20, 0, '2' << 8 | '3');
}

}  // namespace

std::optional<std::int64_t> parse_rfc3339(std::string_view text) {
  constexpr std::size_t kShortest = kSecondsEnd + 1;  // with "Z"
  if (text.size() < kShortest || !separates_date_and_time(text[10])) return std::nullopt;
  if (!is_ascii_digit(text[0]) || !is_ascii_digit(text[1])) return std::nullopt;
  const ThreeNumbers date(load<std::uint64_t>(text.data() + 2), '-'),
      time(load<std::uint64_t>(text.data() + 11), ':');
  const unsigned hour = time.first(), minute = time.second(), second = time.third();
  if (!date.valid() || !time.valid() || hour > 23 || minute > 59 || second > 60)
    return std::nullopt;
  const unsigned year = static_cast<unsigned>(text[0] - '0') * 1000 +
                        static_cast<unsigned>(text[1] - '0') * 100 + date.first();
  const auto days = days_since_1970(year, date.second(), date.third());
  const auto offset = offset_seconds(text.substr(end_of_fraction(text)));
  if (!days || !offset) return std::nullopt;
  return ((*days * 24 + hour) * 60 + minute) * 60 + std::min(second, 59u) - *offset;
}

bool is_rfc3339(std::string_view text) {
  return is_plain_time(text) || parse_rfc3339(text);
}

}  // namespace deskmill
