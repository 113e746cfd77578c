// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/anchors.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "stages/anonymize/byte_classes.hpp"
#include "stages/anonymize/characters.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kBytesBefore = 72;
constexpr std::size_t kBytesAfter = 24;
constexpr std::size_t kLongestCue = 40;

bool is_hex(char c) {
  return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/// The code point of three bytes at `place`; a fourth must be readable.
char32_t wide_code_point(const char* place) {
  static_assert(std::endian::native == std::endian::little);
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, place, sizeof bytes);
  return (bytes & 0xF) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
}

class AnchorScan {
 public:
  AnchorScan(const CueIndex& cues, Anchors& anchors)
      : cues_(cues), anchors_(anchors), text_(anchors.text) {}

  void run() {
    std::array<char, kBlockBytes + kPadding> padded;
    for (begin_ = 0; begin_ < text_.size(); begin_ += kBlockBytes) {
      const std::size_t left = text_.size() - begin_;
      const char* block = text_.data() + begin_;
      if (left < padded.size()) {
        std::memset(padded.data(), 0, padded.size());
        std::memcpy(padded.data(), block, left);
        block = padded.data();
      }
      scan_block(block, classes_of(block, std::min(left, kBlockBytes)));
    }
  }

 private:
  /// Words and wide characters pass the first looks without a branch; what is left is looked at in
  /// order.
  void scan_block(const char* block, const ByteClasses& classes) {
    const std::uint64_t words = classes.letters & ~(classes.letters << 1 | letter_before_);
    const std::uint64_t numbers = classes.digits & ~(classes.digits << 1 | digit_before_);
    letter_before_ = classes.letters >> (kBlockBytes - 1);
    digit_before_ = classes.digits >> (kBlockBytes - 1);
    if (!anchors_.has_han) anchors_.has_han = has_han(block, classes.wide);
    const std::uint64_t wide = gated_wide(block, classes.wide);
    const std::uint64_t cues = gated_words(block, words, classes.letters);
    for (std::uint64_t left = wide | cues | numbers | classes.signs; left != 0; left &= left - 1) {
      const std::uint64_t bit = left & (~left + 1);
      const int in_block = std::countr_zero(left);
      const std::size_t at = begin_ + static_cast<std::size_t>(in_block);
      if ((cues & bit) != 0) {
        const std::size_t letters = word_letters(block, in_block, classes.letters);
        add_cue(cues_.match_word(text_, at, block + in_block, letters));
      } else if ((wide & bit) != 0) {
        add_wide(block + in_block, at);
      } else if ((numbers & bit) != 0) {
        digit_run(at);
      } else {
        sign(at);
      }
    }
  }

  std::uint64_t gated_wide(const char* block, std::uint64_t wide) const {
    std::uint64_t passed = 0;
    for (; wide != 0; wide &= wide - 1) {
      const int at = std::countr_zero(wide);
      passed |= std::uint64_t{cues_.may_begin_with(wide_code_point(block + at))} << at;
    }
    return passed;
  }

  std::uint64_t gated_words(const char* block, std::uint64_t words, std::uint64_t letters) const {
    std::uint64_t passed = 0;
    for (; words != 0; words &= words - 1) {
      const int at = std::countr_zero(words);
      const bool begins = cues_.may_begin_word(block + at, word_letters(block, at, letters));
      passed |= std::uint64_t{begins} << at;
    }
    return passed;
  }

  /// Of a word that begins at `at`, one to four.
  static std::size_t word_letters(const char* block, int at, std::uint64_t letters) {
    if (at + 4 <= static_cast<int>(kBlockBytes)) {
      return static_cast<std::size_t>(std::countr_zero(~letters >> at | 16));
    }
    const char* const place = block + at;  // goes on in the next block
    return static_cast<std::size_t>(std::find_if_not(place, place + 4, is_ascii_letter) - place);
  }

  static bool has_han(const char* block, std::uint64_t wide) {
    for (; wide != 0; wide &= wide - 1) {
      if (wide_code_point(block + std::countr_zero(wide)) - 0x4E00 <= 0x9FFF - 0x4E00) return true;
    }
    return false;
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

  void digit_run(std::size_t at) {
    if (at < run_end_) return;  // goes on behind full-width digits
    DigitRun run{at, at, anchors_.digit_count, 0};
    char* const first = anchors_.digits.data() + run.first;
    char* out = first;
    std::size_t bytes = 0;
    for (int digit = digit_at(at, bytes); digit >= 0; digit = digit_at(at, bytes)) {
      *out++ = static_cast<char>('0' + digit);
      const std::size_t keycap = keycap_bytes(at + bytes);
      at += bytes + keycap;
      anchors_.has_wide_digits |= bytes + keycap > 1;
    }
    run.end = run_end_ = at;
    run.count = static_cast<std::size_t>(out - first);
    anchors_.digit_count += run.count;
    anchors_.runs.push_back(run);
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
      case ':':
        return colon(at);
      default:
        add_cue(cues_.match_sign(text_, at));
    }
  }

  void colon(std::size_t at) {
    if (text_.substr(at, 3) == "://") return anchors_.schemes.push_back(at);
    const char before = char_before(text_, at), after = char_at(text_, at + 1);
    if (is_hex(before) || after == ':' || is_hex(after)) anchors_.colons.push_back(at);
  }

  void add_wide(const char* place, std::size_t at) {
    if (at + 2 >= text_.size()) return;  // cut short
    const char32_t c = wide_code_point(place);
    if (c == 0xFF20) return anchors_.at_signs.push_back(at);
    if (c >= 0xFF10 && c <= 0xFF19) return digit_run(at);
    add_cue(cues_.match_wide(text_, at));
  }

  const CueIndex& cues_;
  Anchors& anchors_;
  std::string_view text_;
  std::size_t begin_ = 0;  ///< of the block
  std::uint64_t letter_before_ = 0, digit_before_ = 0;
  std::size_t run_end_ = 0;  ///< of the last run of digits
};

}  // namespace

std::string_view Anchors::digits_of(std::size_t from, std::size_t to) const {
  const std::size_t first = runs[from].first;
  return {digits.data() + first, runs[to - 1].first + runs[to - 1].count - first};
}

bool Anchors::near(Cue cue, std::size_t begin, std::size_t end) const {
  if (expects(cue)) return true;
  if (!has(cue)) return false;
  // Hits stand in order of their begin; only those in reach are looked at, so that a long text with
  // many cues and many numbers stays linear.
  const std::size_t reach = kBytesBefore + kLongestCue;
  const std::size_t from = begin > reach ? begin - reach : 0;
  auto hit = std::lower_bound(cues.begin(), cues.end(), from,
                              [](const CueHit& a, std::size_t place) { return a.begin < place; });
  for (; hit != cues.end() && hit->begin <= end + kBytesAfter; ++hit) {
    if (hit->cue != cue) continue;
    if (hit->end <= begin && begin - hit->end <= kBytesBefore) return true;
    if (hit->begin >= end) return true;
  }
  return false;
}

void find_anchors(const CueIndex& cues, std::string_view text, CueMask expected, Anchors& anchors) {
  anchors.text = text;
  anchors.expected = expected;
  anchors.runs.clear();
  if (anchors.digits.size() < text.size()) anchors.digits.resize(text.size());
  anchors.digit_count = 0;
  anchors.at_signs.clear();
  anchors.schemes.clear();
  anchors.colons.clear();
  anchors.cues.clear();
  anchors.cue_mask = 0;
  anchors.has_han = anchors.has_wide_digits = false;
  AnchorScan(cues, anchors).run();
}

}  // namespace deskmill
