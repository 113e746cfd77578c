// A source over memory: what readers are given instead of a file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "io/byte_source.hpp"

namespace deskmill {

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t got = std::min(capacity, bytes_.size() - position_);
    std::memcpy(buffer, bytes_.data() + position_, got);
    position_ += got;
    return got;
  }
  std::uint64_t raw_bytes() const override { return position_; }
  Hash128 raw_hash() const override { return hash128({bytes_.data(), position_}); }

 private:
  std::string bytes_;
  std::size_t position_ = 0;
};

inline std::unique_ptr<ByteSource> memory_source(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

}  // namespace deskmill
