// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/match_key.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/hash.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kSlotDigits = 5;     // order numbers have more, prices and counts fewer
constexpr std::size_t kSlotCharacters = 6;
constexpr char32_t kSlot = U'#';

bool is_ascii_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_token_character(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }

bool is_negating_han(char32_t c) {
  static constexpr std::u32string_view kNegations = U"不没沒未别別无無";
  return kNegations.find(c) != std::u32string_view::npos;
}

bool is_negating_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 6> kWords = {U"not",    U"no",      U"never",
                                                                U"cannot", U"without", U"nt"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Walks one folded text and appends to the key token by token.
class KeyWriter {
 public:
  KeyWriter(std::u32string_view text, MatchKey& key) : text_(text), key_(key) {}

  void write() {
    while (position_ < text_.size()) {
      const char32_t c = text_[position_];
      if (is_token_character(c)) {
        write_token();
      } else {
        write_single(c);
        ++position_;
      }
    }
  }

 private:
  void write_single(char32_t c) {
    if (is_negating_han(c)) ++key_.negations;
    if (is_han(c) || c == U'%' || !is_noise(c)) key_.characters += c;
  }

  static bool is_noise(char32_t c) {
    return is_space(c) || is_punctuation(c) || is_zero_width(c) || is_control(c);
  }

  /// A run of ASCII letters and digits, and of points and commas between digits.
  void write_token() {
    const std::size_t begin = position_;
    std::size_t digits = 0, letters = 0;
    while (position_ < text_.size() && continues_token()) {
      digits += is_ascii_digit(text_[position_]) ? 1 : 0;
      letters += is_ascii_letter(text_[position_]) ? 1 : 0;
      ++position_;
    }
    const std::u32string_view token = text_.substr(begin, position_ - begin);
    if (digits > 0 && letters > 0 && token.size() >= kSlotCharacters) {
      key_.characters += kSlot;
    } else if (letters == 0) {
      write_number(token, digits);
    } else {
      write_word(token);
    }
  }

  bool continues_token() const {
    const char32_t c = text_[position_];
    if (is_token_character(c)) return true;
    const bool between = position_ > 0 && position_ + 1 < text_.size() &&
                         is_ascii_digit(text_[position_ - 1]) && is_ascii_digit(text_[position_ + 1]);
    return between && (c == U'.' || c == U',');
  }

  void write_number(std::u32string_view token, std::size_t digits) {
    if (digits >= kSlotDigits) {
      key_.characters += kSlot;
      return;
    }
    key_.numbers.push_back(hash_of(token));
    key_.characters += token;
  }

  void write_word(std::u32string_view token) {
    const bool contraction = token == U"t" && position_ >= 3 && !key_.characters.empty() &&
                             key_.characters.back() == U'n' && is_apostrophe(text_[position_ - 2]);
    if (contraction || is_negating_word(token)) ++key_.negations;
    for (std::size_t i = 0; i < token.size(); ++i) {
      if (is_ascii_digit(token[i]) && (i == 0 || !is_ascii_digit(token[i - 1]))) {
        key_.numbers.push_back(hash_of(digits_from(token, i)));
      }
    }
    key_.characters += token;
  }

  static bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

  static std::u32string_view digits_from(std::u32string_view token, std::size_t begin) {
    std::size_t end = begin;
    while (end < token.size() && is_ascii_digit(token[end])) ++end;
    return token.substr(begin, end - begin);
  }

  static std::uint64_t hash_of(std::u32string_view token) {
    return hash64({reinterpret_cast<const char*>(token.data()), token.size() * sizeof(char32_t)});
  }

  std::u32string_view text_;
  MatchKey& key_;
  std::size_t position_ = 0;
};

}  // namespace

void append_match_key(std::string_view text, MatchKey& key) {
  const std::u32string folded = fold_compatible(text);
  KeyWriter(folded, key).write();
}

std::uint64_t guard_of(MatchKey& key) {
  std::sort(key.numbers.begin(), key.numbers.end());
  const std::string_view bytes(reinterpret_cast<const char*>(key.numbers.data()),
                               key.numbers.size() * sizeof(std::uint64_t));
  return hash64(bytes, key.negations);
}

}  // namespace deskmill
