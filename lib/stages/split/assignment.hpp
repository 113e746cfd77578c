// Which side a group falls on: a seeded hash against cumulative shares. No state, no order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace deskmill {

/// In rising order of how protected a side is: what links two sides stays on the higher one.
enum class SplitSide : std::uint8_t { kTrain, kValidation, kTest };
inline constexpr std::size_t kSides = 3;
inline constexpr std::array<std::string_view, kSides> kSideNames = {"train", "validation", "test"};

struct Shares {
  double validation = 0.1;
  double test = 0.1;
};

/// A number in [0, 1), uniform over keys, the same on every machine.
double position_of(std::uint64_t key, std::uint64_t seed);

/// test below `test`, validation below `test + validation`, train above: enlarging train moves no
/// record into test.
SplitSide side_at(double position, const Shares& shares);

}  // namespace deskmill
