// SPDX-License-Identifier: Apache-2.0
#include "io/compression/decoding_source.hpp"

#include <utility>

#include "core/error.hpp"

namespace deskmill {

DecodingSource::DecodingSource(std::unique_ptr<ByteSource> stored, std::string name,
                               std::string_view format, std::size_t input_bytes)
    : stored_(std::move(stored)),
      name_(std::move(name)),
      format_(format),
      buffer_(input_bytes, '\0') {}

std::size_t DecodingSource::read(char* buffer, std::size_t capacity) {
  std::size_t written = 0;
  while (written == 0) {
    if (input_.empty() && !has_output() && !refill()) {
      if (in_part()) fail("truncated " + std::string(format_) + " data");
      break;
    }
    written = decode(input_, buffer, capacity);
  }
  content_bytes_ += written;
  return written;
}

bool DecodingSource::refill() {
  const std::size_t got = stored_->read(buffer_.data(), buffer_.size());
  input_ = {buffer_.data(), got};
  return got > 0;
}

void DecodingSource::fail(const std::string& what) const {
  throw Error(Exit::kNoInput, name_ + ": " + what + ", behind byte " +
                                  std::to_string(content_bytes_) + " of the content");
}

}  // namespace deskmill
