// The ways in which exports write a time: ISO 8601, epochs, and strptime-like patterns.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/ingest/times/timestamp.hpp"

namespace deskmill {

/// How a column writes its times. Patterns know %Y %y %m %d %e %H %I %M %S %f %b %a %p %z %%; a
/// blank matches any run of blanks, %p takes AM/PM and 上午/下午, %f takes 1-9 digits. Names:
/// "auto", "iso", "epoch" (s, ms or us by magnitude), "epoch_s", "epoch_ms", "twitter", "elapsed"
/// (a beginning and the time that went by since: "February 26, 2026, 10:27:35 (+0800) 1h 2m 3s").
class TimeFormat {
 public:
  /// False when the name is unknown or the pattern has an unknown conversion.
  static bool is_valid(std::string_view format);
  /// The whole text must match, blanks around it aside.
  static std::optional<Timestamp> parse(std::string_view text, std::string_view format);
  /// The first format that matches.
  static std::optional<Timestamp> parse(std::string_view text,
                                        const std::vector<std::string>& formats);
};

}  // namespace deskmill
