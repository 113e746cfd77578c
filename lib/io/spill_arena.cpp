// SPDX-License-Identifier: Apache-2.0
#include "io/spill_arena.hpp"

namespace deskmill {

std::uint64_t SpillArena::append(std::string_view bytes) {
  if (!file_ && memory_.size() + bytes.size() <= memory_limit_) {
    const std::uint64_t offset = memory_.size();
    memory_ += bytes;
    return offset;
  }
  if (!file_) file_ = std::make_unique<SpillFile>(directory_);
  return memory_.size() + file_->append(bytes);
}

void SpillArena::seal() {
  if (file_) file_->flush();
}

std::string_view SpillArena::read(std::uint64_t offset, std::size_t length,
                                  std::string& scratch) const {
  if (offset < memory_.size()) return std::string_view(memory_).substr(offset, length);
  scratch.resize(length);
  if (length > 0) file_->read(offset - memory_.size(), scratch.data(), length);
  return scratch;
}

}  // namespace deskmill
