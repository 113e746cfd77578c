// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/scan/byte_kinds.hpp"

#include <algorithm>
#include <cstring>

#include "core/ascii.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace deskmill {
namespace {

/// With these bits set, "<" and "\\" are "|", and so is a control character.
constexpr char kMarkupCase = 0x60;

}  // namespace

ByteKinds plain_kinds_of(std::string_view text, std::size_t begin) {
  const std::string_view block = text.substr(begin, ByteKinds::kBlockBytes);
  ByteKinds kinds;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool is_blank = byte == ' ' || byte == '\t' || byte == '\n';
    const bool is_control = byte < ' ' || byte == 0x7F;
    if (is_blank) kinds.blanks |= bit;
    if (byte == '\n') kinds.line_breaks |= bit;
    if (byte > ' ' && byte < 0x80) kinds.visible |= bit;
    if (is_ascii_letter(block[i])) kinds.letters |= bit;
    if ((byte & 0xF0) == 0xE0) kinds.three_byte_leads |= bit;
    if ((byte & 0xF0) == 0xF0) kinds.four_byte_leads |= bit;
    kinds.has_markup |= (byte | kMarkupCase) == '|' || byte == '&';
    kinds.has_odd |= (is_control && !is_blank) || (byte & 0xE0) == 0xC0;
  }
  return kinds;
}

#ifdef __x86_64__

// The same twice: for lanes of 16 bytes and for whole blocks.

namespace {

constexpr std::size_t kLaneBytes = 16;

__m128i load_lane(const char* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

/// Fewer than 16 bytes, with letters behind them.
__m128i load_short(std::string_view text) {
  alignas(kLaneBytes) char bytes[kLaneBytes];
  std::memset(bytes, 'a', sizeof bytes);
  std::memcpy(bytes, text.data(), text.size());
  return load_lane(bytes);
}

/// Bits of the first `size` bytes of a block.
std::uint64_t first_bits(std::size_t size) {
  return ~std::uint64_t{0} >> (ByteKinds::kBlockBytes - size);
}

/// Collects the kinds of a block lane by lane.
class Lanes {
 public:
  /// Byte number `first` of the lane is byte number `place` of the block; those before are known.
  void add(__m128i lane, std::size_t first, std::size_t place) {
    const auto is = [lane](char byte) { return _mm_cmpeq_epi8(lane, _mm_set1_epi8(byte)); };
    const auto high_bits_are = [lane](char mask, char bits) {
      return _mm_cmpeq_epi8(_mm_and_si128(lane, _mm_set1_epi8(mask)), _mm_set1_epi8(bits));
    };
    const auto put = [=](__m128i kind) {
      const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(kind));
      return std::uint64_t{bits >> first} << place;
    };
    const __m128i line_breaks = is('\n');
    const __m128i blanks = _mm_or_si128(line_breaks, _mm_or_si128(is(' '), is('\t')));
    // Compared as signed numbers: bytes from 0x80 on are below all others.
    const __m128i visible = _mm_cmpgt_epi8(lane, _mm_set1_epi8(' '));
    const __m128i lower = _mm_or_si128(lane, _mm_set1_epi8(0x20));
    const __m128i from_a = _mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1));
    const __m128i above_z = _mm_cmpgt_epi8(lower, _mm_set1_epi8('z'));
    kinds_.blanks |= put(blanks);
    kinds_.line_breaks |= put(line_breaks);
    kinds_.visible |= put(visible);
    kinds_.letters |= put(_mm_andnot_si128(above_z, from_a));
    kinds_.three_byte_leads |= put(high_bits_are('\xF0', '\xE0'));
    kinds_.four_byte_leads |= put(high_bits_are('\xF0', '\xF0'));
    const __m128i up_to_space = _mm_andnot_si128(visible, _mm_cmpgt_epi8(lane, _mm_set1_epi8(-1)));
    const __m128i controls = _mm_or_si128(_mm_andnot_si128(blanks, up_to_space), is('\x7F'));
    odd_ = _mm_or_si128(odd_, _mm_or_si128(controls, high_bits_are('\xE0', '\xC0')));
    const __m128i bars = _mm_or_si128(lane, _mm_set1_epi8(kMarkupCase));
    markup_ =
        _mm_or_si128(markup_, _mm_or_si128(_mm_cmpeq_epi8(bars, _mm_set1_epi8('|')), is('&')));
  }
  /// Of a block of `size` bytes.
  ByteKinds take(std::size_t size) {
    kinds_.visible &= first_bits(size);
    kinds_.letters &= first_bits(size);
    kinds_.has_markup = _mm_movemask_epi8(markup_) != 0;
    kinds_.has_odd = _mm_movemask_epi8(odd_) != 0;
    return kinds_;
  }

 private:
  ByteKinds kinds_;
  __m128i markup_ = _mm_setzero_si128(), odd_ = _mm_setzero_si128();
};

}  // namespace

