// What an expression that begins with ^ becomes for AnchoredPattern: a list of steps, each of which
// takes something from the text or chooses where to go on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deskmill {

/// Bytes with which something may begin, and whether it may stand at the end of the text.
struct FirstBytes {
  std::array<std::uint64_t, 4> bytes{};
  bool end = false;

  void add(unsigned byte) { bytes[byte / 64] |= std::uint64_t{1} << (byte % 64); }
  void add_all(const FirstBytes& other);
  bool fit(std::string_view text, std::size_t at) const {
    if (at == text.size()) return end;
    const auto byte = static_cast<unsigned char>(text[at]);
    return (bytes[byte / 64] >> (byte % 64) & 1) != 0;
  }
};

/// The characters of a class: [^:：], \s, \p{Han}.
struct CharacterSet {
  std::array<bool, 128> ascii{};
  std::vector<std::pair<char32_t, char32_t>> wide;  ///< ranges beyond ASCII
  bool all_others = false;                          ///< beyond ASCII all but `wide` are in it
  bool han = false;                                 ///< \p{Han} is among them
  std::array<bool, 256> pages{};  ///< by the second byte of sixteen bits: `wide` has some there

  void add_wide(char32_t low, char32_t high);
  void negate();
  FirstBytes first_bytes() const;
  /// nullopt for a character of which only Unicode's tables know whether it is Han.
  std::optional<bool> has_wide(char32_t c) const;
};

struct AnchoredStep {
  enum class Kind : std::uint8_t {
    kByte,        ///< `value`
    kSet,         ///< one character of the set `value`
    kRepeat,      ///< `least` to `most` of them, as many as there are
    kRepeatLazy,  ///< as few as the rest allows
    kSplit,       ///< first `jump`, then `other`, both relative
    kJump,
    kSave,  ///< the place into slot `value`
    kBegin,
    kEnd,
    kBoundary,    ///< \b
    kNoBoundary,  ///< \B
    kMatch
  };
  static constexpr std::uint32_t kNoLimit = ~std::uint32_t{0};

  Kind kind = Kind::kMatch;
  std::uint32_t value = 0;
  std::int32_t jump = 0, other = 0;
  std::uint32_t least = 0, most = 0;
};

struct AnchoredProgram {
  std::vector<AnchoredStep> steps;
  std::vector<CharacterSet> sets;
  std::vector<FirstBytes> first;         ///< of each step and what follows it
  std::vector<std::string> group_names;  ///< index 0 is group 1
};

/// Fills `first`.
void find_first_bytes(AnchoredProgram& program);

/// The program of an expression in RE2's syntax; nullopt for one of which an alternative does not
/// begin with ^, or with syntax that is not known here.
std::optional<AnchoredProgram> read_anchored(std::string_view expression, bool ignore_case);

}  // namespace deskmill
