// SPDX-License-Identifier: Apache-2.0
#include "stages/split/assignment.hpp"

#include "core/hash.hpp"

namespace deskmill {

double position_of(std::uint64_t key, std::uint64_t seed) {
  const std::uint64_t hash = hash64({reinterpret_cast<const char*>(&key), sizeof key}, seed);
  return static_cast<double>(hash >> 11) * 0x1.0p-53;
}

SplitSide side_at(double position, const Shares& shares) {
  if (position < shares.test) return SplitSide::kTest;
  if (position < shares.test + shares.validation) return SplitSide::kValidation;
  return SplitSide::kTrain;
}

}  // namespace deskmill
