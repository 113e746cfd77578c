// Words that say what stands next to them: "手机号", "order number", "我叫", "Mr".
//
// A cue does not find anything by itself: it raises the score of a candidate of its kind nearby, lets
// weak shapes count (a bare six-digit number after "order number"), and marks where names begin. In an
// agent's turn the same cues say what the customer's next turn is likely to hold ("请提供一下手机号").
//
// Latin cues need a letter boundary on both sides ("policy" holds no "lic"); Chinese cues match
// anywhere, because Chinese has no spaces. Case and nothing else is folded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "stages/anonymize/characters.hpp"

namespace deskmill {

enum class Cue : std::uint8_t {
  kPhone,
  kEmail,
  kIdNumber,
  kBankCard,
  kOrder,      ///< "订单号", "order number": any token may follow
  kOrderWeak,  ///< "订单", "order": only a long token counts
  kAccount,
  kSecret,
  kAddress,
  kProvince,     ///< first word of a Chinese address
  kNameLabel,    ///< "收件人", "name": the name follows after a colon or space
  kIntroZh,      ///< "我叫"
  kIntroZhWeak,  ///< "我是": a profession or wish follows just as often
  kTitleZh,      ///< "先生": the surname stands before it
  kTitleZhWeak,  ///< "经理": also a plain profession
  kIntroEn,      ///< "my name is"
  kIntroEnWeak,  ///< "this is", "i'm"
  kTitleEn,      ///< "Mr", before a name
  kGreetingEn,   ///< "Hi", "Dear"
  kClosingEn,    ///< "Regards": the name stands on the next line
  kFirstNameEn,  ///< a given name, when written with a capital
  kAtWord,       ///< "[at]", "艾特"
  kRequest,      ///< "请", "please": the speaker wants something
  kCount,
};

using CueMask = std::uint32_t;
inline constexpr CueMask mask_of(Cue cue) {
  return CueMask{1} << static_cast<unsigned>(cue);
}

struct CuePhrase {
  std::string_view phrase;  ///< lower case
  Cue cue;
};

/// Every cue there is, one visible table.
std::span<const CuePhrase> cue_phrases();

struct CueHit {
  std::size_t begin = 0, end = 0;  ///< bytes
  Cue cue = Cue::kPhone;
};

/// Finds the longest cue that begins at a given place. Immutable, shared by all threads.
class CueIndex {
 public:
  CueIndex();

  /// Whether a cue may begin with this code point above U+0800: one bit, read per character.
  bool may_begin_with(char32_t c) const {
    return c < 0x10000 && (wide_[c >> 6] >> (c & 63) & 1) != 0;
  }
  /// The same asked of the first two characters, which rules out nearly all that is no cue.
  bool may_begin_pair(std::string_view text, std::size_t position) const {
    const std::size_t slot = pair_slot(text, position);
    return (pairs_[slot >> 6] >> (slot & 63) & 1) != 0;
  }
  /// Whether a cue may begin with the word at `position`: one bit per first letters, two and then four, apart for
  /// words with and without a capital, because given names count with a capital only.
  bool may_begin_word(std::string_view text, std::size_t position) const {
    const bool small = text[position] >= 'a';
    const std::size_t head = head_slot(text, position);
    if (((small ? lower_heads_ : capital_heads_)[head >> 6] >> (head & 63) & 1) == 0) return false;
    const std::size_t slot = word_slot(text, position);
    const auto& bits = small ? lower_ : capital_;
    return (bits[slot >> 6] >> (slot & 63) & 1) != 0;
  }
  /// `position` is at the first byte of a character above U+0800 or of a word (letters, or '[' and
  /// the like); true when a cue begins there.
  bool match(std::string_view text, std::size_t position, CueHit& hit) const;

 private:
  static std::size_t bucket_at(std::string_view text, std::size_t position);
  /// The first two letters, five bits each.
  static std::size_t head_slot(std::string_view text, std::size_t position) {
    const char second = position + 1 < text.size() ? text[position + 1] : ' ';
    const std::size_t low = is_ascii_letter(second) ? static_cast<std::size_t>(second & 31) : 0;
    return static_cast<std::size_t>(text[position] & 31) << 5 | low;
  }
  /// Hash of the word's first letters, at most four; the case is lost.
  static std::size_t word_slot(std::string_view text, std::size_t position) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const char c = position + i < text.size() ? text[position + i] : ' ';
      if (!is_ascii_letter(c)) return slot_of(letters);
      letters = letters << 5 | static_cast<std::size_t>(c & 31);
    }
    return slot_of(letters);
  }
  static std::size_t slot_of(std::size_t letters) { return letters * 0x9E3779B1U >> 7 & 32767U; }
  /// Hash of the first two characters of three bytes each.
  static std::size_t pair_slot(std::string_view text, std::size_t position) {
    std::size_t hash = 0;
    for (std::size_t i = 1; i < 6; ++i) {
      const char c = position + i < text.size() ? text[position + i] : ' ';
      hash = hash * 67 + static_cast<unsigned char>(c);
    }
    return hash * 0x9E3779B1U >> 9 & 16383U;
  }
  std::array<std::uint64_t, 16> lower_heads_{}, capital_heads_{};
  std::array<std::uint64_t, 512> lower_{}, capital_{};  ///< first four letters, one bit each
  std::array<std::uint64_t, 256> pairs_{};              ///< first two wide characters, one bit each
  std::array<std::uint64_t, 1024> wide_{};              ///< first code points, one bit each
  std::array<std::uint32_t, 1025> buckets_{};           ///< begin of each bucket in order_
  /// A phrase with its first eight bytes, so that most candidates fall at one comparison.
  struct Entry {
    std::uint64_t head = 0, mask = 0;
    CuePhrase cue;
  };
  std::vector<Entry> order_;  ///< by bucket, longest first
};

}  // namespace deskmill
