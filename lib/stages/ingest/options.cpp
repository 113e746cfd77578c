// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/options.hpp"

#include "core/error.hpp"
#include "stages/ingest/times/duration.hpp"
#include "stages/ingest/times/timestamp.hpp"

namespace deskmill {

std::optional<int> IngestOptions::offset_minutes() const {
  if (tz.empty()) return std::nullopt;
  const auto offset = parse_offset(tz);
  if (!offset) {
    throw OptionError("tz", tz,
                      quoted(tz) +
                          " is no fixed offset; give one such as +08:00 "
                          "(a zone with daylight saving time has two)");
  }
  return offset;
}

std::optional<DateOrder> IngestOptions::order_of_dates() const {
  if (date_order.empty()) return std::nullopt;
  const auto order = date_order_named(date_order);
  if (!order) {
    throw OptionError("date-order", date_order, quoted(date_order) + " is none of dmy, mdy, ymd");
  }
  return order;
}

std::optional<std::int64_t> IngestOptions::gap_milliseconds() const {
  if (group_gap.empty()) return std::nullopt;
  if (const auto gap = positive_duration(group_gap)) return gap;
  throw OptionError("group-gap", group_gap, no_duration(group_gap));
}

}  // namespace deskmill
