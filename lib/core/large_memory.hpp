// Memory for tables and arenas of many megabytes, on huge pages where the system has them.
//
// What is looked up at random all over such a table waits for the translation of addresses as much
// as for the memory itself, and the first touch of every small page is a call of the kernel. Large
// allocations begin at a huge page and ask for huge ones as far as they fill them; they go back to
// the system when they are freed. Small ones come from the heap.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <new>

namespace deskmill {

inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

/// Zeros; for at least kHugePage bytes. Throws std::bad_alloc.
void* allocate_large(std::size_t bytes);
void free_large(void* memory, std::size_t bytes) noexcept;

/// For containers that may grow large. Below kHugePage it is std::allocator.
template <typename T>
struct LargeAllocator {
  using value_type = T;
  LargeAllocator() = default;
  template <typename Other>
  LargeAllocator(const LargeAllocator<Other>& /*other*/) {}

  T* allocate(std::size_t count) {
    if (count > std::numeric_limits<std::size_t>::max() / sizeof(T)) throw std::bad_alloc();
    if (count * sizeof(T) < kHugePage) return std::allocator<T>().allocate(count);
    return static_cast<T*>(allocate_large(count * sizeof(T)));
  }
  void deallocate(T* memory, std::size_t count) noexcept {
    if (count * sizeof(T) < kHugePage) return std::allocator<T>().deallocate(memory, count);
    free_large(memory, count * sizeof(T));
  }
  bool operator==(const LargeAllocator&) const { return true; }
};

struct LargeFree {
  std::size_t bytes = 0;
  void operator()(char* memory) const { LargeAllocator<char>().deallocate(memory, bytes); }
};
using LargeBytes = std::unique_ptr<char[], LargeFree>;
inline LargeBytes allocate_large_bytes(std::size_t bytes) {
  return {LargeAllocator<char>().allocate(bytes), LargeFree{bytes}};
}

}  // namespace deskmill
