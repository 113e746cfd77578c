// What ties records together: their conversation, their customer, their cluster of near twins, and
// for exact twins their very text. Records that share any key must end on the same side.
//
// A key is a 64-bit SipHash of the kind of key and its value, under a secret derived from the seed:
// the ledger holds no ids. Two values collide with probability n^2/2^65 (3e-4 for 1e8); a collision
// joins two groups, which costs a little balance and leaks nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/record.hpp"

namespace deskmill {

class KeyMaker {
 public:
  explicit KeyMaker(std::uint64_t seed);

  /// The record's own key: its conversation (for pairs the conversation they came from), or its id.
  std::uint64_t conversation(const Record& record) const;
  /// All keys of the record, its conversation first.
  std::vector<std::uint64_t> all(const Record& record) const;
  /// The one key of hash mode: the customer where known, else the conversation.
  std::uint64_t main(const Record& record) const;

 private:
  std::uint64_t key(char kind, std::string_view value) const;
  std::uint64_t keyed_hash(std::string_view message) const;

  std::array<unsigned char, 16> secret_;
};

/// Joins keys to components (union by size, path halving). Up to 40 bytes per distinct key.
class Components {
 public:
  using Node = std::uint32_t;
  static constexpr std::size_t kMostKeys = 0xffffffffu;  ///< as many as Node has numbers, less one
  explicit Components(std::size_t most_keys = kMostKeys) : most_keys_(most_keys) {}
  /// Throws Error(kTryAgain) for one key too many.
  Node node(std::uint64_t key);
  void join(Node a, Node b);
  Node root(Node node);
  std::size_t size() const { return parents_.size(); }
  std::uint64_t key(Node node) const { return keys_[node]; }

 private:
  std::size_t slot_of(std::uint64_t key) const;
  void grow();

  std::size_t most_keys_;
  std::vector<Node> slots_;  ///< hash table of keys, open addressing, at most half full
  std::vector<std::uint64_t> keys_;
  std::vector<Node> parents_;
  std::vector<std::uint32_t> sizes_;
};

}  // namespace deskmill
