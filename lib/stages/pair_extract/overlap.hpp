// How much two messages of one conversation speak of the same things.
//
// Grams are bigrams of Han and words of other scripts, cut to a stem of five characters. The overlap is
// weighted by rarity within the conversation: sum(common idf) / sqrt(sum(a idf) * sum(b idf)), with
// idf = ln((1 + messages) / (1 + messages with the gram)) + 1.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stages/pair_extract/characters.hpp"

namespace deskmill {

/// Filled message by message, then asked; cleared for the next conversation. Not for several threads:
/// it keeps marks.
class Overlap {
 public:
  void clear();
  /// Adds a part of the message at hand; words do not reach from one part into the next.
  void add(const Characters& text, CharacterRange part);
  /// Ends the message at hand, which may be empty.
  void end_message();
  /// Once, after the last message. Those before `first` count, but share nothing with any other.
  void finish(std::size_t first);
  /// In [0, 1]; messages by their order of adding.
  double between(std::size_t a, std::size_t b);
  /// Different grams of a message.
  std::size_t gram_count(std::size_t message) const { return messages_[message].size(); }

 private:
  struct Gram {
    std::uint32_t messages = 0;  ///< that hold it
    std::uint32_t last = 0;      ///< the last of them
    std::uint32_t mark = 0;      ///< marked_ + 1 if the message marked last holds it
    double weight = 0;
  };
  /// Of the table that gives a gram's hash its number. Places filled for an earlier conversation have
  /// a lower stamp and are free, so that nothing has to be wiped.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t stamp = 0;  ///< base_ + number of the gram + 1
  };
  struct Range {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
  };
  static std::uint32_t hash_of(std::uint64_t key) {
    return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ULL) >> 32);
  }
  void prepare_table();
  std::uint32_t number_of(std::uint32_t hash);
  void number_grams(std::size_t message);
  void weigh_grams();
  double log_of(std::size_t count);

  /// Of all messages, one after the other: first hashes, with repeats; after finish() numbers. Never
  /// made smaller: size_ are in use.
  std::vector<std::uint32_t> grams_of_messages_;
  std::size_t size_ = 0;
  std::vector<Range> messages_;  ///< in grams_of_messages_
  std::size_t begin_ = 0;        ///< of the message at hand
  std::vector<Gram> grams_;
  std::vector<Place> table_;  ///< open addressing, by the highest bits of a hash
  unsigned shift_ = 0;        ///< leaves these bits
  std::uint32_t base_ = 0;
  std::vector<double> sums_;  ///< of weights, by message
  std::vector<double> logs_;  ///< natural logarithms of 1, 2, ... as far as they were needed
  std::size_t marked_ = 0;
};

}  // namespace deskmill
