// Content hashes: XXH3 in 64 and 128 bits, and an order-free sum of them.
//
// Not cryptographic: they identify content, they protect nothing (keys and surrogates are
// libsodium's work in anonymize). 128 bits make an accidental collision negligible: for 1e9
// different contents the chance is about 1.5e-21 (birthday bound n^2 / 2^129). The values are the
// same on every machine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Hash128&) const = default;
};

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);
Hash128 hash128(std::string_view bytes, std::uint64_t seed = 0);

/// 32 lower-case hexadecimal digits, high half first.
std::string to_hex(Hash128 hash);
/// What to_hex wrote; nothing for any other text.
std::optional<Hash128> hash128_from_hex(std::string_view hex);
/// 16 lower-case hexadecimal digits.
std::string to_hex(std::uint64_t value);

/// XXH3-128 over a stream of chunks; equals hash128 of their concatenation.
class StreamHash {
 public:
  StreamHash();
  ~StreamHash();
  void update(std::string_view bytes);
  Hash128 digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Sum modulo 2^128 of the hash128 of each line, without carriage returns at its end: equal for
/// equal multisets of lines in any order, so sharding and sorting leave it alone, while a lost,
/// doubled or changed line shows.
class ContentSum {
 public:
  ContentSum() = default;
  /// One that was written down earlier, or the hash of a line that was taken in pieces.
  ContentSum(Hash128 sum, std::uint64_t lines) : sum_(sum), lines_(lines) {}
  void add_line(std::string_view line_without_newline);
  void merge(const ContentSum& other);
  std::uint64_t lines() const { return lines_; }
  Hash128 sum() const { return sum_; }
  bool operator==(const ContentSum&) const = default;

 private:
  Hash128 sum_;
  std::uint64_t lines_ = 0;
};

}  // namespace deskmill
