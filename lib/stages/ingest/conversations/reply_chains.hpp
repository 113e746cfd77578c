// "Which message does this one answer", followed to the first of each chain.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace deskmill {

/// Messages are 64-bit hashes of their ids.
class ReplyChains {
 public:
  void add(std::uint64_t message, std::uint64_t answered) {
    links_.emplace_back(message, answered);
  }
  std::size_t bytes() const { return links_.capacity() * sizeof(links_.front()); }
  /// After the last add(): finds all roots, each link followed once.
  void finish();
  /// The message at the root of the chain. Messages that answer each other in a circle are roots
  /// themselves; a chain that leads into one ends at the first of them.
  std::uint64_t root_of(std::uint64_t message) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// The index of the message's link; of several (an id that occurs twice) always the same one.
  std::size_t link_of(std::uint64_t message) const;

  /// Sorted; from a message to the one it answers, and after finish() to the root.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> links_;
};

}  // namespace deskmill
