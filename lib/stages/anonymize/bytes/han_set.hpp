// Sets of Chinese characters and short words, made when compiling and asked by one look.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace deskmill {

/// Characters from U+4E00 to U+9FFF: one bit each.
class HanSet {
 public:
  /// `characters` of three bytes each; those outside of the range are left out.
  constexpr explicit HanSet(std::string_view characters) {
    for (std::size_t i = 0; i + 2 < characters.size(); i += 3) {
      const std::size_t index = index_at(characters, i);
      if (index < kCharacters) bits_[index >> 6] |= std::uint64_t{1} << (index & 63);
    }
  }

  /// Whether the character of three bytes at `at` is one of them. Anything else is none.
  constexpr bool contains(std::string_view text, std::size_t at) const {
    if (at + 2 >= text.size()) return false;
    const std::size_t index = index_at(text, at);
    return index < kCharacters && (bits_[index >> 6] >> (index & 63) & 1) != 0;
  }

 private:
  static constexpr std::size_t kFirst = 0x4E00, kCharacters = 0xA000 - kFirst;

  /// kCharacters and more for what is outside.
  static constexpr std::size_t index_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(text[at + i]));
    };
    if ((byte(0) & 0xF0) != 0xE0) return kCharacters;
    return ((byte(0) & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63)) - kFirst;
  }

  std::array<std::uint64_t, kCharacters / 64> bits_{};
};

/// A few words that begin with a character of three bytes. Its last bytes tell most characters
/// apart, so most places fall by two bits.
class WideWords {
 public:
  /// `words` must outlive the set.
  constexpr explicit WideWords(std::span<const std::string_view> words) : words_(words) {
    for (const std::string_view word : words) {
      seconds_ |= bit_of(word[1]);
      thirds_ |= bit_of(word[2]);
    }
  }

  /// Length of the first of the words that stands at `at`, or 0.
  constexpr std::size_t length_at(std::string_view text, std::size_t at) const {
    if (at + 2 >= text.size() || (thirds_ & bit_of(text[at + 2])) == 0) return 0;
    if ((seconds_ & bit_of(text[at + 1])) == 0) return 0;
    for (const std::string_view word : words_) {
      if (text.substr(at).starts_with(word)) return word.size();
    }
    return 0;
  }

 private:
  static constexpr std::uint64_t bit_of(char third) {
    return std::uint64_t{1} << (static_cast<unsigned char>(third) & 63);
  }

  std::span<const std::string_view> words_;
  std::uint64_t seconds_ = 0, thirds_ = 0;
};

}  // namespace deskmill
