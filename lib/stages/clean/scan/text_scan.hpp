// One scan that says what a text needs, so that a text that needs nothing is never copied.
//
// Nearly all texts consist of ASCII, common Han, full-width punctuation, kana, Hangul and emoji
// with single spaces between words. The scan passes over those, many bytes at a time
// (byte_kinds.hpp, wide_characters.hpp), and raises a flag for everything else; the rules behind a
// flag look closer and often find nothing to do. In the same pass it finds phrases, so that a
// pattern is only tried on texts that have one of its own: Chinese ones anywhere, since a character
// that begins one is rare; ASCII ones in the first and last sixteen bytes, where notices have
// theirs, since looking at every English word costs more than all the rest. Flags and rules may be
// raised needlessly, never missed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/clean/scan/wide_characters.hpp"

namespace deskmill {

/// What a text may need; bits of ScanResult::triggers.
enum Trigger : unsigned {
  kNoTrigger = 0,
  kMarkup = 1,        ///< "<", "&" or "\\"
  kLayout = 2,        ///< blanks to fold or trim, line breaks to unify
  kOddCharacter = 4,  ///< control, zero-width, combining, Latin-1, anything rare
  kSuspectHan = 8,    ///< what UTF-8 bytes read as GBK give, or 锟
  kLineBreak = 16,    ///< a line break, which may be all right
};

struct ScanResult {
  unsigned triggers = 0;    ///< bits of Trigger
  std::uint64_t rules = 0;  ///< bit per rule one of whose phrases occurs
  bool operator==(const ScanResult&) const = default;
};

/// Immutable once all phrases are added.
class TextScan {
 public:
  static constexpr std::size_t kMaxRules = 64;

  TextScan();
  /// A phrase that every match of rule number `rule` holds: CJK ones anywhere, those that begin
  /// with ASCII where a word begins in the first or last 16 bytes. ASCII letters in any case. False
  /// when it is too short: it must begin with four ASCII bytes or two wide characters, the first of
  /// them Han or a bracket.
  bool add_phrase(std::string_view phrase, std::size_t rule);
  /// `text` must be valid UTF-8.
  ScanResult operator()(std::string_view text) const;

 private:
  struct Entry {
    std::uint64_t gram, rules;
  };

  class WordStarts;

  void take_watched(std::string_view text, std::size_t i, ScanResult& found) const;
  std::uint64_t rules_of(std::uint64_t gram) const;
  std::uint64_t find_rules(std::uint64_t gram) const;
  std::uint64_t rules_at_words(std::string_view text, std::size_t origin,
                               std::uint64_t starts) const;
  std::uint64_t rules_near_ends(std::string_view text, const WordStarts& starts) const;

  WideCharacters watched_;      ///< those with a trigger, and those that begin phrases
  std::bitset<1u << 14> seen_;  ///< by hash of each entry's gram: most lookups end here
  std::vector<Entry> entries_;  ///< sorted by gram
};

}  // namespace deskmill
