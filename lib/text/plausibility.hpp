// How much a text looks like something people write, judged by its characters alone: the second
// half of charset detection and of mojibake repair, after strict decoding.
//
// Bytes decoded by a wrong table give rare ideographs, accents and capitals in the middle of words,
// symbols between letters, scripts that never stand together. Each character gets points for being
// common and loses some for such company; the mean is compared between readings of the same bytes.
// The points are set by hand and checked on the charset tests (docs/quality.md has the scores).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

enum class HanRank {
  kRare,      ///< none of the below
  kLevelOne,  ///< among the first-level characters of GB 2312, Big5 or JIS X 0208
  kFrequent,  ///< among about 800 that make up most of running text, zh-Hans, zh-Hant, ja
};
HanRank rank_of_han(char32_t c);

struct Plausibility {
  double points = 0;           ///< sum over the characters counted
  std::size_t characters = 0;  ///< characters that are not ASCII, and control characters
  std::size_t kana = 0;        ///< of them hiragana and katakana
  double mean() const { return characters == 0 ? 0 : points / static_cast<double>(characters); }
};

/// Letters a charset is chosen for: "windows-1250" is plausible for č and ł, not for ð. `expected`
/// may be empty (every letter is as good as the next).
Plausibility judge(std::string_view text, std::u32string_view expected = {});

}  // namespace deskmill
