// A time read by one pattern of conversions (%Y-%m-%d %H:%M); what other names formats have is in
// time_format.cpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "stages/ingest/times/timestamp.hpp"

namespace deskmill {

/// The last instant that RFC 3339 can spell: 9999-12-31T23:59:59.999.
constexpr std::int64_t kLastMillisecond = 253'402'300'799'999;

/// nullopt unless all of the text fits the pattern, and the time exists.
std::optional<Timestamp> scan_time(std::string_view text, std::string_view pattern);

/// What most exports write: "2026-03-01 10:02:11", with a T and Z, too; nullopt for anything else.
std::optional<Timestamp> scan_usual_time(std::string_view text);

}  // namespace deskmill
