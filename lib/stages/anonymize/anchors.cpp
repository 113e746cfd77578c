// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/anchors.hpp"

#include <algorithm>
#include <array>

#include "stages/anonymize/characters.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kBytesBefore = 72;
constexpr std::size_t kBytesAfter = 24;
constexpr std::size_t kLongestCue = 40;

enum ByteClass : unsigned char { kPlain, kDigit, kLetter, kAt, kColon, kBracket, kThreeByte };

constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    unsigned char kind = kPlain;
    if (is_ascii_digit(byte)) kind = kDigit;
    if (is_ascii_letter(byte)) kind = kLetter;
    if (byte == '@') kind = kAt;
    if (byte == ':') kind = kColon;
    if (byte == '[' || byte == '(' || byte == '{' || byte == '#') kind = kBracket;
    if (c >= 0xE0 && c <= 0xEF) kind = kThreeByte;
    classes[static_cast<std::size_t>(c)] = kind;
  }
  return classes;
}
constexpr std::array<unsigned char, 256> kClasses = make_classes();

bool is_hex(char c) {
  return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

class AnchorScan {
 public:
  AnchorScan(const CueIndex& cues, Anchors& anchors)
      : cues_(cues), anchors_(anchors), text_(anchors.text) {}

  void run() {
    while (at_ < text_.size()) {
      switch (kClasses[static_cast<unsigned char>(text_[at_])]) {
        case kPlain:
          skip_class(kPlain);
          break;
        case kDigit:
          digit_run();
          break;
        case kLetter:
          word();
          break;
        case kAt:
          anchors_.at_signs.push_back(at_++);
          break;
        case kColon:
          colon();
          break;
        case kBracket:
          try_cue();
          ++at_;
          break;
        case kThreeByte:
          wide();
          break;
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

  void digit_run() {
    DigitRun run{at_, at_, anchors_.digits.size(), 0};
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_ascii_digit(text_[at_])) ++at_;
    anchors_.digits.append(text_, begin, at_ - begin);
    std::size_t bytes = 0;
    for (int digit = digit_at(at_, bytes); digit >= 0; digit = digit_at(at_, bytes)) {
      anchors_.digits += static_cast<char>('0' + digit);
      at_ += bytes;
      anchors_.has_wide_digits |= bytes > 1;
    }
    run.end = at_;
    run.count = anchors_.digits.size() - run.first;
    anchors_.runs.push_back(run);
  }

  bool try_cue() {
    CueHit hit;
    if (!cues_.match(text_, at_, hit)) return false;
    anchors_.cues.push_back(hit);
    anchors_.cue_mask |= mask_of(hit.cue);
    return true;
  }

  /// Cues may begin at a word only; a phrase of several words does not swallow them, so that
  /// "this is Anna" still shows "Anna".
  void word() {
    if (cues_.may_begin_word(text_, at_)) try_cue();
    skip_class(kLetter);
  }

  void skip_class(ByteClass kind) {
    const char* place = text_.data() + at_;
    const char* const end = text_.data() + text_.size();
    do {
      ++place;
    } while (place < end && kClasses[static_cast<unsigned char>(*place)] == kind);
    at_ = static_cast<std::size_t>(place - text_.data());
  }

  void colon() {
    if (text_.substr(at_, 3) == "://") {
      anchors_.schemes.push_back(at_);
      at_ += 3;
      return;
    }
    const char before = char_before(text_, at_), after = char_at(text_, at_ + 1);
    if (is_hex(before) || after == ':' || is_hex(after)) anchors_.colons.push_back(at_);
    ++at_;
  }

  /// Characters of three bytes, as many as there are in a row.
  void wide() {
    while (is_whole_wide()) {
      const char32_t c = code_point();
      if (c >= 0xFF10 && c <= 0xFF19) return digit_run();
      if (c == 0xFF20) anchors_.at_signs.push_back(at_);
      anchors_.has_han |= c >= 0x4E00 && c <= 0x9FFF;
      if (cues_.may_begin_with(c) && cues_.may_begin_pair(text_, at_)) try_cue();
      at_ += 3;
    }
    if (at_ < text_.size() && (text_[at_] & '\xF0') == '\xE0') at_ = text_.size();  // cut short
  }

  bool is_whole_wide() const {
    return at_ + 2 < text_.size() && kClasses[static_cast<unsigned char>(text_[at_])] == kThreeByte;
  }

  char32_t code_point() const {
    const auto byte = [&](std::size_t i) {
      return static_cast<char32_t>(static_cast<unsigned char>(text_[at_ + i]));
    };
    return (byte(0) & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63);
  }

  const CueIndex& cues_;
  Anchors& anchors_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view Anchors::digits_of(std::size_t from, std::size_t to) const {
  const std::size_t first = runs[from].first;
  return std::string_view(digits).substr(first, runs[to - 1].first + runs[to - 1].count - first);
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
  anchors.digits.clear();
  anchors.at_signs.clear();
  anchors.schemes.clear();
  anchors.colons.clear();
  anchors.cues.clear();
  anchors.cue_mask = 0;
  anchors.has_han = anchors.has_wide_digits = false;
  AnchorScan(cues, anchors).run();
}

}  // namespace deskmill
