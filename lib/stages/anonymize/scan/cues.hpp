// Words that say what stands next to them: "手机号", "order number", "我叫", "Mr".
//
// A cue does not find anything by itself: it raises the score of a candidate of its kind
// nearby, lets weak shapes count (a bare six-digit number after "order number"), and marks
// where names begin. In an agent's turn the same cues say what the customer's next turn is
// likely to hold ("请提供一下手机号").
//
// Latin cues need a letter boundary on both sides ("policy" holds no "lic"); Chinese cues match
// anywhere, because Chinese has no spaces. Case and nothing else is folded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/load.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/first_characters.hpp"

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
  kAddressPart,      ///< "PO Box", "zip code": the number behind it is a part of an address
  kStreetEn,         ///< "avenue": may end an address that is written in small letters
  kProvince,         ///< first word of a Chinese address
  kNameLabel,        ///< "收件人", "name": the name follows after a colon or space
  kIntroZh,          ///< "我叫"
  kIntroZhWeak,      ///< "我是": a profession or wish follows just as often
  kFullNameZh,       ///< no phrase: a full name by its characters (is_clear_name, is_shared_name)
  kTitleZh,          ///< "先生": the surname stands before it
  kTitleZhWeak,      ///< "经理": also a plain profession
  kRoleZh,           ///< "快递员", "朋友": whose name may follow
  kIntroEn,          ///< "my name is"
  kIntroEnWeak,      ///< "this is", "i'm"
  kRoleEn,           ///< "agent", "daughter", whose name may follow
  kTitleEn,          ///< "Mr", before a name
  kGreetingEn,       ///< "Hi", "Dear"
  kClosingEn,        ///< "Regards": the name stands on the next line
  kFirstNameEn,      ///< a given name, when written with a capital
  kAmbiguousNameEn,  ///< a given name that is also a word: ", Mark.", "Mark Olsen"
  kSurnameEn,        ///< a surname, when written with a capital, behind another such word
  kAddressedEn,      ///< no phrase: an agent's turn may address somebody by name (next_addressed)
  kAtWord,           ///< "[at]", "艾特"
  kRequest,          ///< "请", "please": the speaker wants something
  kNumerals,         ///< "一三", "幺八", "five": a number may be spelled (dictated_digits.hpp)
  kBirth,            ///< "出生日期", "DOB"
  kPlate,            ///< "车牌号", "license plate", "VIN"
  kTaxNumber,        ///< "税号": of a firm, which may be one person
  kLastDigits,       ///< "尾号", "last four": of a number that the words around it name
  kNickname,         ///< "昵称": an account that may be called by any words
  kMailHead,         ///< "Subject:": a line of the head of a mail
  kHardware,         ///< "MAC": the address of a machine
  kCount,
};

using CueMask = std::uint64_t;
inline constexpr unsigned kCueBits = 40;  ///< of a mask; above them there is room for others
static_assert(static_cast<unsigned>(Cue::kCount) <= kCueBits);
inline constexpr CueMask mask_of(Cue cue) {
  return CueMask{1} << static_cast<unsigned>(cue);
}

struct CuePhrase {
  std::string_view phrase;  ///< lower case
  Cue cue;
};

/// Every cue there is: one visible table, and the lists of names.
std::vector<CuePhrase> cue_phrases();

struct CueHit {
  std::size_t begin = 0, end = 0;  ///< bytes
  Cue cue = Cue::kPhone;
};

/// Finds the longest cue that begins at a given place. Immutable, shared by all threads.
///
/// Nearly every place of a text begins no cue, so each look is a few bits of a hash: of the first
/// two characters (Chinese) or of a whole word up to its eighth letter (Latin). What passes is
/// mostly a cue and is compared with the few phrases of that hash. Every `place` must have eight
/// readable bytes, whatever they hold behind the end of the text.
class CueIndex {
 public:
  CueIndex();

  /// A first look at the characters of three bytes in a block, which most do not pass.
  const FirstCharacters& first_characters() const { return first_characters_; }
  /// Whether a cue or a name may begin with the character of three bytes at `place`; also true for
  /// full-width digits, letters and ＠, so that a scanner that looks for them as well has to
  /// ask one question only.
  bool may_begin_wide(const char* place) const {
    const std::uint64_t bytes = load<std::uint64_t>(place);
    const bool pair = is_set(pair_slots_, pair_slot(bytes));
    const bool lone = lone_characters_.contains(place);
    const bool name = surnames_.contains(place) & given_.contains(place + 3);
    return (pair | lone | name) != 0;  // no branch: none can be foreseen
  }
  /// Whether a cue may begin with the word at `place`, by three letters of it.
  bool may_begin_like(const char* place) const {
    return is_set(beginnings_, beginning_slot(load<std::uint32_t>(place)));
  }
  static constexpr std::size_t kWordLetters = 8;  ///< so many of a word count
  /// Whether a cue may begin with the word at `place`, which has `letters` letters or is
  /// longer than kWordLetters of them. Names count with a capital only, so most words
  /// without one fall here.
  bool may_begin_word(const char* place, std::size_t letters) const {
    return is_set(word_slots_[*place >= 'a'], word_slot(place, letters));
  }

