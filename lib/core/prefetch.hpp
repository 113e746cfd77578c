// Asks for memory before it is needed.
//
// GCC takes a function that does nothing but __builtin_prefetch() for one without effect and
// removes calls of it (seen with 12.2), so that a class which offers its callers to read ahead
// would do nothing at all. An empty statement that the compiler must keep prevents that.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace deskmill {

/// Any address will do, also one that is not the program's. All cache lines of `bytes` from there
/// on, if `address` begins a line; else perhaps not the last one.
inline void prefetch(const void* address, std::size_t bytes = 1) {
  constexpr std::size_t kLine = 64;
  for (std::size_t i = 0; i < bytes; i += kLine) {
    __builtin_prefetch(static_cast<const char*>(address) + i);
  }
  asm volatile("");
}

}  // namespace deskmill
