// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/inputs/decoded_source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/charset.hpp"

namespace deskmill {
struct DecodedSource::State {
  State(std::unique_ptr<ByteSource> from, std::string_view charset, std::size_t& count)
      : source(std::move(from)), decoder(charset), replaced(count) {}

  std::unique_ptr<ByteSource> source;
  CharsetDecoder decoder;
  std::size_t& replaced;
  std::string raw = std::string(256u << 10, '\0');
  std::string ready;
  std::size_t delivered = 0;
  bool ended = false;
};

DecodedSource::DecodedSource(std::unique_ptr<ByteSource> source, std::string_view charset,
                             std::size_t& replaced)
    : state_(std::make_unique<State>(std::move(source), charset, replaced)) {}
DecodedSource::~DecodedSource() = default;

std::size_t DecodedSource::read(char* buffer, std::size_t capacity) {
  State& s = *state_;
  while (s.delivered == s.ready.size() && !s.ended) {
    s.ready.clear();
    s.delivered = 0;
    const std::size_t got = s.source->read(s.raw.data(), s.raw.size());
    s.ended = got == 0;
    s.decoder.feed(std::string_view(s.raw).substr(0, got), s.ready, s.ended);
    s.replaced = s.decoder.replaced();
  }
  const std::size_t count = std::min(capacity, s.ready.size() - s.delivered);
  std::memcpy(buffer, s.ready.data() + s.delivered, count);
  s.delivered += count;
  return count;
}

std::uint64_t DecodedSource::raw_bytes() const {
  return state_->source->raw_bytes();
}
Hash128 DecodedSource::raw_hash() const {
  return state_->source->raw_hash();
}

}  // namespace deskmill
