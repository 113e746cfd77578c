// What dedupe keeps of a record between its two passes, packed into bytes for the driver.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/hash.hpp"
#include "core/record.hpp"
#include "stages/dedupe/items/item_store.hpp"

namespace deskmill {

/// The members that `mark` writes.
inline constexpr std::array<std::string_view, 3> kMarks = {"cluster", "duplicate_of", "jaccard"};

/// A turn of a conversation: the hash of its match key and how many shingles it brought.
struct TurnMark {
  std::uint64_t key = 0;
  std::uint64_t shingles = 0;
};

struct Remembered {
  Hash128 key;  ///< of the match keys of all texts
  Priority priority;
  std::uint64_t guard = 0;
  Kind kind = Kind::kUtterance;
  bool has_marks = false;  ///< of an earlier run: any of kMarks
  std::string_view id;
  std::span<const TurnMark> turns;          ///< conversations only
  std::span<const std::uint32_t> shingles;  ///< a set; of conversations, turn after turn
};

/// Reduces a record to the packed form.
std::string remember(const Record& record, bool ignore_guard);

/// Borrows from `bytes`, which are what remember() returned. Their address must be a multiple of 8;
/// their size is one.
Remembered unpack_remembered(std::string_view bytes);

/// Hash of kind, roles and texts, to tell exact twins from those of equal match key.
std::uint64_t content_hash(const Record& record);

}  // namespace deskmill
