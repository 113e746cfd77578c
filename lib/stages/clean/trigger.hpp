// One scan that says what a text needs, so that a text that needs nothing is never copied.
//
// Nearly all texts consist of ASCII, common Han, full-width punctuation, kana, Hangul and emoji with single
// spaces between words. The scan passes over those and raises a flag for everything else; the rules
// behind a flag look closer and often find nothing to do. Flags may be raised needlessly, never missed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace deskmill {

inline constexpr unsigned kMarkup = 1;  ///< "<" or "&"
inline constexpr unsigned kLayout = 2;  ///< blanks to fold or trim, line breaks to unify
inline constexpr unsigned kOddCharacter =
    4;  ///< control, zero-width, combining, Latin-1, anything rare
inline constexpr unsigned kSuspectHan = 8;  ///< what UTF-8 bytes read as GBK give, or 锟

/// Bitwise or of the flags of valid UTF-8. Immutable after construction.
class TriggerScan {
 public:
  TriggerScan();
  unsigned operator()(std::string_view text) const;

 private:
  unsigned three_bytes(const unsigned char* p) const;
  std::bitset<0xA000 - 0x4E00> suspects_;
};

/// Tells which texts cannot match any of a set of phrases: every four bytes of the text's beginning are
/// looked up in a bit table of the phrases' first four bytes. About one nanosecond per byte.
class PhraseGate {
 public:
  /// Bytes of a text that are looked at.
  static constexpr std::size_t kReach = 320;

  PhraseGate() : bits_(1u << 16) {}
  /// A phrase of at least four bytes; ASCII letters in any case.
  void add(std::string_view phrase);
  bool may_contain_any(std::string_view text) const;

 private:
  std::vector<bool> bits_;
};

}  // namespace deskmill
