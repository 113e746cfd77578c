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
#include <cstring>
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
  kFullNameZh,   ///< no phrase: a full name that is one by its characters (is_clear_name)
  kTitleZh,      ///< "先生": the surname stands before it
  kTitleZhWeak,  ///< "经理": also a plain profession
  kIntroEn,      ///< "my name is"
  kIntroEnWeak,  ///< "this is", "i'm"
  kTitleEn,      ///< "Mr", before a name
  kGreetingEn,   ///< "Hi", "Dear"
  kClosingEn,    ///< "Regards": the name stands on the next line
  kFirstNameEn,  ///< a given name, when written with a capital
  kVocativeEn,   ///< a given name that is also a word, when it addresses somebody: ", Mark."
  kAtWord,       ///< "[at]", "艾特"
  kRequest,      ///< "请", "please": the speaker wants something
  kNumeralsZh,   ///< "一三", "幺八": a mobile number spelled in Chinese numerals begins
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

/// Every cue there is: one visible table, and the lists of given names.
std::vector<CuePhrase> cue_phrases();

struct CueHit {
  std::size_t begin = 0, end = 0;  ///< bytes
  Cue cue = Cue::kPhone;
};

/// Finds the longest cue that begins at a given place. Immutable, shared by all threads.
///
/// Nearly every place of a text begins no cue, so each look is a few bits: the first character, then
/// a hash of the first two (Chinese) or four (Latin). What passes is compared with the few phrases of
/// that hash.
class CueIndex {
 public:
  CueIndex();

  /// Whether a cue may begin with this code point from U+0800 to U+FFFF; also true for full-width
  /// digits and ＠, so that a scanner that looks for them as well has to ask one question only.
  bool may_begin_with(char32_t c) const { return is_set(wide_, c); }
  /// Whether a cue may begin with the word at `place`, of which four bytes must be readable and the
  /// first `letters` (1 to 4) count. Given names count with a capital only, so most words without one
  /// fall here.
  bool may_begin_word(const char* place, std::size_t letters) const {
    return is_set(*place >= 'a' ? small_slots_ : capital_slots_, word_slot(place, letters));
  }

  /// The cue that begins with the character of three bytes at `position`; begin == end for none.
  CueHit match_wide(std::string_view text, std::size_t position) const;
  /// The same for a word that passed may_begin_word(place, letters).
  CueHit match_word(std::string_view text, std::size_t position, const char* place,
                    std::size_t letters) const {
    return match(word_slot(place, letters), text, position);
  }
  /// The same for a cue that begins with a sign: "[at]".
  CueHit match_sign(std::string_view text, std::size_t position) const {
    return match(kSignSlot, text, position);
  }

 private:
  static constexpr unsigned kSlotBits = 15;
  static constexpr std::size_t kSlotsPerBucket = 16;
  static constexpr std::size_t kSignSlot = std::size_t{1} << kSlotBits;  ///< a bucket of its own
  static constexpr std::size_t kBuckets = kSignSlot / kSlotsPerBucket + 1;
  using SlotBits = std::array<std::uint64_t, (std::size_t{1} << kSlotBits) / 64>;

  template <std::size_t N>
  static bool is_set(const std::array<std::uint64_t, N>& bits, std::size_t index) {
    return (bits[index >> 6] >> (index & 63) & 1) != 0;
  }
  template <std::size_t N>
  static void set(std::array<std::uint64_t, N>& bits, std::size_t index) {
    bits[index >> 6] |= std::uint64_t{1} << (index & 63);
  }
  static std::size_t slot_of(std::uint64_t key) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> (64 - kSlotBits));
  }
  /// Of the word's first letters; the case is lost. Little-endian: letters behind them are cut off.
  static std::size_t word_slot(const char* place, std::size_t letters) {
    std::uint32_t key = 0;
    std::memcpy(&key, place, 4);
    return slot_of(key & 0x1F1F1F1FU >> 8 * (4 - letters));
  }
  /// Of the first two Chinese characters, and of the first alone, for cues of one character (请).
  static std::size_t pair_slot(std::string_view text, std::size_t position);
  static std::size_t lone_slot(std::string_view text, std::size_t position);
  static std::size_t slot_of_phrase(std::string_view phrase);
  CueHit match(std::size_t slot, std::string_view text, std::size_t position) const;

  std::array<std::uint64_t, 1024> wide_{};  ///< by first code point
  SlotBits wide_slots_{}, small_slots_{}, capital_slots_{};
  std::array<std::uint16_t, kBuckets + 1> buckets_{};  ///< begin of each bucket in order_
  /// A phrase with its first eight bytes, so that most candidates fall at one comparison.
  struct Entry {
    std::uint64_t head = 0, mask = 0;
    CuePhrase cue;
    std::size_t bucket = 0;
  };
  std::vector<Entry> order_;  ///< by bucket, longest first
};

}  // namespace deskmill
