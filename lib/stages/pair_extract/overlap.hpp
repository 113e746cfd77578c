// How much two messages of one conversation speak of the same things.
//
// Grams are bigrams of Han and words of other scripts, cut to a stem of five characters. The overlap is
// weighted by rarity within the conversation: sum(common idf) / sqrt(sum(a idf) * sum(b idf)), with
// idf = ln((1 + messages) / (1 + messages with the gram)) + 1.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace deskmill {

/// Filled message by message, then asked. Not for several threads: it keeps marks.
class Overlap {
 public:
  /// Adds the next message; an empty one counts as well.
  void add(std::string_view text);
  /// Once, after the last add().
  void finish();
  /// In [0, 1]; messages by their order of adding.
  double between(std::size_t a, std::size_t b);
  /// Different grams of a message.
  std::size_t gram_count(std::size_t message) const {
    return begins_[message + 1] - begins_[message];
  }

 private:
  struct Gram {
    std::uint32_t hash;
    std::uint32_t messages;  ///< that hold it
    std::uint32_t last;      ///< the last of them
    std::uint32_t mark;      ///< the last query whose first message holds it
    double weight;
  };
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  ///< index into grams_ + 1; 0: free
  };
  void add_gram(std::uint64_t key);
  std::uint32_t index_of(std::uint32_t hash);
  void grow_table();

  std::vector<Gram> grams_;
  std::vector<Place> table_;               ///< open addressing
  std::vector<std::uint32_t> of_message_;  ///< grams of all messages, one after the other
  std::vector<std::size_t> begins_ = {0};  ///< in of_message_, and the end of the last
  std::vector<double> sums_;               ///< of weights, by message
  std::uint32_t query_ = 0;
};

}  // namespace deskmill
