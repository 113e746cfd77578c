// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/characters.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>

#include "core/load.hpp"
#include "rules/width.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr char32_t kKelvin = 0x212A, kLongS = 0x17F;  // their case folding is ASCII

constexpr bool ends_clause(char32_t folded) {
  constexpr std::u32string_view kMarks = U"\n,.!?;:…，。！？；：、~～";
  return kMarks.find(folded) != kMarks.npos;
}

constexpr std::uint32_t ascii_bits(unsigned char c) {
  const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
  const bool letter = upper || lower || (c >= '0' && c <= '9');
  std::uint32_t bits = upper ? c + 32u : c;
  if (letter) bits |= kOtherLetter;
  if (letter || c == '_') bits |= kInWord;
  if (c == ' ' || (c >= '\t' && c <= '\r')) bits |= kSpace;
  if (c > ' ' && c < 0x7F && !letter) bits |= kPunctuation;
  if (ends_clause(c)) bits |= kEndsClause;
  return bits | Character::kind_bits(bits & 0x7F);
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
  const char32_t folded = Character{bits}.code();
  if (ends_clause(folded)) bits |= kEndsClause;
  return bits | Character::kind_bits(folded);
}

constexpr std::uint8_t kLetterBit = 0x80, kHanBit = 0x40;  // Han: the latter alone

constexpr std::array<std::uint8_t, 128> make_ascii_letters() {
  std::array<std::uint8_t, 128> letters{};
  for (unsigned c = 0; c < 128; ++c) {
    const bool is_letter = (kAscii[c] & kOtherLetter) != 0;
    letters[c] = static_cast<std::uint8_t>(is_letter ? kLetterBit | (kAscii[c] & 0x7F) : 0);
  }
  return letters;
}
constexpr std::array<std::uint8_t, 128> kAsciiLetters = make_ascii_letters();

std::uint8_t letter_of(std::uint32_t bits) {
  if ((bits & kHan) != 0) return kHanBit;
  if ((bits & kOtherLetter) == 0) return 0;
  return static_cast<std::uint8_t>(kLetterBit | (bits & 0x7F));
}

/// Which characters of a block are letters, the first by the lowest bit.
struct LetterBits {
  std::uint64_t han = 0, other = 0;
};
constexpr std::size_t kBlock = 64;

LetterBits letter_bits(const std::uint8_t* letters, std::size_t count) {
  // The highest bits of eight bytes next to each other: the products of no two overlap.
  const auto highest = [](std::uint64_t eight) {
    return ((eight >> 7 & 0x0101010101010101ULL) * 0x0102040810204080ULL) >> 56;
  };
  LetterBits bits;
  for (std::size_t i = 0; i < std::min(count, kBlock); i += 8) {
    const std::uint64_t eight = load<std::uint64_t>(letters + i);
    bits.other |= highest(eight) << i;
    bits.han |= highest(eight << 1 & ~eight) << i;
  }
  return bits;
}

/// How many bits are set right below bit `at`.
std::size_t ones_below(std::uint64_t bits, unsigned at) {
  return static_cast<std::size_t>(std::countl_one(bits << (kBlock - 1 - at) << 1));
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

inline void Characters::make_room(std::size_t bytes) {
  if (letters_.size() >= bytes + 2 * kBlock) return;
  characters_.resize(bytes + kBehind);
  grams_.resize(bytes + kBehind);
  letters_.resize(bytes + 2 * kBlock);
}

void Characters::read_characters(std::string_view text) {
  text_ = text;
  gram_count_ = 0;
  make_room(text.size());
  Character* const characters = characters_.data();
  std::uint8_t* const letters = letters_.data();
  std::size_t index = 0;
  std::uint32_t foreign = 0;
  for (std::size_t i = 0; i < text.size(); ++index) {
    const auto begin = static_cast<std::uint32_t>(i);
    if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
      characters[index] = {kAscii[byte], begin};
      letters[index] = kAsciiLetters[byte];
      ++i;
      continue;
    }
    const char32_t raw = next_code_point(text, i);
    const std::uint32_t bits =
        is_common_han(raw) ? kHan | raw | raw << Character::kKindAt : look_up(raw);
    characters[index] = {bits, begin};
    letters[index] = letter_of(bits);
    foreign |= (bits & kInWord) != 0 ? 0 : bits;
  }
  size_ = index;
  std::fill_n(characters + size_, kBehind, Character{0, static_cast<std::uint32_t>(text.size())});
  std::fill_n(letters + size_, kBlock, std::uint8_t{0});
  has_foreign_letters_ = (foreign & kOtherLetter) != 0;
}

inline std::uint32_t Characters::hash_of_word(std::size_t first, std::size_t length) const {
  if (has_foreign_letters_) {
    return hash_of_stem(length, [&](std::size_t i) { return characters_[first + i].code(); });
  }
  constexpr std::array<std::uint64_t, kStem + 1> kMasks = {0,        0x7F,       0x7F7F,
                                                           0x7F7F7F, 0x7F7F7F7F, 0x7F7F7F7F7F};
  return gram_hash(load<std::uint64_t>(letters_.data() + first) & kMasks[std::min(length, kStem)]);
}

/// Goes from the end of a word to the end of the next, by bits that say which characters are
/// letters: hardly anything is harder for a processor to foresee than where a word ends.
void Characters::find_grams() {
  Gram* out = grams_.data();
  std::size_t letters_before = 0;  // that end right before this block
  std::uint64_t han_before = 0;
  // The one behind the last is no letter and so ends a word.
  for (std::size_t begin = 0; begin <= size_; begin += kBlock) {
    const LetterBits bits = letter_bits(letters_.data() + begin, size_ - begin);
    const std::uint64_t pairs = bits.han & (bits.han << 1 | han_before);
    const std::uint64_t ends = ~bits.other & (bits.other << 1 | (letters_before > 0 ? 1 : 0));
    for (std::uint64_t rest = pairs | ends; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(rest));
      const std::size_t at = begin + bit;
      if ((pairs >> bit & 1) != 0) {
        const Character* const pair = &characters_[at - 1];
        *out++ = {hash_of_han(pair[0].code(), pair[1].code()), static_cast<std::uint32_t>(at - 1)};
        continue;
      }
      std::size_t length = ones_below(bits.other, bit);
      if (length == bit) length += letters_before;
      *out = {hash_of_word(at - length, length), static_cast<std::uint32_t>(at - length)};
      out += length >= kShortestWord ? 1 : 0;
    }
    const auto last = static_cast<std::size_t>(std::countl_one(bits.other));
    letters_before = last == kBlock ? letters_before + kBlock : last;
    han_before = bits.han >> (kBlock - 1);
  }
  gram_count_ = static_cast<std::size_t>(out - grams_.data());
}

}  // namespace deskmill
