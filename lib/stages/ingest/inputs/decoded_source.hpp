// A source of bytes around the source of an input: its text as UTF-8.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "io/byte_source.hpp"

namespace deskmill {

/// Decodes the stream to UTF-8: for UTF-16, and for JSON in other charsets, whose second bytes may
/// look like brackets. Undecodable bytes become U+FFFD and are counted in `replaced`.
class DecodedSource : public ByteSource {
 public:
  DecodedSource(std::unique_ptr<ByteSource> source, std::string_view charset,
                std::size_t& replaced);
  ~DecodedSource() override;
  std::size_t read(char* buffer, std::size_t capacity) override;
  std::uint64_t raw_bytes() const override;
  Hash128 raw_hash() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
