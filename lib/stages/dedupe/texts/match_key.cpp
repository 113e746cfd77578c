// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/texts/match_key.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/hash.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kSlotDigits = 5;  // order numbers have more, most prices and counts fewer
constexpr std::size_t kSlotCharacters = 6;
constexpr char32_t kSlot = U'#';
constexpr char32_t kBetweenNumbers = U' ';  // 2-3 is not 23

constexpr char32_t kAscii = 0x80;

// Of folded text, which has no capitals.
bool is_latin_letter(char32_t c) {
  return c >= U'a' && c <= U'z';
}
bool is_arabic_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_token_character(char32_t c) {
  return is_latin_letter(c) || is_arabic_digit(c);
}
/// Of numbers within a token: 12.5, 1,000.
bool is_number_character(char32_t c) {
  return is_arabic_digit(c) || c == U'.' || c == U',';
}

/// With contractions that lost their apostrophe: "dont" is "don't".
bool is_negating_word(std::u32string_view word) {
  if (word.back() != U't') return word == U"no" || word == U"never";
  if (!word.ends_with(U"nt")) return word == U"not" || word == U"cannot" || word == U"without";
  static constexpr std::array<std::u32string_view, 14> kWords = {
      U"nt",    U"arent",  U"cant", U"couldnt",  U"didnt", U"doesnt", U"dont",
      U"hasnt", U"havent", U"isnt", U"shouldnt", U"wasnt", U"wont",   U"wouldnt"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

enum class Sense { kOther, kNumeral, kNegation };

/// What the guard sees in a character outside ASCII; a numeral is one of 三, 十一, 两百, 七点半.
constexpr Sense sense_of(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'一':
    case U'二':
    case U'两':
    case U'兩':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
    case U'千':
    case U'万':
    case U'萬':
    case U'亿':
    case U'億':
    case U'半':
      return Sense::kNumeral;
    case U'不':
    case U'没':
    case U'沒':
    case U'未':
    case U'別':
    case U'别':
    case U'无':
    case U'無':
      return Sense::kNegation;
    default:
      return Sense::kOther;
  }
}

/// The commonest characters of Chinese, but for those the guard looks at. A bit for each, so that
/// they stay in the cache next to the processor.
class PlainHan {
 public:
  constexpr PlainHan() {
    for (char32_t c = kFirst; c <= kLast; ++c) {
      if (sense_of(c) != Sense::kOther) continue;
      bits_[(c - kFirst) / 64] |= std::uint64_t{1} << (c % 64);
    }
  }
  bool has(char32_t c) const {
    if (c - kFirst > kLast - kFirst) return false;
    return (bits_[(c - kFirst) / 64] >> (c % 64) & 1) != 0;
  }

 private:
  static constexpr char32_t kFirst = 0x4E00, kLast = 0x9FFF;
  static_assert(kFirst % 64 == 0);
  std::array<std::uint64_t, (kLast - kFirst) / 64 + 1> bits_{};
};
constexpr PlainHan kPlainHan;

/// Walks one folded text and appends to the key token by token. What is left of a token is never
/// longer, so the key is as long as the text while it is written.
class KeyWriter {
 public:
  KeyWriter(std::u32string_view text, MatchKey& key) : text_(text), key_(key) {}

  void write() {
    begin_ = length_ = key_.characters.size();
    key_.characters.resize(length_ + text_.size());
    while (position_ < text_.size()) {
      const char32_t c = text_[position_];
      if (c == U' ') {
        ++position_;
      } else if (kPlainHan.has(c)) {
        write_plain_han();
      } else if (is_latin_letter(c)) {
        write_letters();
      } else if (is_arabic_digit(c)) {
        write_token();
      } else {
        write_single(c);
      }
    }
    if (length_ == begin_) write_all();
    key_.characters.resize(length_);
  }

 private:
  /// Of a text of nothing but noise: or "👍" and "👎" would be the same.
  void write_all() {
    for (const char32_t c : text_) {
      if (!is_space(c) && !is_zero_width(c) && !is_control(c)) append(c);
    }
  }

  void append(char32_t c) { key_.characters[length_++] = c; }
  void append(std::u32string_view token) {
    const bool follows_number = length_ > begin_ && is_arabic_digit(key_.characters[length_ - 1]);
    if (follows_number && is_arabic_digit(token.front())) append(kBetweenNumbers);
    std::copy(token.begin(), token.end(),
              key_.characters.begin() + static_cast<std::ptrdiff_t>(length_));
    length_ += token.size();
  }

  void write_plain_han() {
    char32_t* to = &key_.characters[length_];
    const char32_t* const from = &text_[position_];
    const std::size_t left = text_.size() - position_;
    std::size_t count = 0;
    for (; count < left && kPlainHan.has(from[count]); ++count) to[count] = from[count];
    length_ += count;
    position_ += count;
  }

  /// A token of letters alone, as most are, is copied while its end is looked for.
  void write_letters() {
    char32_t* to = &key_.characters[length_];
    const char32_t* const from = &text_[position_];
    const std::size_t left = text_.size() - position_;
    std::size_t count = 0;
    for (; count < left && is_latin_letter(from[count]); ++count) to[count] = from[count];
    if (count < left && is_arabic_digit(from[count])) return write_token();
    position_ += count;
    note_negation({from, count});
    length_ += count;
  }

  void write_single(char32_t c) {
    const Sense sense = c < kAscii ? Sense::kOther : sense_of(c);
    if (sense == Sense::kNumeral) return write_numeral();
    if (sense == Sense::kNegation) ++key_.negations;
    if (is_han(c) || c == U'%' || !is_noise(c)) append(c);
    ++position_;
  }

  static bool is_noise(char32_t c) {
    if (c == U' ' || c == U',' || c == U'.' || c == U'。') return true;  // most of it
    return is_space(c) || is_punctuation(c) || is_zero_width(c) || is_control(c);
  }

  /// A run of ASCII letters and digits, at least one of these, and of points and commas between
  /// digits.
  void write_token() {
    const std::size_t begin = position_;
    std::size_t digits = 0, others = 0;
    for (; position_ < text_.size() && continues_token(); ++position_) {
      const char32_t c = text_[position_];
      digits += is_arabic_digit(c) ? 1 : 0;
      others += is_token_character(c) ? 0 : 1;
    }
    const std::u32string_view token = text_.substr(begin, position_ - begin);
    const std::size_t letters = token.size() - digits - others;
    if (letters == 0) {
      const bool is_slot = digits >= kSlotDigits && !is_amount(begin);
      is_slot ? append(kSlot) : write_number(token);
    } else {
      const bool is_slot = token.size() >= kSlotCharacters && !names_model(token, begin);
      is_slot ? append(kSlot) : write_mixed(token);
    }
  }

  /// Whether the number from `begin` to the position has a currency beside it.
  bool is_amount(std::size_t begin) const {
    static constexpr std::u32string_view kBefore = U"¥$€£₹", kBehind = U"元块塊圆圓円€¥";
    const std::size_t before = text_.substr(0, begin).find_last_not_of(U' ');
    const std::size_t behind = text_.find_first_not_of(U' ', position_);
    return (before != text_.npos && kBefore.find(text_[before]) != kBefore.npos) ||
           (behind != text_.npos && kBehind.find(text_[behind]) != kBehind.npos);
  }

  /// iphone15pro, mate60, 5000mah: one number, and a short one. Codes have more of them (a1b2c3) or
  /// longer ones (sf1234567890), or stand in a path or behind an equals sign (t.co/abc123).
  bool names_model(std::u32string_view token, std::size_t begin) const {
    static constexpr std::u32string_view kBeforeCodes = U"/=_";
    if (begin > 0 && kBeforeCodes.find(text_[begin - 1]) != kBeforeCodes.npos) return false;
    const auto first = std::find_if(token.begin(), token.end(), is_arabic_digit);
    const auto end = std::find_if_not(first, token.end(), is_number_character);
    return end - first < static_cast<std::ptrdiff_t>(kSlotDigits) &&
           std::none_of(end, token.end(), is_arabic_digit);
  }

  bool continues_token() const {
    const char32_t c = text_[position_];
    if (is_token_character(c)) return true;
    if (c != U'.' && c != U',') return false;
    return position_ > 0 && position_ + 1 < text_.size() && is_arabic_digit(text_[position_ - 1]) &&
           is_arabic_digit(text_[position_ + 1]);
  }

  void write_number(std::u32string_view token) {
    key_.numbers.push_back(hash_of(token));
    append(token);
  }

  /// Letters and digits, but few of them.
  void write_mixed(std::u32string_view token) {
    for (std::size_t i = 0; i < token.size(); ++i) {
      if (is_arabic_digit(token[i]) && (i == 0 || !is_arabic_digit(token[i - 1]))) {
        key_.numbers.push_back(hash_of(digits_from(token, i)));
      }
    }
    append(token);
  }

  /// Of a word that ends at the position and is not yet part of the key.
  void note_negation(std::u32string_view word) {
    const bool contraction = word == U"t" && position_ >= 3 && length_ > 0 &&
                             key_.characters[length_ - 1] == U'n' &&
                             is_apostrophe(text_[position_ - 2]);
    if (contraction || is_negating_word(word)) ++key_.negations;
  }

  /// A run of numerals counts as a number, but 一 alone is an article: 查一下, 一个.
  void write_numeral() {
    const std::size_t begin = position_;
    while (position_ < text_.size() && sense_of(text_[position_]) == Sense::kNumeral) ++position_;
    const std::u32string_view token = text_.substr(begin, position_ - begin);
    if (token != U"一") key_.numbers.push_back(hash_of(token));
    append(token);
  }

  static bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

  static std::u32string_view digits_from(std::u32string_view token, std::size_t begin) {
    std::size_t end = begin;
    while (end < token.size() && is_arabic_digit(token[end])) ++end;
    return token.substr(begin, end - begin);
  }

  static std::uint64_t hash_of(std::u32string_view token) {
    return hash64({reinterpret_cast<const char*>(token.data()), token.size() * sizeof(char32_t)});
  }

  std::u32string_view text_;
  MatchKey& key_;
  std::size_t position_ = 0;            ///< in the text
  std::size_t begin_ = 0, length_ = 0;  ///< of what this text adds to the key, of the key
};

}  // namespace

void append_match_key(std::string_view text, MatchKey& key) {
  KeyWriter(fold_compatible(text, key.folded), key).write();
}

std::uint64_t guard_of(MatchKey& key) {
  std::sort(key.numbers.begin(), key.numbers.end());
  const std::string_view bytes(reinterpret_cast<const char*>(key.numbers.data()),
                               key.numbers.size() * sizeof(std::uint64_t));
  return hash64(bytes, key.negations);
}

}  // namespace deskmill
