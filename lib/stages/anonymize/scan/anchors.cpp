// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/scan/anchors.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "core/load.hpp"
#include "stages/anonymize/bytes/byte_classes.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/numbers/other_digits.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kBytesBefore = 72;
constexpr std::size_t kBytesAfter = 24;
constexpr std::size_t kLongestCue = 40;
constexpr std::size_t kDigitsAtOnce = 16;
constexpr std::size_t kLongestLength = 31;  ///< of runs that are told apart
/// The last block and what is read behind its bytes.
constexpr std::size_t kReadBehind = kBlockBytes + kPadding;

constexpr char32_t kFirstOfChinese = 0x2E80, kLastBeforeSigns = 0xFE00;

/// The code point of the three bytes at `place`; a fourth must be readable. Of a character of two
/// bytes one beyond U+FFFF.
char32_t wide_code_point(const char* place) {
  const auto bytes = load<std::uint32_t>(place);
  return (bytes & 0x1F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
}

bool is_wide_letter(char32_t c) {
  return (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// The letters of a block and of the one behind it.
struct Letters {
  std::uint64_t here, behind;

  /// How many the word that begins at `at` has, as far as they count.
  std::size_t of_word(int at) const {
    constexpr int kLastByte = kBlockBytes - 1;
    const std::uint64_t from_here = here >> at | behind << 1 << (kLastByte - at);
    constexpr auto kStop = std::uint64_t{1} << CueIndex::kWordLetters;
    return static_cast<std::size_t>(std::countr_zero(~from_here | kStop));
  }
};

/// `text` must be followed by kReadBehind readable bytes.
class AnchorScan {
 public:
  AnchorScan(const CueIndex& cues, std::string_view text, Anchors& anchors)
      : cues_(cues), anchors_(anchors), text_(text) {}

  void run() {
    for (ByteClasses classes = classes_from(0); begin_ < text_.size(); begin_ += kBlockBytes) {
      const ByteClasses next = classes_from(begin_ + kBlockBytes);
      scan_block(classes, next.letters);
      classes = next;
    }
  }

 private:
  ByteClasses classes_from(std::size_t at) const {
    if (at >= text_.size()) return {};
    return classes_of(text_.data() + at, std::min(text_.size() - at, kBlockBytes));
  }

  /// What may begin something is one bit for each place, found without a branch, which would be
  /// guessed wrong for every cue; then it is looked at in the order of the text. `letters_behind`
  /// are those of the next block.
  void scan_block(const ByteClasses& classes, std::uint64_t letters_behind) {
    const std::uint64_t words = classes.letters & ~(classes.letters << 1 | letter_before_);
    numbers_ = classes.digits & ~(classes.digits << 1 | digit_before_);
    letter_before_ = classes.letters >> (kBlockBytes - 1);
    digit_before_ = classes.digits >> (kBlockBytes - 1);
    const Letters letters{classes.letters, letters_behind};
    std::uint64_t left = classes.signs | cue_words(words, letters);
    if (classes.wide != 0) {
      anchors_.has_wide = true;
      left |= wide_places(classes.wide);
    }
    for (; left != 0; left &= left - 1) look_at(std::countr_zero(left), letters);
    if ((classes.signs | numbers_) != 0) anchors_.has_places = true;
    if (numbers_ != 0) find_numbers(classes.digits);
  }

  /// Characters of three bytes that may be something.
  std::uint64_t wide_places(std::uint64_t wide) const {
    const char* const block = text_.data() + begin_;
    std::uint64_t passed = 0;
    for (std::uint64_t left = cues_.first_characters().among(block, wide); left != 0;
         left &= left - 1) {
      const int at = std::countr_zero(left);
      passed |= std::uint64_t{cues_.may_begin_wide(block + at)} << at;
    }
    return passed;
  }

  /// Those of `words`, by their first letters, that may begin a cue. Most fall by three letters,
  /// which are had for less than a whole word.
  std::uint64_t cue_words(std::uint64_t words, const Letters& letters) const {
    const char* const block = text_.data() + begin_;
    std::uint64_t begun = 0, passed = 0;
    for (; words != 0; words &= words - 1) {
      const int at = std::countr_zero(words);
      begun |= std::uint64_t{cues_.may_begin_like(block + at)} << at;
    }
    for (; begun != 0; begun &= begun - 1) {
      const int at = std::countr_zero(begun);
      passed |= std::uint64_t{cues_.may_begin_word(block + at, letters.of_word(at))} << at;
    }
    return passed;
  }

  void look_at(int in_block, const Letters& letters) {
    const std::size_t at = begin_ + static_cast<std::size_t>(in_block);
    if (is_ascii_letter(text_[at])) {
      add_cue(cues_.match_word(text_, at, letters.of_word(in_block)));
    } else if (is_beyond_ascii(text_[at])) {
      add_wide(in_block);
    } else {
      sign(at);
    }
  }

  void find_numbers(std::uint64_t digits) {
    for (std::uint64_t left = numbers_; left != 0; left &= left - 1) {
      const int at = std::countr_zero(left);
      digit_run(begin_ + static_cast<std::size_t>(at),
                static_cast<std::size_t>(std::countr_one(digits >> at)));
    }
  }

  /// The value of a digit at `position` (ASCII or U+FF10..FF19), else -1; `bytes` is its length.
  int digit_at(std::size_t position, std::size_t& bytes) const {
    const char c = char_at(text_, position);
    bytes = 1;
    if (is_ascii_digit(c)) return c - '0';
    if (c != '\xEF' || position + 2 >= text_.size() || text_[position + 1] != '\xBC') return -1;
    const int value = static_cast<unsigned char>(text_[position + 2]) - 0x90;
    bytes = 3;
    return value >= 0 && value <= 9 ? value : -1;
  }

  /// Of the marks that make a keycap of the digit before them: U+20E3, mostly behind U+FE0F.
  std::size_t keycap_bytes(std::size_t position) const {
    if (static_cast<unsigned char>(char_at(text_, position)) < 0x80) return 0;
    const std::string_view rest = text_.substr(position, 6);
    if (rest == "\uFE0F\u20E3") return 6;
    return rest.starts_with("\u20E3") ? 3 : 0;
  }

  /// The run that begins at `at`, of which `ascii` digits are known.
  void digit_run(std::size_t at, std::size_t ascii) {
    if (at < run_end_) return;  // goes on behind full-width digits
    DigitRun run{at, at + ascii, anchors_.digit_count, ascii};
    const bool whole =
        ascii > 0 && begin_of_block(run.end) == begin_ && !is_beyond_ascii(char_at(text_, run.end));
    if (whole) {
      copy_digits(run);
    } else {
      mixed_run(run);
    }
    look_between(run);
    run_end_ = run.end;
    anchors_.digit_count += run.count;
    anchors_.runs.push_back(run);
    look_beside(run);
  }

  /// Each recognizer of numbers wants to know which runs go together: they are
  /// looked at once for all.
  void look_between(DigitRun& run) {
    const bool in_word = is_ascii_letter(char_before(text_, run.begin));  // no gap ends with one
    if (!anchors_.runs.empty() && !in_word) {
      const std::size_t last_end = anchors_.runs.back().end;
      const std::string_view gap = text_.substr(last_end, run.begin - last_end);
      run.behind_separator = is_number_gap(gap);
      run.behind_emoji = is_emoji_gap(gap);
    }
    const bool joined = run.behind_separator || run.behind_emoji;
    digits_in_row_ = run.count + (joined ? digits_in_row_ : 0);
    if (joined) anchors_.joined_digits = std::max(anchors_.joined_digits, digits_in_row_);
  }

  void look_beside(const DigitRun& run) {
    const char before = char_before(text_, run.begin);
    anchors_.run_lengths |= std::uint32_t{1} << std::min(run.count, kLongestLength);
    anchors_.plus_before_run |= before == '+';
    const bool apart = before == ' ' || before == '.' || before == '-';
    anchors_.capital_before_run |=
        is_ascii_upper(before) || (apart && run.begin > 1 && is_ascii_upper(text_[run.begin - 2]));
    anchors_.wide_before_run |= is_beyond_ascii(before);
    const std::size_t end = run.end + (is_ascii_letter(char_at(text_, run.end)) ? 1 : 0);  // 14c
    const char second = char_at(text_, end + 1);
    anchors_.word_behind_run |=
        char_at(text_, end) == ' ' && (is_ascii_upper(second) || is_ascii_digit(second));
  }

  static std::size_t begin_of_block(std::size_t at) { return at & ~(kBlockBytes - 1); }

  /// Runs are short: most are copied in one piece, whatever follows them.
  void copy_digits(const DigitRun& run) {
    char* const out = anchors_.digits.data() + run.first;
    const char* const first = text_.data() + run.begin;
    if (run.count <= kDigitsAtOnce) {
      std::memcpy(out, first, kDigitsAtOnce);
    } else {
      std::memcpy(out, first, run.count);
    }
  }

  /// A run that may have full-width digits and keycaps, or goes on in the next block.
  void mixed_run(DigitRun& run) {
    char* const first = anchors_.digits.data() + run.first;
    char* out = first;
    std::size_t at = run.begin, bytes = 0;
    for (int digit = digit_at(at, bytes); digit >= 0; digit = digit_at(at, bytes)) {
      *out++ = static_cast<char>('0' + digit);
      const std::size_t keycap = keycap_bytes(at + bytes);
      at += bytes + keycap;
      anchors_.has_wide_digits |= bytes + keycap > 1;
    }
    run.end = at;
    run.count = static_cast<std::size_t>(out - first);
  }

  void add_cue(const CueHit& hit) {
    if (hit.begin == hit.end) return;
    anchors_.cues.push_back(hit);
    anchors_.cue_mask |= mask_of(hit.cue);
  }

  void sign(std::size_t at) {
    switch (text_[at]) {
      case '@':
        return anchors_.at_signs.push_back(at);
      case '*':
      case '^':
      case '~':
        anchors_.has_marks = true;
        return;
      case ':':
        return colon(at);
      case '#':
        anchors_.has_number_sign = true;
        [[fallthrough]];
      default:
        add_cue(cues_.match_sign(text_, at));
    }
  }

  void colon(std::size_t at) {
    if (text_.substr(at, 3) == "://") return anchors_.schemes.push_back(at);
    const char before = char_before(text_, at), after = char_at(text_, at + 1);
    if (is_hex_digit(before) || after == ':' || is_hex_digit(after)) anchors_.colons.push_back(at);
  }

  void add_wide(int in_block) {
    const std::size_t at = begin_ + static_cast<std::size_t>(in_block);
    if (at + 2 >= text_.size()) return;  // cut short
    const char32_t c = wide_code_point(text_.data() + at);
    const std::uint64_t bit = std::uint64_t{1} << in_block;
    if (c >= 0xFF10 && c <= 0xFF19) {
      numbers_ |= bit;
    } else if (c == 0xFF20) {  // ＠
      anchors_.at_signs.push_back(at);
      anchors_.has_places = anchors_.needs_folding = true;
    } else if (is_wide_letter(c)) {
      anchors_.needs_folding = true;
    } else if (const CueHit hit = cues_.match_wide(text_, at); hit.begin != hit.end) {
      add_cue(hit);
    } else if (is_folded(c, at)) {
      anchors_.has_places = anchors_.needs_folding = true;
    }
  }

  /// Invisible, or a number in other digits.
  bool is_folded(char32_t c, std::size_t at) const {
    if (c >= kFirstOfChinese && c < kLastBeforeSigns) return false;
    return is_invisible(c) || begins_other_number(text_, at);
  }

  const CueIndex& cues_;
  Anchors& anchors_;
  std::string_view text_;
  std::size_t begin_ = 0;      ///< of the block
  std::uint64_t numbers_ = 0;  ///< that begin in the block
  std::uint64_t letter_before_ = 0, digit_before_ = 0;
  std::size_t run_end_ = 0;        ///< of the last run of digits
  std::size_t digits_in_row_ = 0;  ///< up to it, in runs that may be one number
};

/// A copy of the text with kReadBehind bytes behind it, which hold what was there before.
std::string_view copied_to(std::vector<char>& room, std::string_view text) {
  if (room.size() < text.size() + kReadBehind) room.resize(text.size() + kReadBehind);
  std::copy(text.begin(), text.end(), room.begin());
  return {room.data(), text.size()};
}

/// Most texts have none of all this, and nothing is there to forget.
void forget_places(Anchors& anchors) {
  anchors.has_places = false;
  anchors.runs.clear();
  anchors.digit_count = 0;
  anchors.at_signs.clear();
  anchors.schemes.clear();
  anchors.colons.clear();
  anchors.has_marks = anchors.has_number_sign = anchors.has_wide_digits = false;
  anchors.run_lengths = 0;
  anchors.joined_digits = 0;
  anchors.plus_before_run = anchors.capital_before_run = anchors.wide_before_run =
      anchors.word_behind_run = false;
}

}  // namespace

std::string_view Anchors::digits_of(std::size_t from, std::size_t to) const {
  const std::size_t first = runs[from].first;
  return {digits.data() + first, runs[to - 1].first + runs[to - 1].count - first};
}

std::size_t Anchors::run_from(std::size_t place) const {
  const auto first =
      std::lower_bound(runs.begin(), runs.end(), place,
                       [](const DigitRun& run, std::size_t begin) { return run.begin < begin; });
  return static_cast<std::size_t>(first - runs.begin());
}

std::span<const CueHit> Anchors::cues_from(std::size_t place) const {
  const auto first =
      std::lower_bound(cues.begin(), cues.end(), place,
                       [](const CueHit& hit, std::size_t begin) { return hit.begin < begin; });
  return {first, cues.end()};
}

bool Anchors::near(Cue cue, std::size_t begin, std::size_t end) const {
  if (expects(cue)) return true;
  if (!has(cue)) return false;
  // Only those in reach are looked at, so that a long text with many cues and many numbers stays
  // linear.
  constexpr std::size_t kReach = kBytesBefore + kLongestCue;
  for (const CueHit& hit : cues_from(begin > kReach ? begin - kReach : 0)) {
    if (hit.begin > end + kBytesAfter) break;
    if (hit.cue != cue) continue;
    if (hit.end <= begin && begin - hit.end <= kBytesBefore) return true;
    if (hit.begin >= end) return true;
  }
  return false;
}

bool is_row_of_numbers(const Anchors& anchors, std::size_t from, std::size_t last) {
  bool points = false, others = false, columns = false;
  for (std::size_t i = from; i < last; ++i) {
    const std::string_view gap = anchors.gap_after(i);
    (gap == "." ? points : others) = true;
    columns |= gap == "  ";
  }
  return columns || (points && others);
}

void find_anchors(const CueIndex& cues, std::string_view text, CueMask expected, Anchors& anchors,
                  std::size_t readable_behind) {
  anchors.text = text;
  anchors.expected = expected;
  if (anchors.digits.size() < text.size() + kDigitsAtOnce) {
    anchors.digits.resize(text.size() + kDigitsAtOnce);
  }
  if (anchors.has_places) forget_places(anchors);
  anchors.cues.clear();
  anchors.cue_mask = 0;
  anchors.has_wide = anchors.needs_folding = false;
  if (readable_behind < kReadBehind) text = copied_to(anchors.padded, text);
  AnchorScan(cues, text, anchors).run();
}

}  // namespace deskmill
