// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/closed_ids.hpp"

#include <utility>

namespace deskmill {

std::optional<std::int64_t> ClosedIds::close(std::string_view id, std::int64_t value) {
  const std::int64_t before = std::exchange(values_.value_of(hash64(id)), value);
  return before == kNone ? std::nullopt : std::optional(before);
}

}  // namespace deskmill
