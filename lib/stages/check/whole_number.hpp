// Counts and places out of files that anybody may have written: of any size, and added up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "json/document.hpp"

namespace deskmill {

/// Larger than any count or offset, and the largest that the schemas of reports allow.
inline constexpr std::int64_t kLargestWhole = (std::int64_t{1} << 53) - 1;

/// A whole number, also spelt 1.0; of one beyond kLargestWhole, that. nullopt when it is no number.
std::optional<std::int64_t> whole_number(JsonValue value);

/// A count; 0 for what is none.
std::int64_t count_in(JsonValue value);

/// The sum of two numbers from 0, or the largest number there is.
inline std::int64_t added(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return a > kMost - b ? kMost : a + b;
}

}  // namespace deskmill
