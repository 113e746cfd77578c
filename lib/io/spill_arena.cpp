// SPDX-License-Identifier: Apache-2.0
#include "io/spill_arena.hpp"

#include <algorithm>
#include <cstring>

namespace deskmill {

std::uint64_t SpillArena::append(std::string_view bytes) {
  if (!file_ && (next_ + bytes.size() <= room_end_ || make_room(bytes.size()))) {
    const std::uint64_t offset = next_;
    if (!bytes.empty()) {
      std::memcpy(pages_[offset / kPage] + offset % kPage, bytes.data(), bytes.size());
    }
    next_ += bytes.size();
    return offset;
  }
  if (!file_) file_ = std::make_unique<SpillFile>(directory_);
  return pages_.size() * kPage + file_->append(bytes);
}

/// Begins a block, the last one with what is left of the limit.
bool SpillArena::make_room(std::size_t bytes) {
  const std::size_t left = memory_limit_ - reserved_;
  if (bytes > left) return false;
  const std::size_t pages = std::max<std::size_t>(1, (bytes + kPage - 1) / kPage);
  const std::size_t size = std::min(pages * kPage, left);
  blocks_.push_back({pages_.size(), pages, allocate_large_bytes(size)});
  next_ = pages_.size() * kPage;
  room_end_ = next_ + size;
  reserved_ += size;
  for (std::size_t page = 0; page < pages; ++page) {
    pages_.push_back(blocks_.back().memory.get() + page * kPage);
  }
  return true;
}

void SpillArena::seal() {
  if (file_) file_->flush();
}

std::string_view SpillArena::read(std::uint64_t offset, std::size_t length,
                                  std::string& scratch) const {
  if (length == 0) return {};
  const std::uint64_t page = offset / kPage;
  if (page < pages_.size()) return {pages_[page] + offset % kPage, length};
  scratch.resize(length);
  file_->read(offset - pages_.size() * kPage, scratch.data(), length);
  return scratch;
}

void SpillArena::release_before(std::uint64_t offset) {
  for (; released_ < blocks_.size(); ++released_) {
    Block& block = blocks_[released_];
    if ((block.first_page + block.pages) * kPage > offset) return;
    block.memory.reset();
  }
}

}  // namespace deskmill
