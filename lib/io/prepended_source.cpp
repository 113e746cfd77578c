// SPDX-License-Identifier: Apache-2.0
#include "io/prepended_source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace deskmill {
namespace {

class PrependedSource : public ByteSource {
 public:
  PrependedSource(std::string head, std::unique_ptr<ByteSource> source)
      : head_(std::move(head)), source_(std::move(source)) {}

  std::size_t read(char* buffer, std::size_t capacity) override {
    if (delivered_ == head_.size()) return source_->read(buffer, capacity);
    const std::size_t count = std::min(capacity, head_.size() - delivered_);
    std::memcpy(buffer, head_.data() + delivered_, count);
    delivered_ += count;
    if (delivered_ == head_.size()) {
      delivered_ = 0;
      head_ = {};
    }
    return count;
  }
  std::uint64_t raw_bytes() const override { return source_->raw_bytes(); }
  Hash128 raw_hash() const override { return source_->raw_hash(); }

 private:
  std::string head_;
  std::size_t delivered_ = 0;
  std::unique_ptr<ByteSource> source_;
};

}  // namespace

std::unique_ptr<ByteSource> prepend(std::string head, std::unique_ptr<ByteSource> source) {
  return std::make_unique<PrependedSource>(std::move(head), std::move(source));
}

}  // namespace deskmill
