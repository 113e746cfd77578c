// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/anchors.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

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

/// The code point of three bytes at `place`.
char32_t wide_code_point(const char* place) {
  const auto byte = [place](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(place[i]));
  };
  return (byte(0) & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63);
}

class AnchorScan {
 public:
  AnchorScan(const CueIndex& cues, Anchors& anchors)
      : cues_(cues), anchors_(anchors), text_(anchors.text) {}

  void run() {
    bool letter_before = false, digit_before = false;
    for (std::size_t begin = 0; begin < text_.size(); begin += kBlockBytes) {
      const ByteClasses classes = classes_of(text_.substr(begin));
      const std::uint64_t words = classes.letters & ~(classes.letters << 1 | letter_before);
      const std::uint64_t numbers = classes.digits & ~(classes.digits << 1 | digit_before);
      letter_before = classes.letters >> (kBlockBytes - 1) != 0;
      digit_before = classes.digits >> (kBlockBytes - 1) != 0;
      for (std::uint64_t left = words | numbers | classes.signs | classes.wide; left != 0;
           left &= left - 1) {
        const std::uint64_t bit = left & (~left + 1);
        const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(left));
        if ((classes.wide & bit) != 0) {
          wide(at);
        } else if ((words & bit) != 0) {
          word(at, classes.letters >> (at - begin));
        } else if ((numbers & bit) != 0) {
          digit_run(at);
        } else {
          sign(at);
        }
      }
    }
  }

 private:
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

  void digit_run(std::size_t at) {
    if (at < run_end_) return;  // goes on behind full-width digits
    DigitRun run{at, at, anchors_.digit_count, 0};
    char* const first = anchors_.digits.data() + run.first;
    char* out = first;
    std::size_t bytes = 0;
    for (int digit = digit_at(at, bytes); digit >= 0; digit = digit_at(at, bytes)) {
      *out++ = static_cast<char>('0' + digit);
      at += bytes;
      anchors_.has_wide_digits |= bytes > 1;
    }
    run.end = run_end_ = at;
    run.count = static_cast<std::size_t>(out - first);
    anchors_.digit_count += run.count;
    anchors_.runs.push_back(run);
  }

  /// `letters` are the classes from `at` up to the end of the block, where a word may go on.
  void word(std::size_t at, std::uint64_t letters) {
    auto count = static_cast<std::size_t>(std::countr_one(letters));
    if (at % kBlockBytes + count == kBlockBytes) {
      while (count < 4 && is_ascii_letter(char_at(text_, at + count))) ++count;
    }
    add_cue(cues_.match_word(text_, at, count));
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

  void wide(std::size_t at) {
    if (at + 2 >= text_.size()) return;  // cut short
    const char32_t c = wide_code_point(text_.data() + at);
    anchors_.has_han |= c >= 0x4E00 && c <= 0x9FFF;
    if (cues_.may_begin_with(c)) return add_cue(cues_.match_wide(text_, at));
    if (c < 0xFF10) return;
    if (c <= 0xFF19) digit_run(at);
    if (c == 0xFF20) anchors_.at_signs.push_back(at);
  }

  const CueIndex& cues_;
  Anchors& anchors_;
  std::string_view text_;
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
