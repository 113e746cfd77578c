// One pass over a text that finds the places where personal data can be: digit runs, '@', "://",
// colons between hexadecimal digits, and cue words. Recognizers look at these places only, so a
// text without any costs this scan and nothing else.
//
// Digit runs are whole: ASCII and full-width digits and keycaps (1️⃣), never cut, so that no
// recognizer can find a phone number inside an eighteen-digit ID. Their digits are copied as ASCII
// to one buffer; recognizers compare there and report offsets of the original.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stages/anonymize/scan/cues.hpp"

namespace deskmill {

struct DigitRun {
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  std::size_t first = 0;           ///< its digits are digits[first, first + count)
  std::size_t count = 0;
  // What stands between the last run and this one; never both.
  bool behind_separator = false;  ///< is_number_gap
  bool behind_emoji = false;      ///< is_emoji_gap
};

class Anchors {
 public:
  std::string_view text;
  CueMask expected = 0;  ///< cues of what was asked before this text, or of its member's name

  std::vector<DigitRun> runs;
  std::vector<char> digits;  ///< of all runs, as ASCII; the first digit_count are in use
  std::size_t digit_count = 0;
  std::vector<std::size_t> at_signs;  ///< offsets of '@' and full-width ＠
  std::vector<std::size_t> schemes;   ///< offsets of "://"
  std::vector<std::size_t> colons;    ///< offsets of ':' beside a hexadecimal digit or ':'
  std::vector<CueHit> cues;
  CueMask cue_mask = 0;          ///< kinds in `cues`
  bool has_places = false;       ///< any digit or sign: what recognizers begin at but cues
  bool has_marks = false;        ///< any of * ^ ~
  bool has_wide = false;         ///< any character from U+0400 to U+FFFF
  bool has_wide_digits = false;  ///< full-width ones, or keycaps
  /// Full-width letters, ＠, numbers in digits of other kinds, invisible characters
  /// (other_digits.hpp): what is found in a copy with ASCII in their place counts as well.
  bool needs_folding = false;
  bool has_number_sign = false;  ///< #
  // For the gates of recognizers, of all runs of digits together:
  std::uint32_t run_lengths = 0;  ///< bit n: one has n digits; the last bit: 31 and more
  std::size_t joined_digits = 0;  ///< most digits of runs in a row with such gaps; 0: no gap is one
  bool plus_before_run = false;   ///< directly beside one, as all below
  bool capital_before_run = false;  ///< A-Z; a blank, dot or hyphen may stand between
  bool wide_before_run = false;     ///< a character beyond ASCII
  bool word_behind_run = false;     ///< a space, and A-Z or a digit behind it; a letter before

  std::vector<char> padded;  ///< for the copy of a text that cannot be scanned in its place

  /// Whether some run has so many digits, at most 31.
  bool has_run_of(std::size_t least, std::size_t most) const {
    const std::uint64_t lengths = (std::uint64_t{2} << most) - (std::uint64_t{1} << least);
    return (run_lengths & lengths) != 0;
  }
  std::string_view digits_of(const DigitRun& run) const {
    return {digits.data() + run.first, run.count};
  }
  /// Digits of runs [from, to), which are adjacent in the buffer.
  std::string_view digits_of(std::size_t from, std::size_t to) const;
  /// Index of the first run that begins at `place` or behind it.
  std::size_t run_from(std::size_t place) const;
  /// Whether run i and run i + 1 may be groups of one number.
  bool joins_next(std::size_t i) const { return runs[i + 1].behind_separator; }
  /// What stands between run i and run i + 1.
  std::string_view gap_after(std::size_t i) const {
    return text.substr(runs[i].end, runs[i + 1].begin - runs[i].end);
  }
  /// The cues that begin at `place` or behind it, and those that begin before.
  std::span<const CueHit> cues_from(std::size_t place) const;
  std::span<const CueHit> cues_before(std::size_t place) const {
    return std::span(cues).first(cues.size() - cues_from(place).size());
  }
  bool has(Cue cue) const { return (cue_mask & mask_of(cue)) != 0; }
  /// The kind was asked for, or a cue of it stands at most 72 bytes (24 Han) before or 24 after.
  bool near(Cue cue, std::size_t begin, std::size_t end) const;
  bool expects(Cue cue) const { return (expected & mask_of(cue)) != 0; }
};

/// "2.7448 2.3056", "840991-89  2  769.74": the runs [from, last] are numbers side by side and not
/// groups of one, as columns of a table are with two blanks between them, and amounts where a point
/// is one gap of several.
bool is_row_of_numbers(const Anchors& anchors, std::size_t from, std::size_t last);

/// Fills `anchors` for `text`; the vectors keep their capacity from text to text. So many bytes
/// behind the text as `readable_behind` says can be read, whatever they hold: the scan works in
/// blocks, and a text with too few of them is copied first.
void find_anchors(const CueIndex& cues, std::string_view text, CueMask expected, Anchors& anchors,
                  std::size_t readable_behind = 0);

}  // namespace deskmill
