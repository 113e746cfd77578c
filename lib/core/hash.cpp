// SPDX-License-Identifier: Apache-2.0
#include "core/hash.hpp"

#include <charconv>
#include <new>

#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>
#ifdef DESKMILL_XXHASH_DISPATCH
#include <xxh_x86dispatch.h>  // renames the XXH3 functions to those that choose by processor
#endif

#include "core/lines.hpp"

namespace deskmill {
namespace {

Hash128 from_xxh(XXH128_hash_t hash) {
  return {hash.high64, hash.low64};
}

void add_to(Hash128& sum, Hash128 term) {
  const std::uint64_t low = sum.low + term.low;
  const std::uint64_t carry = low < sum.low ? 1 : 0;
  sum = {sum.high + term.high + carry, low};
}

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

Hash128 hash128(std::string_view bytes, std::uint64_t seed) {
  return from_xxh(XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed));
}

std::string to_hex(std::uint64_t value) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) hex[i] = kDigits[value & 15];
  return hex;
}

std::string to_hex(Hash128 hash) {
  return to_hex(hash.high) + to_hex(hash.low);
}

std::optional<Hash128> hash128_from_hex(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  const auto half = [&](std::size_t from) -> std::optional<std::uint64_t> {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(hex.data() + from, hex.data() + from + 16, value, 16);
    if (error != std::errc() || end != hex.data() + from + 16) return std::nullopt;
    return value;
  };
  const auto high = half(0);
  const auto low = half(16);
  if (!high || !low) return std::nullopt;
  return Hash128{*high, *low};
}

struct StreamHash::State {
  State() : xxh(XXH3_createState()) {
    if (xxh == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(xxh);
  }
  ~State() { XXH3_freeState(xxh); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  XXH3_state_t* xxh;
};

StreamHash::StreamHash() : state_(std::make_unique<State>()) {}
StreamHash::~StreamHash() = default;

void StreamHash::update(std::string_view bytes) {
  XXH3_128bits_update(state_->xxh, bytes.data(), bytes.size());
}

Hash128 StreamHash::digest() const {
  return from_xxh(XXH3_128bits_digest(state_->xxh));
}

void ContentSum::add_line(std::string_view line_without_newline) {
  // A reader of lines takes one carriage return for a part of the end; a line may have had two.
  const std::size_t end = before_returns(line_without_newline, 0, line_without_newline.size());
  add_to(sum_, hash128(line_without_newline.substr(0, end)));
  ++lines_;
}

void ContentSum::merge(const ContentSum& other) {
  add_to(sum_, other.sum_);
  lines_ += other.lines_;
}

}  // namespace deskmill
