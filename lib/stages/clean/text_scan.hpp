// One scan that says what a text needs, so that a text that needs nothing is never copied.
//
// Nearly all texts consist of ASCII, common Han, full-width punctuation, kana, Hangul and emoji with
// single spaces between words. The scan passes over those, sixteen bytes of ASCII or one Han at a
// time, and raises a flag for everything else; the rules behind a flag look closer and often find
// nothing to do. In the same pass it looks up, wherever a phrase can begin (a CJK character, a letter
// at the beginning of a word, a sign), the first bytes in a table of the phrases that notices are made
// of, so that a pattern is only tried on texts that have one. Flags and rules may be raised
// needlessly, never missed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace deskmill {

inline constexpr unsigned kMarkup = 1;  ///< "<" or "&"
inline constexpr unsigned kLayout = 2;  ///< blanks to fold or trim, line breaks to unify
inline constexpr unsigned kOddCharacter =
    4;  ///< control, zero-width, combining, Latin-1, anything rare
inline constexpr unsigned kSuspectHan = 8;  ///< what UTF-8 bytes read as GBK give, or 锟
inline constexpr unsigned kLineBreak = 16;  ///< a line break, which may be all right

struct ScanResult {
  unsigned triggers = 0;    ///< of the above
  std::uint64_t rules = 0;  ///< bit per rule one of whose phrases occurs
};

/// Immutable once all phrases are added.
class TextScan {
 public:
  static constexpr std::size_t kMaxRules = 64;

  TextScan();
  /// A phrase that a match of rule number `rule` needs. ASCII letters in any case. False when it is too
  /// short: it must begin with two CJK characters or four ASCII bytes.
  bool add_phrase(std::string_view phrase, std::size_t rule);
  /// `text` must be valid UTF-8.
  ScanResult operator()(std::string_view text) const;

 private:
  struct Entry {
    std::uint64_t gram, rules;
  };
  struct Cursor;
  void take_ascii(Cursor& cursor) const;
  void take_ascii_chunk(Cursor& cursor) const;
  void take_wide(Cursor& cursor) const;
  std::uint64_t rules_of(std::uint64_t gram) const;
  std::uint64_t rules_of_ascii(std::string_view text, std::size_t i) const;

  std::bitset<0xA000 - 0x4E00> suspects_;
  std::bitset<1u << 16>
      starts_;                  ///< by the first two bytes of ASCII phrases, letters in lower case
  std::bitset<1u << 16> seen_;  ///< by hash of a phrase's first bytes
  std::vector<Entry> entries_;  ///< sorted by gram
};

}  // namespace deskmill
