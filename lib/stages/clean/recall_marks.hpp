// Turns that a messenger marks as taken back: {"text":"...","recalled":true}, or "revoked".
//
// The mark is a member that no stage knows, so it is looked for in the bytes of the turn. Turns of
// one layout (Turn::layout) have the same names, so most are known not to have it without a look.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/record.hpp"

namespace deskmill {

/// For one thread; keeps from record to record which layouts have no such member.
class RecallMarks {
 public:
  bool is_recalled(const Record& record, const Turn& turn) {
    return turn.more && !is_unmarked(turn.layout) && has_mark(record, turn);
  }

 private:
  bool is_unmarked(std::uint64_t layout) const;
  bool has_mark(const Record& record, const Turn& turn);

  std::array<std::uint64_t, 8> unmarked_layouts_ = {};  ///< those met last; 0: none
  std::size_t next_layout_ = 0;
};

}  // namespace deskmill
