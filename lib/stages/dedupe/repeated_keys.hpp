// Which of many hashes occur more than once, as far as a few bits can tell.
//
// Most band keys of most corpora are alone. Two bits for a hash (seen, seen again) find that out in
// two passes, so that only those with company need be sorted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace deskmill {

class RepeatedKeys {
 public:
  /// Forgets everything; `count` hashes are to come. Takes 2 to 4 bytes for each, with which 6 to
  /// 12 % of the hashes that occur once look as if they were repeated.
  void reset(std::size_t count) {
    const std::size_t words = std::bit_ceil(count) * kBitsPerHash / 64 + 1;
    mask_ = std::bit_floor(words) * 64 - 1;
    once_.assign(words, 0);
    twice_.assign(words, 0);
  }
  void add(std::uint64_t hash) {
    const std::uint64_t bit = std::uint64_t{1} << (hash % 64);
    std::uint64_t& seen = once_[word_of(hash)];
    twice_[word_of(hash)] |= seen & bit;
    seen |= bit;
  }
  /// True for every hash that was added twice.
  bool is_repeated(std::uint64_t hash) const {
    return (twice_[word_of(hash)] >> (hash % 64) & 1) != 0;
  }

 private:
  static constexpr std::size_t kBitsPerHash = 8;
  std::size_t word_of(std::uint64_t hash) const { return (hash & mask_) / 64; }

  std::size_t mask_ = 0;
  std::vector<std::uint64_t> once_, twice_;
};

}  // namespace deskmill
