// A point in time as an export tells it, and its form in records, RFC 3339.
//
// A time without a zone stays without one: nothing is assumed. The caller adds the offset of --tz,
// or leaves the time out of the record (it still orders messages and measures gaps within one
// file).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

struct Timestamp {
  /// Since 1970-01-01T00:00:00 of the zone's own clock (not of UTC when `offset_minutes` is not 0).
  std::int64_t local_milliseconds = 0;
  std::optional<int> offset_minutes;  ///< east of UTC; absent = no zone was given

  /// Comparable among times of one file; a zoneless time counts as UTC.
  std::int64_t utc_milliseconds() const {
    return local_milliseconds - std::int64_t{offset_minutes.value_or(0)} * 60'000;
  }
};

/// Minutes east of UTC: "Z", "UTC", "+08:00", "-0530", and the zones of East Asia that keep one
/// offset all year ("Asia/Shanghai"). Zones with daylight saving have no single offset: nullopt.
std::optional<int> parse_offset(std::string_view zone);

/// "2026-03-01T10:02:11+08:00", with milliseconds when there are any, "Z" for offset 0. The time
/// must have a zone.
std::string to_rfc3339(const Timestamp& time);

}  // namespace deskmill
