// Width folding with a way back: full-width letters, digits and symbols count as their ASCII twins.
//
// "１３８ＡＢ＠" is a wide spelling of "138AB@" and must match the same rules. Chinese prose
// punctuation (，！？：；（）～［］｛｝) is not a spelling of anything else and stays as it is,
// which also means that ordinary Chinese text has nothing to fold and costs one scan. The
// ideographic space counts as a space.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/ascii.hpp"

namespace deskmill {

/// Bytes of a full-width character with an ASCII twin, and of the ideographic space.
inline constexpr std::size_t kWideBytes = 3;

/// The ASCII twin of the character at text[i], or 0 when it has none.
inline char ascii_twin(std::string_view text, std::size_t i) {
  if (i + kWideBytes > text.size()) return 0;
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
  if (byte(0) == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? ' ' : '\0';
  if (byte(0) != 0xEF || (byte(1) & 0xFE) != 0xBC) return 0;
  const unsigned offset = (byte(1) - 0xBCu) * 64 + (byte(2) - 0x80u);  // U+FF00 is 0
  if (offset < 1 || offset > 0x5E) return 0;
  const char twin = static_cast<char>(offset + 0x20);
  constexpr std::string_view kProse = "!\"'(),:;?[]{}~";
  return kProse.find(twin) == kProse.npos ? twin : '\0';
}

/// An ASCII letter, digit or underscore: what \b of an expression takes for part of a word.
inline bool is_word(char c) {
  return is_ascii_alnum(c) || c == '_';
}
/// Whether such a character, in ASCII or full width, ends at `begin`, or begins at `end`.
bool word_before(std::string_view text, std::size_t begin);
bool word_after(std::string_view text, std::size_t end);

/// The folded text with the map back to offsets of the original.
class WidthFolding {
 public:
  explicit WidthFolding(std::string_view text);

  /// The original when nothing was folded; else a copy owned by this object.
  std::string_view text() const { return wide_.empty() ? original_ : std::string_view(folded_); }
  std::size_t to_original(std::size_t folded_offset) const;

 private:
  std::string_view original_;
  std::string folded_;
  std::vector<std::size_t> wide_;  ///< offsets in folded_ of the characters that were wide, rising
};

/// Folds a regular expression: a full-width metacharacter becomes an escaped ASCII one, so that
/// `１．５` means the text 1.5.
std::string fold_expression(std::string_view expression);

}  // namespace deskmill
