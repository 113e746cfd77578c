// SPDX-License-Identifier: Apache-2.0
#include "markup/parsed_document.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <utility>

namespace deskmill {

/// Blocks that grow with the tree, from what a single character reference takes; freed as a whole.
class ParsedDocument::Memory {
 public:
  Memory() = default;
  ~Memory() {
    while (last_ != nullptr) std::free(std::exchange(last_, last_->before));
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  /// nullptr when there is not enough.
  const GumboOutput* parse(std::string_view html);

 private:
  struct alignas(std::max_align_t) Block {
    Block* before;
  };
  static constexpr std::size_t kFirstBlock = 4u << 10, kLargestBlock = 256u << 10;

  static void* allocate(void* memory, std::size_t bytes) {
    auto& own = *static_cast<Memory*>(memory);
    void* const place = own.take(bytes);
    if (place == nullptr) std::longjmp(own.out_of_memory_, 1);
    return place;
  }
  static void keep(void*, void*) {}

  void* take(std::size_t bytes);
  bool add_block(std::size_t bytes);

  Block* last_ = nullptr;
  std::byte* free_ = nullptr;  ///< of the last block
  std::size_t left_ = 0;
  std::size_t next_block_ = kFirstBlock;
  std::jmp_buf out_of_memory_;
};

/// The errors that gumbo notes, each with all elements that are open, are of no use here.
const GumboOutput* ParsedDocument::Memory::parse(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = keep;
  options.userdata = this;
  options.max_errors = 0;
  if (setjmp(out_of_memory_) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

void* ParsedDocument::Memory::take(std::size_t bytes) {
  const std::size_t rounded = (bytes + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) *
                              alignof(std::max_align_t);
  if (rounded > left_ && !add_block(rounded)) return nullptr;
  left_ -= rounded;
  return std::exchange(free_, free_ + rounded);
}

bool ParsedDocument::Memory::add_block(std::size_t bytes) {
  const std::size_t size = std::max(bytes, next_block_);
  void* const memory = std::malloc(sizeof(Block) + size);
  if (memory == nullptr) return false;
  last_ = new (memory) Block{last_};
  free_ = static_cast<std::byte*>(memory) + sizeof(Block);
  left_ = size;
  next_block_ = std::min(2 * next_block_, kLargestBlock);
  return true;
}

ParsedDocument::ParsedDocument(std::string_view html)
    : memory_(std::make_unique<Memory>()), output_(memory_->parse(html)) {
  if (output_ == nullptr) throw std::bad_alloc();
}

ParsedDocument::~ParsedDocument() = default;

}  // namespace deskmill
