// The part of a stream that is in memory, and where it is in the stream: byte and line.
//
// Bytes are pushed in behind; what has been passed is dropped when more come. Lines are counted
// only where they are asked for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/lines.hpp"

namespace deskmill {

class StreamWindow {
 public:
  /// The next byte of bytes(); whoever walks moves it, up to their end.
  std::size_t at = 0;

  std::string_view bytes() const { return bytes_; }
  std::string_view passed_since(std::size_t begin) const {
    return bytes().substr(begin, at - begin);
  }
  char byte() const { return bytes_[at]; }
  bool at_end() const { return at == bytes_.size(); }
  /// Of bytes() in the stream.
  std::uint64_t offset() const { return offset_; }
  /// Of the next byte in the stream.
  std::uint64_t position() const { return offset_ + at; }
  /// Number of the line that the next byte is in, from 1.
  std::uint64_t line() {
    line_ += count_newlines(passed_since(counted_));
    counted_ = at;
    return line_;
  }

  /// Drops what was passed and appends `more`.
  void feed(std::string_view more) {
    line();
    offset_ += at;
    bytes_.erase(0, at);
    bytes_ += more;
    at = counted_ = 0;
  }
  /// Begins with `bytes` instead, which lie at `offset` of the stream, in this line of it.
  void go_back(std::string bytes, std::uint64_t offset, std::uint64_t line) {
    bytes_ = std::move(bytes);
    offset_ = offset;
    line_ = line;
    at = counted_ = 0;
  }

 private:
  std::string bytes_;
  std::uint64_t offset_ = 0;
  std::size_t counted_ = 0;  ///< newlines before this one of the bytes are counted
  std::uint64_t line_ = 1;   ///< of the byte at `counted_`
};

}  // namespace deskmill
