// SPDX-License-Identifier: Apache-2.0
#include "core/large_memory.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <vector>

namespace deskmill {
namespace {

TEST(LargeMemory, BeginsAtAHugePageAndIsZero) {
  for (const std::size_t bytes : {kHugePage, kHugePage + 1, 5 * kHugePage - 1}) {
    auto* const memory = static_cast<char*>(allocate_large(bytes));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % kHugePage, 0u);
    for (const std::size_t i : {std::size_t{0}, bytes / 2, bytes - 1}) {
      EXPECT_EQ(memory[i], 0);
      memory[i] = 1;
    }
    free_large(memory, bytes);
  }
}

TEST(LargeMemory, AllocatorServesAVectorOfAnySize) {
  std::vector<std::uint32_t, LargeAllocator<std::uint32_t>> numbers;
  for (std::uint32_t i = 0; i < 2'000'000; ++i) numbers.push_back(i);
  numbers.shrink_to_fit();
  EXPECT_EQ(std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}), 1'999'999'000'000u);
}

TEST(LargeMemory, TooMuchIsBadAlloc) {
  EXPECT_THROW(allocate_large(~std::size_t{0} - 5), std::bad_alloc);
  EXPECT_THROW(allocate_large(std::size_t{1} << 60), std::bad_alloc);
  EXPECT_THROW(LargeAllocator<std::uint64_t>().allocate(~std::size_t{0} / 2), std::bad_alloc);
}

}  // namespace
}  // namespace deskmill
