// SPDX-License-Identifier: Apache-2.0
#include "stages/check/whole_number.hpp"

#include <algorithm>

namespace deskmill {

std::optional<std::int64_t> whole_number(JsonValue value) {
  if (!value.is(JsonType::kNumber)) return std::nullopt;
  if (const auto exact = value.integer()) return std::clamp(*exact, -kLargestWhole, kLargestWhole);
  constexpr auto kBeyond = static_cast<double>(kLargestWhole);
  return static_cast<std::int64_t>(std::clamp(value.number().value_or(kBeyond), -kBeyond, kBeyond));
}

std::int64_t count_in(JsonValue value) {
  return std::max(whole_number(value).value_or(0), std::int64_t{0});
}

}  // namespace deskmill
