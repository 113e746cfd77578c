// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <algorithm>
#include <chrono>

#include "core/ascii.hpp"

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

/// Reads numbers of two digits, one after the other, and tells only at the end whether all of them
/// were digits: a third of the time of checking after each.
class TwoDigits {
 public:
  explicit TwoDigits(std::string_view text) : text_(text) {}
  unsigned at(std::size_t position) {
    const unsigned tens = static_cast<unsigned char>(text_[position]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(text_[position + 1]) - unsigned{'0'};
    valid_ &= tens < 10 && ones < 10;
    return tens * 10 + ones;
  }
  bool valid() const { return valid_; }

 private:
  std::string_view text_;
  bool valid_ = true;
};

/// Seconds east of UTC of "Z" or "+08:00".
std::optional<int> offset_seconds(std::string_view zone) {
  if (zone.size() == 1 && (zone[0] == 'Z' || zone[0] == 'z')) return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  TwoDigits numbers(zone);
  const unsigned hours = numbers.at(1), minutes = numbers.at(4);
  if (!numbers.valid() || hours > 23 || minutes > 59) return std::nullopt;
  const int seconds = static_cast<int>(hours * 60 + minutes) * 60;
  return zone[0] == '-' ? -seconds : seconds;
}

bool has_marks(std::string_view text) {
  const bool separated = text[10] == 'T' || text[10] == 't' || text[10] == ' ';
  return text[4] == '-' && text[7] == '-' && separated && text[13] == ':' && text[16] == ':';
}

}  // namespace

std::optional<std::int64_t> parse_rfc3339(std::string_view text) {
  constexpr std::size_t kShortest = kSecondsEnd + 1;  // with "Z"
  if (text.size() < kShortest || !has_marks(text)) return std::nullopt;
  TwoDigits numbers(text);
  const unsigned year = numbers.at(0) * 100 + numbers.at(2), month = numbers.at(5);
  const unsigned day = numbers.at(8), hour = numbers.at(11), minute = numbers.at(14);
  const unsigned second = numbers.at(17);
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day)};
  if (!numbers.valid() || !date.ok() || hour > 23 || minute > 59 || second > 60) {
    return std::nullopt;
  }
  const std::optional<int> offset = offset_seconds(text.substr(end_of_fraction(text)));
  if (!offset) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return ((days * 24 + hour) * 60 + minute) * 60 + std::min(second, 59u) - *offset;
}

}  // namespace deskmill
