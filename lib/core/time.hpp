// Points in time as text: RFC 3339 with offset, the only form in records.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace deskmill {

/// Seconds since 1970-01-01T00:00:00Z; fractions of a second are cut off. nullopt when `text` is
/// not "2026-03-01T10:02:11[.5](Z|+08:00)" or names no real day and time. A leap second counts as
/// :59.
std::optional<std::int64_t> parse_rfc3339(std::string_view text);

/// Whether texts are what parse_rfc3339() reads, for checking all times of a set: those of a
/// conversation mostly stand on one day in one zone, and only their clock has to be looked at.
class TimeCheck {
 public:
  bool is_time(std::string_view text);

 private:
  static constexpr std::size_t kSize = 25;  ///< of "2026-03-01T10:02:11+08:00"
  char last_[kSize] = {};                   ///< a time of this form, or nothing
};

}  // namespace deskmill