  /// The cue that begins at a place of `text` that passed may_begin_wide(); begin == end for none.
  CueHit match_wide(std::string_view text, std::size_t position) const;
  /// The same for a word that passed may_begin_word(), with its `letters`.
  CueHit match_word(std::string_view text, std::size_t position, std::size_t letters) const {
    return hit_of(match(word_slot(text.data() + position, letters), text, position), position);
  }
  /// The same for a cue that begins with a sign: "[at]".
  CueHit match_sign(std::string_view text, std::size_t position) const {
    return hit_of(match(kSignSlot, text, position), position);
  }

 private:
  /// Three tables of 2 KB behind one of 8: larger ones would let fewer words pass, but push each
  /// other out of the cache.
  static constexpr unsigned kSlotBits = 14;
  static constexpr std::size_t kSlotsPerBucket = 4;
  static constexpr std::size_t kSignSlot = std::size_t{1} << kSlotBits;  ///< a bucket of its own
  static constexpr std::size_t kBuckets = kSignSlot / kSlotsPerBucket + 1;
  static constexpr unsigned kBeginningBits = 16;
  using BeginningBits = std::array<std::uint64_t, (std::size_t{1} << kBeginningBits) / 64>;
  using SlotBits = std::array<std::uint64_t, (std::size_t{1} << kSlotBits) / 64>;

  /// A phrase as it is compared. Two fill a line of cache, and most looks need no other one.
  struct alignas(32) Entry {
    std::uint64_t head = 0;  ///< its first eight bytes: most candidates fall at one comparison
    std::uint64_t mask = 0;  ///< without what is behind a short phrase, and what tells capitals
    const char* phrase = nullptr;
    std::uint8_t size = 0;
    bool ends_in_letter = false;
    Cue cue = Cue::kPhone;
  };

  template <typename Bits>
  static bool is_set(const Bits& bits, std::size_t slot) {
    return (bits[slot >> 6] >> (slot & 63) & 1) != 0;
  }
  template <typename Bits>
  static void set(Bits& bits, std::size_t slot) {
    bits[slot >> 6] |= std::uint64_t{1} << (slot & 63);
  }
  static std::size_t slot_of(std::uint64_t key) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> (64 - kSlotBits));
  }
  /// Of three letters, and whether the first one is a capital.
  static std::size_t beginning_slot(std::uint32_t bytes) {
    return (bytes & 0x1F1F3FU) * 0x9E3779B9U >> (32 - kBeginningBits);
  }
  /// Of the word's letters, one to eight, without what is behind them; the case is lost.
  static std::size_t word_slot(const char* place, std::size_t letters) {
    constexpr std::uint64_t kLetterBits = 0x1F1F1F1F1F1F1F1FU;
    return slot_of(load<std::uint64_t>(place) & kLetterBits >> 8 * (kWordLetters - letters));
  }
  /// Of the first two Chinese characters, and of the first alone, for cues of one character (请) or
  /// of one and a letter (加v).
  static std::size_t pair_slot(std::uint64_t bytes) { return slot_of(bytes & 0xFFFFFFFFFFFFU); }
  static std::size_t lone_slot(std::uint64_t bytes) { return slot_of(bytes & 0xFFFFFFU); }
  static std::size_t slot_of_phrase(std::string_view phrase);
  static Entry entry_of(const CuePhrase& cue);
  void add_phrases();
  void add_wide_characters();
  void add_other_digits();
  void add_to_gates(const CuePhrase& cue, std::size_t slot);
  void add_beginning(std::string_view phrase, bool capital);
  /// Null for none.
  const Entry* match(std::size_t slot, std::string_view text, std::size_t position) const;
  static CueHit hit_of(const Entry* entry, std::size_t position) {
    if (entry == nullptr) return {};
    return {position, position + entry->size, entry->cue};
  }

  FirstCharacters first_characters_;
  SlotBits pair_slots_{};
  WideCharacters lone_characters_, surnames_, given_;
  BeginningBits beginnings_{};
  std::array<SlotBits, 2> word_slots_{};               ///< of words with a capital, and without one
  std::array<std::uint16_t, kBuckets + 1> buckets_{};  ///< begin of each bucket in entries_
  std::vector<Entry> entries_;                         ///< by bucket, longest first
};

}  // namespace deskmill
