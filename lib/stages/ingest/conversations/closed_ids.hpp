// The ids of conversations that have ended, as hashes: enough to notice that one opens again.
//
// 16 bytes per slot of a table that is at most 3/4 full: 21 to 43 bytes per closed conversation.
// Two different ids share a 64-bit hash with a chance of 3e-8 at a million ids; the run then asks
// for --group-sort without need, and nothing is lost.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "core/hash_table.hpp"

namespace deskmill {

class ClosedIds {
 public:
  /// When the id was closed before, the value it was closed with. Stores the new value, which is
  /// not the least of all integers.
  std::optional<std::int64_t> close(std::string_view id, std::int64_t value);
  std::size_t size() const { return values_.size(); }

 private:
  static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();
  HashTable<std::uint64_t, std::int64_t, kNone, 3> values_;  ///< by the hash of the id
};

}  // namespace deskmill
