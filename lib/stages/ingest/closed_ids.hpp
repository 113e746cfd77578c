// The ids of conversations that have ended, as hashes: enough to notice that one opens again.
//
// Open addressing, 16 bytes per slot and at most 3/4 full: 21 to 43 bytes per closed conversation.
// Two different ids share a 64-bit hash with a chance of 3e-8 at a million ids; the run then asks
// for --group-sort without need, and nothing is lost.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace deskmill {

class ClosedIds {
 public:
  /// When the id was closed before, the value it was closed with. Stores the new value.
  std::optional<std::int64_t> close(std::string_view id, std::int64_t value);
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< 0 = free
    std::int64_t value = 0;
  };
  Slot& slot_of(std::uint64_t hash);
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t size_ = 0;
};

}  // namespace deskmill
