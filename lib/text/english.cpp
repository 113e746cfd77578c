// SPDX-License-Identifier: Apache-2.0
#include "text/english.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

constexpr int kLeastDifferent = 3;
constexpr std::size_t kLeastShare = 4;  ///< one in so many

/// Few of them are words of another language, and never three at a time.
constexpr std::array<std::string_view, 55> kSmallWords = {
    "and",    "any",   "are",    "as",   "at",   "be",    "been",  "but",   "can",  "could",
    "did",    "do",    "does",   "for",  "from", "had",   "has",   "have",  "how",  "if",
    "is",     "it",    "its",    "just", "my",   "not",   "of",    "or",    "our",  "please",
    "should", "thank", "thanks", "that", "the",  "there", "these", "they",  "this", "those",
    "to",     "was",   "we",     "were", "what", "when",  "where", "which", "who",  "why",
    "will",   "with",  "would",  "you",  "your"};

/// By byte: the small letter, the byte itself beyond ASCII, 0 for what ends a word.
constexpr auto kLetters = [] {
  std::array<unsigned char, 256> letters{};
  for (std::size_t byte = 0; byte < letters.size(); ++byte) {
    const char c = ascii_lower(static_cast<char>(byte));
    if (is_ascii_letter(c) || !is_ascii(c)) letters[byte] = static_cast<unsigned char>(c);
  }
  return letters;
}();

/// Words by their letters, the last one lowest; of a long word the last eight count, and no small
/// word has so many. Open addressing.
class WordNumbers {
 public:
  constexpr WordNumbers() {
    for (std::size_t number = 0; number < kSmallWords.size(); ++number) {
      std::uint64_t word = 0;
      for (const char c : kSmallWords[number]) word = word << 8 | static_cast<unsigned char>(c);
      Slot& slot = slots_[place_of(word)];
      slot = {word, std::uint64_t{1} << number};
    }
  }
  /// A bit of its own for each small word; 0 for others.
  constexpr std::uint64_t bit_of(std::uint64_t word) const {
    const Slot& slot = slots_[place_of(word)];
    return slot.word == word ? slot.bit : 0;
  }

 private:
  struct Slot {
    std::uint64_t word = 0, bit = 0;
  };
  static constexpr std::size_t kSlotBits = 8;

  constexpr std::size_t place_of(std::uint64_t word) const {
    std::size_t place = word * 0x9E3779B97F4A7C15u >> (64 - kSlotBits);
    while (slots_[place].word != 0 && slots_[place].word != word) {
      place = (place + 1) % slots_.size();
    }
    return place;
  }

  std::array<Slot, std::size_t{1} << kSlotBits> slots_ = {};
};

constexpr WordNumbers kWordNumbers;

}  // namespace

bool is_plainly_english(std::string_view text) {
  std::size_t words = 0, small = 0;
  std::uint64_t word = 0, seen = 0;
  const auto end_word = [&] {
    if (word == 0) return;
    const std::uint64_t bit = kWordNumbers.bit_of(word);
    ++words;
    small += bit != 0 ? 1 : 0;
    seen |= bit;
    word = 0;
  };
  for (const char c : text) {
    const unsigned char letter = kLetters[static_cast<unsigned char>(c)];
    if (letter != 0) {
      word = word << 8 | letter;
    } else {
      end_word();
    }
  }
  end_word();
  return std::popcount(seen) >= kLeastDifferent && small * kLeastShare >= words;
}

}  // namespace deskmill
