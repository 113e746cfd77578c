// How much two messages of one conversation speak of the same things.
//
// Grams are bigrams of Han and words of other scripts, cut to a stem (characters.hpp). The overlap
// is weighted by rarity within the conversation: sum(common idf) / sqrt(sum(a idf) * sum(b idf)),
// with idf = ln((1 + messages) / (1 + messages with the gram)) + 1.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace deskmill {

/// Filled message by message, then asked; cleared for the next conversation. Not for several
/// threads: it keeps marks.
class Overlap {
 public:
  /// Forgets all. The next conversation has so many messages, with so many grams at
  /// most, repeats counted.
  void start(std::size_t messages, std::size_t grams);
  /// The hashes of a message's grams (characters.hpp), in any order and with repeats; once for
  /// a message.
  void add(std::size_t message, std::span<const std::uint32_t> grams);
  /// Once, after the last of them. Messages that were not added count, but share
  /// nothing with any other.
  void finish();
  /// In [0, 1], of two different messages.
  double between(std::size_t a, std::size_t b);
  /// Different grams of a message.
  std::size_t gram_count(std::size_t message) const { return messages_[message].different; }

 private:
  /// A gram of this conversation, in a table with open addressing by the highest bits of its hash.
  /// One that an earlier conversation left there is free, so that nothing has to be wiped.
  struct Place {
    std::uint64_t key = 0;       ///< the conversation and, in the lower half, the hash
    std::uint32_t messages = 0;  ///< that hold it
    std::uint32_t last = 0;      ///< the last of these; later a mark: see mark_of()
  };
  /// The places of its grams stand in places_ from `begin` to `end`.
  struct MessageGrams {
    std::size_t begin = 0, end = 0;
    std::size_t different = 0;
    double sum = 0;            ///< of their weights
    std::uint64_t shared = 0;  ///< the lowest bits of places whose gram other messages hold as well
    bool is_weighed = false;   ///< the sum and what is shared are known
  };
  void prepare_table(std::size_t grams);
  static std::uint32_t place_of(std::uint64_t key, const Place* table, unsigned shift);
  double log_of(std::size_t count);
  std::uint32_t mark_of(std::size_t message) const {
    return static_cast<std::uint32_t>(messages_.size() + message);
  }
  void mark_grams(std::size_t message);
  const MessageGrams& weighed(std::size_t message);

  /// In the table, of the different grams of all messages, one after the other; of one that was
  /// weighed only those that several messages hold: most are in one alone. Never made smaller:
  /// size_ are in use.
  std::vector<std::uint32_t> places_;
  std::size_t size_ = 0;
  std::vector<MessageGrams> messages_;
  std::vector<Place> table_;  ///< the beginning is used: as little as the conversation needs
  unsigned shift_ = 0;        ///< of a hash, leaves the bits of a place
  std::uint32_t conversation_ = 0;
  std::vector<double> weights_;  ///< by number of messages that hold a gram; the first is 0
  std::vector<double> logs_;     ///< natural logarithms of 1, 2, ... as far as they were needed
  std::size_t marked_ = 0;
};

}  // namespace deskmill
