// Numeric dates whose order nobody states: 03/04/2026 is March in Boston and April in Berlin.
//
// The order is decided once per input, over all dates of its head: a part above 12 cannot be a
// month, a part above 31 is a year, and from message to message the day changes more often than the
// month. An undecided order is never guessed silently: `certain` is false and the user is told. A
// later date that contradicts it is a reject.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "stages/ingest/times/timestamp.hpp"

namespace deskmill {

enum class DateOrder { kYearMonthDay, kDayMonthYear, kMonthDayYear };

/// "day, month, year"
std::string_view name_of(DateOrder order);
/// "ymd", "dmy", "mdy"; nullopt for anything else.
std::optional<DateOrder> date_order_named(std::string_view name);

struct DateOrderVote {
  DateOrder order = DateOrder::kDayMonthYear;
  bool certain = false;
};

/// `dates` in the order of the input: three numbers with anything between them.
DateOrderVote decide_date_order(const std::vector<std::string_view>& dates);

/// "03/04/2026 9:05 AM": numbers with / . or - between them, and what stands behind a blank.
struct NumericTime {
  std::string_view date, clock;
};
std::optional<NumericTime> split_numeric_time(std::string_view text);

/// A date in `order` and a clock time: "22:05", "10.05.33", "10:05 PM", "上午10:05", "10:05 p. m.".
std::optional<Timestamp> parse_numeric_time(std::string_view date, std::string_view clock,
                                            DateOrder order);

}  // namespace deskmill
