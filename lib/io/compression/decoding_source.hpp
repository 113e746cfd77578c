// What the decoders of compressed inputs have in common: stored bytes in, content out, and the one
// question at the end of the input, whether it ended where a part of the format ends.
//
// Internal to io. A decoder says how some stored bytes become content and when a part (a gzip
// member, a zstd frame) is open; when to read on and when the data is truncated is decided here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/byte_source.hpp"

namespace deskmill {

class DecodingSource : public ByteSource {
 public:
  std::size_t read(char* buffer, std::size_t capacity) final;
  std::uint64_t raw_bytes() const final { return stored_->raw_bytes(); }
  Hash128 raw_hash() const final { return stored_->raw_hash(); }

 protected:
  /// `name` and `format` ("gzip") are for messages; stored bytes are read `input_bytes` at a time.
  DecodingSource(std::unique_ptr<ByteSource> stored, std::string name, std::string_view format,
                 std::size_t input_bytes);

  /// Decodes from the front of `input`, from which it removes what it used, to `buffer`; returns
  /// the bytes written. `input` is empty only where has_output() was true.
  virtual std::size_t decode(std::string_view& input, char* buffer, std::size_t capacity) = 0;
  /// A part has begun and not ended: the input must not end here.
  virtual bool in_part() const = 0;
  /// There may be content that did not fit into the last buffer, whatever is left of the input.
  virtual bool has_output() const { return false; }

  /// Throws Error(kNoInput) "NAME: WHAT" and how much of the content was handed over before.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  bool refill();

  std::unique_ptr<ByteSource> stored_;
  std::string name_;
  std::string_view format_;
  std::string buffer_;
  std::string_view input_;  ///< what is left in buffer_
  std::uint64_t content_bytes_ = 0;
};

}  // namespace deskmill
