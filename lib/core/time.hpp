// Points in time as text: RFC 3339 with offset, the only form in records.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace deskmill {

/// Seconds since 1970-01-01T00:00:00Z; fractions of a second are cut off. nullopt when `text` is
/// not "2026-03-01T10:02:11[.5](Z|+08:00)" or names no real day and time. A leap second counts as
/// :59.
std::optional<std::int64_t> parse_rfc3339(std::string_view text);

/// Whether parse_rfc3339() reads it; in a third of the time where the text has 25 bytes.
bool is_rfc3339(std::string_view text);

}  // namespace deskmill
