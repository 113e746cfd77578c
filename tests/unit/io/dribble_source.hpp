// A source that gives at most a few bytes per read, as a slow pipe does.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "support/memory_source.hpp"

namespace deskmill {

class DribbleSource : public ByteSource {
 public:
  DribbleSource(std::string bytes, std::size_t most)
      : source_(memory_source(std::move(bytes))), most_(most) {}
  std::size_t read(char* buffer, std::size_t capacity) override {
    return source_->read(buffer, std::min(capacity, most_));
  }
  std::uint64_t raw_bytes() const override { return source_->raw_bytes(); }
  Hash128 raw_hash() const override { return source_->raw_hash(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::size_t most_;
};

}  // namespace deskmill