ByteKinds baseline_kinds_of(std::string_view text, std::size_t begin) {
  const std::size_t size = std::min(text.size() - begin, ByteKinds::kBlockBytes);
  Lanes lanes;
  std::size_t at = 0;
  for (; at + kLaneBytes <= size; at += kLaneBytes) {
    lanes.add(load_lane(text.data() + begin + at), 0, at);
  }
  if (at < size && text.size() >= kLaneBytes) {  // the last lane of the text, a part of it anew
    const std::size_t last = text.size() - kLaneBytes;
    lanes.add(load_lane(text.data() + last), begin + at - last, at);
  } else if (at < size) {
    lanes.add(load_short(text), 0, 0);
  }
  return lanes.take(size);
}

namespace {

[[gnu::target("avx512bw")]] std::uint64_t equal(__m512i bytes, char byte) {
  return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte));
}

[[gnu::target("avx512bw")]] std::uint64_t below(__m512i bytes, char limit) {
  return _mm512_cmplt_epu8_mask(bytes, _mm512_set1_epi8(limit));
}

[[gnu::target("avx512bw")]] std::uint64_t high_bits_are(__m512i bytes, char mask, char bits) {
  return equal(_mm512_and_si512(bytes, _mm512_set1_epi8(mask)), bits);
}

/// A block in one register; what is behind the text is not read, and letters stand for it.
[[gnu::target("avx512bw")]] ByteKinds kinds_of_avx512(std::string_view text, std::size_t begin) {
  const std::uint64_t inside = first_bits(std::min(text.size() - begin, ByteKinds::kBlockBytes));
  const __m512i bytes = _mm512_mask_loadu_epi8(_mm512_set1_epi8('a'), inside, text.data() + begin);
  const __m512i lower = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
  const __m512i after_a = _mm512_sub_epi8(lower, _mm512_set1_epi8('a'));
  const std::uint64_t up_to_space = below(bytes, ' ' + 1), ascii = below(bytes, '\x80');
  ByteKinds kinds;
  kinds.line_breaks = equal(bytes, '\n');
  kinds.blanks = kinds.line_breaks | equal(bytes, ' ') | equal(bytes, '\t');
  kinds.visible = ascii & ~up_to_space & inside;
  kinds.letters = below(after_a, 26) & inside;
  kinds.three_byte_leads = high_bits_are(bytes, '\xF0', '\xE0');
  kinds.four_byte_leads = high_bits_are(bytes, '\xF0', '\xF0');
  const __m512i bars = _mm512_or_si512(bytes, _mm512_set1_epi8(kMarkupCase));
  kinds.has_markup = (equal(bars, '|') | equal(bytes, '&')) != 0;
  const std::uint64_t controls = (up_to_space & ~kinds.blanks) | equal(bytes, '\x7F');
  kinds.has_odd = (controls | high_bits_are(bytes, '\xE0', '\xC0')) != 0;
  return kinds;
}

const auto kKindsOf = __builtin_cpu_supports("avx512bw") ? kinds_of_avx512 : baseline_kinds_of;

}  // namespace

ByteKinds kinds_of(std::string_view text, std::size_t begin) {
  return kKindsOf(text, begin);
}

#else

ByteKinds baseline_kinds_of(std::string_view text, std::size_t begin) {
  return plain_kinds_of(text, begin);
}

ByteKinds kinds_of(std::string_view text, std::size_t begin) {
  return plain_kinds_of(text, begin);
}

#endif

}  // namespace deskmill
