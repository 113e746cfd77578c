// SPDX-License-Identifier: Apache-2.0
#include "rules/anchored_sets.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "rules/width.hpp"

namespace deskmill {

bool has_case(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
  return c < 0x2E80 || c >= 0xA000;  // between them are Han, kana and their marks
}

namespace {

/// K and s have a twin beyond ASCII each.
constexpr char32_t kKelvin = 0x212A, kLongS = 0x17F;

/// À to Þ and à to þ, whose two cases differ in one bit; Å has a third form.
bool is_latin_pair(char32_t c) {
  const char32_t upper = c & ~char32_t{0x20};
  return upper >= 0xC0 && upper <= 0xDE && upper != 0xC5 && upper != 0xD7;
}

void add_twins(CharacterSet& set) {
  set.add_wide(kKelvin, kKelvin);
  set.add_wide(kLongS, kLongS);
}

}  // namespace

bool SetReader::take(std::string_view token) {
  if (!rest_.starts_with(token)) return false;
  rest_.remove_prefix(token.size());
  return true;
}

std::optional<CharacterSet> SetReader::bracketed() {
  CharacterSet set;
  const bool is_negated = take("^");
  for (bool is_first = true; is_first || !rest_.starts_with(']'); is_first = false) {
    if (rest_.empty() || rest_.starts_with("[:") || !add_member(set)) return std::nullopt;
  }
  rest_.remove_prefix(1);
  if (is_negated) set.negate();
  return set;
}

bool SetReader::add_member(CharacterSet& set) {
  if (rest_.starts_with('\\')) {
    const std::string_view whole = rest_;
    rest_.remove_prefix(1);
    if (add_kind(set)) return true;
    rest_ = whole;
  }
  const auto low = member_character();
  auto high = low;
  const bool is_range = rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']';
  if (is_range) {
    rest_.remove_prefix(1);
    high = member_character();
  }
  return low && high && *low <= *high && add_range(*low, *high, set);
}

std::optional<char32_t> SetReader::member_character() {
  if (take("\\")) return escaped_character();
  if (rest_.empty()) return std::nullopt;
  std::size_t length = 0;
  const char32_t c = next_code_point(rest_, length);
  rest_.remove_prefix(length);
  return c;
}

bool SetReader::add_kind(CharacterSet& set) {
  if (take("s")) {
    for (const char c : std::string_view("\t\n\f\r "))
      set.ascii[static_cast<unsigned char>(c)] = true;
    return true;
  }
  const bool is_digit = take("d");
  if (is_digit || take("w")) {
    for (unsigned c = 0; c < set.ascii.size(); ++c) {
      const char sign = static_cast<char>(c);
      if (is_digit ? is_ascii_digit(sign) : is_word(sign)) set.ascii[c] = true;
    }
    if (!is_digit && ignore_case_) add_twins(set);
    return true;
  }
  if (!take("p{Han}")) return false;
  set.han = true;
  return true;
}

std::optional<CharacterSet> SetReader::kind() {
  CharacterSet set;
  if (add_kind(set)) return set;
  if (rest_.empty() || std::string_view("SDW").find(rest_.front()) == std::string_view::npos) {
    return std::nullopt;
  }
  const char letter = ascii_lower(rest_.front());
  rest_.remove_prefix(1);
  std::string_view opposite(&letter, 1);
  SetReader(opposite, ignore_case_).add_kind(set);
  set.negate();
  return set;
}

std::optional<CharacterSet> SetReader::of(char32_t c) const {
  CharacterSet set;
  return add_range(c, c, set) ? std::optional(std::move(set)) : std::nullopt;
}

bool SetReader::add_range(char32_t low, char32_t high, CharacterSet& set) const {
  for (char32_t c = low; c <= std::min<char32_t>(high, 0x7F); ++c) {
    set.ascii[c] = true;
    if (ignore_case_ && has_case(c)) add_letter(static_cast<char>(c), set);
  }
  if (high < 0x80) return true;
  low = std::max<char32_t>(low, 0x80);
  if (ignore_case_ && low == high && is_latin_pair(low)) {
    set.add_wide(low & ~char32_t{0x20}, low & ~char32_t{0x20});
    set.add_wide(low | 0x20, low | 0x20);
    return true;
  }
  if (ignore_case_ && (has_case(low) || has_case(high))) return false;
  set.add_wide(low, high);
  return true;
}

void SetReader::add_letter(char letter, CharacterSet& set) const {
  const char lower = ascii_lower(letter);
  set.ascii[static_cast<unsigned char>(lower)] = true;
  set.ascii[static_cast<unsigned char>(ascii_upper(letter))] = true;
  if (lower == 'k') set.add_wide(kKelvin, kKelvin);
  if (lower == 's') set.add_wide(kLongS, kLongS);
}

std::optional<char32_t> SetReader::escaped_character() {
  if (rest_.empty()) return std::nullopt;
  const char letter = rest_.front();
  rest_.remove_prefix(1);
  if (letter == 't') return '\t';
  if (letter == 'n') return '\n';
  if (letter == 'r') return '\r';
  if (letter == 'x') return hexadecimal();
  const bool is_sign = letter > ' ' && letter < 0x7F && !is_ascii_alnum(letter);
  return is_sign ? std::optional<char32_t>(letter) : std::nullopt;
}

std::optional<char32_t> SetReader::hexadecimal() {
  if (!take("{")) return std::nullopt;
  char32_t value = 0;
  while (!rest_.empty() && rest_.front() != '}' && value < 0x110000) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(ascii_lower(rest_.front()));
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
    rest_.remove_prefix(1);
  }
  return take("}") ? std::optional(value) : std::nullopt;
}

}  // namespace deskmill
