// Lengths of time as options and mappings write them: "90s", "30m", "4h", "7d".
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

/// Milliseconds; nothing for a text that is no duration, or is 0.
std::optional<std::int64_t> positive_duration(std::string_view text);
/// What to say then.
std::string no_duration(std::string_view text);

}  // namespace deskmill
