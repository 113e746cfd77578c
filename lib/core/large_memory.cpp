// SPDX-License-Identifier: Apache-2.0
#include "core/large_memory.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace deskmill {

void* allocate_large(std::size_t bytes) {
  if (bytes > std::numeric_limits<std::size_t>::max() - 2 * kHugePage) throw std::bad_alloc();
  // Mapped with room to spare; what lies outside of the alignment goes back at once.
  const std::size_t wanted = (bytes + kHugePage - 1) / kHugePage * kHugePage;
  void* const mapped = ::mmap(nullptr, wanted + kHugePage, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  char* const begin = static_cast<char*>(mapped);
  const std::size_t before =
      (kHugePage - reinterpret_cast<std::uintptr_t>(mapped) % kHugePage) % kHugePage;
  if (before > 0) ::munmap(begin, before);
  char* const memory = begin + before;
  ::munmap(memory + wanted, kHugePage - before);
  // Advice: without huge pages it is only slower. The rest behind the last whole one stays small.
  ::madvise(memory, bytes / kHugePage * kHugePage, MADV_HUGEPAGE);
  return memory;
}

void free_large(void* memory, std::size_t bytes) noexcept {
  ::munmap(memory, (bytes + kHugePage - 1) / kHugePage * kHugePage);
}

}  // namespace deskmill
