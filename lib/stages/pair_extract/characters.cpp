// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/characters.hpp"

#include <string>

#include "rules/width.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr char32_t kKelvin = 0x212A, kLongS = 0x17F;  // their case folding is ASCII

constexpr std::uint32_t ascii_bits(unsigned char c) {
  const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
  const bool letter = upper || lower || (c >= '0' && c <= '9');
  std::uint32_t bits = upper ? c + 32u : c;
  if (letter) bits |= kOtherLetter;
  if (letter || c == '_') bits |= kInWord;
  if (c == ' ' || (c >= '\t' && c <= '\r')) bits |= kSpace;
  if (c > ' ' && c < 0x7F && !letter) bits |= kPunctuation;
  return bits;
}

constexpr std::array<std::uint32_t, 128> make_ascii() {
  std::array<std::uint32_t, 128> ascii{};
  for (unsigned char c = 0; c < 128; ++c) ascii[c] = ascii_bits(c);
  return ascii;
}
constexpr std::array<std::uint32_t, 128> kAscii = make_ascii();

/// Full-width forms: the code of their ASCII twin, and whether it belongs to a word.
std::uint32_t wide_bits(char32_t raw) {
  std::string bytes;
  append_utf8(bytes, raw);
  const char twin = ascii_twin(bytes, 0);
  if (twin == 0) return raw;
  return kAscii[static_cast<unsigned char>(twin)] & (kInWord | 0x7F);
}

std::uint32_t classify(char32_t raw) {
  std::uint32_t bits = wide_bits(raw);
  if (raw == kKelvin) bits = 'k';
  if (raw == kLongS) bits = 's';
  if (is_han(raw)) {
    bits |= kHan;
  } else if (is_letter(raw) || is_digit(raw)) {
    bits |= kOtherLetter;
  }
  if (is_space(raw)) bits |= kSpace;
  if (is_punctuation(raw)) bits |= kPunctuation;
  return bits;
}

/// Most Han are of this block.
bool is_common_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

}  // namespace

std::uint32_t Characters::look_up(char32_t raw) {
  Known& known = known_[raw % known_.size()];
  if (known.raw != raw) known = {raw, classify(raw)};
  return known.bits;
}

void Characters::read(std::string_view text) {
  text_ = text;
  if (characters_.size() < text.size() + 2) characters_.resize(text.size() + 2);
  Character* out = characters_.data();
  for (std::size_t i = 0; i < text.size();) {
    const auto begin = static_cast<std::uint32_t>(i);
    if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
      *out++ = {kAscii[byte], begin};
      ++i;
      continue;
    }
    const char32_t raw = next_code_point(text, i);
    *out++ = {is_common_han(raw) ? raw | kHan : look_up(raw), begin};
  }
  size_ = static_cast<std::size_t>(out - characters_.data());
  out[0] = out[1] = {0, static_cast<std::uint32_t>(text.size())};
}

}  // namespace deskmill
