// The form in which two texts are compared: what a typist would not notice is gone, slots are
// masked.
//
// Width and case are folded, white space, punctuation and symbols removed, unless nothing else is
// there: "?" is not "👍". A blank stays between two numbers: 2-3 is not 23. Runs of five and more
// digits and tokens of six and more characters that mix letters and digits become one '#': these
// are order, tracking and phone numbers, the slots of canned replies; but for amounts (12000元) and
// names of models and measures (iphone15pro, 5000mah). The numbers that stay form the guard,
// together with Chinese numerals and the number of negations: 50元 is not 500元, 七点 is not 七点半,
// 能退 is not 不能退, however alike the rest may be.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

struct MatchKey {
  std::u32string characters;           ///< the folded, masked, stripped text
  std::vector<std::uint64_t> numbers;  ///< hashes of the numbers that stay and of numerals
  std::uint32_t negations = 0;
  std::u32string folded = {};  ///< memory for the text that is read
};

/// Appends the key of `text` (valid UTF-8) to `key`; a conversation is the sum of its turns.
void append_match_key(std::string_view text, MatchKey& key);

/// Hash of the sorted numbers and the negation count: texts with different guards are never twins.
std::uint64_t guard_of(MatchKey& key);

}  // namespace deskmill
