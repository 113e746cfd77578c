// SPDX-License-Identifier: Apache-2.0
#include "json/string.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace deskmill {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

/// Bytes that are escaped, and the lead bytes of the three escaped characters beyond ASCII
/// (U+0085 = C2 85, U+2028 = E2 80 A8, U+2029 = E2 80 A9).
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) stops[byte] = true;
  for (const unsigned byte : {0x22U, 0x5CU, 0x7FU, 0xC2U, 0xE2U}) stops[byte] = true;
  return stops;
}
constexpr std::array<bool, 256> kStops = make_stops();

#ifdef __SSE2__
constexpr std::size_t kBlock = 16;

inline __m128i load_block(const char* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

/// One bit per byte of the block that kStops names.
inline unsigned stops_in_block(__m128i block) {
  const auto equals = [block](int byte) {
    return _mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(byte)));
  };
  const __m128i control =
      _mm_cmpeq_epi8(_mm_max_epu8(block, _mm_set1_epi8(0x1F)), _mm_set1_epi8(0x1F));
  const __m128i ascii = _mm_or_si128(_mm_or_si128(equals('"'), equals('\\')), equals(0x7F));
  const __m128i leads = _mm_or_si128(equals(0xC2), equals(0xE2));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(ascii, leads))));
}
#endif

std::size_t find_stop(std::string_view text, std::size_t from) {
#ifdef __SSE2__
  for (; from + kBlock <= text.size(); from += kBlock) {
    const unsigned stops = stops_in_block(load_block(text.data() + from));
    if (stops != 0) return from + static_cast<std::size_t>(std::countr_zero(stops));
  }
  if (from < text.size() && text.size() >= kBlock) {  // the last block overlaps what has been seen
    const std::size_t last = text.size() - kBlock;
    const unsigned stops = stops_in_block(load_block(text.data() + last)) >> (from - last);
    return stops == 0 ? text.size() : from + static_cast<std::size_t>(std::countr_zero(stops));
  }
#endif
  while (from < text.size() && !kStops[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

void append_unicode_escape(std::string& out, unsigned code_unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHexDigits[(code_unit >> shift) & 15U];
}

void append_escaped_ascii(std::string& out, char byte) {
  constexpr std::string_view kPlain = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetter = "\"\\bfnrt";
  const std::size_t index = kPlain.find(byte);
  if (index == std::string_view::npos) {
    append_unicode_escape(out, static_cast<unsigned char>(byte));
  } else {
    out += '\\';
    out += kLetter[index];
  }
}

/// Appends the character at a stop, escaped when it has to be; returns how many bytes it took.
std::size_t append_stop(std::string& out, std::string_view rest) {
  if (rest.starts_with("\xC2\x85")) {
    append_unicode_escape(out, 0x85);
    return 2;
  }
  if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
    append_unicode_escape(out, rest[2] == '\xA8' ? 0x2028 : 0x2029);
    return 3;
  }
  if (!is_ascii(rest[0])) {
    out += rest[0];
  } else {
    append_escaped_ascii(out, rest[0]);
  }
  return 1;
}

unsigned hex_value(char digit) {
  if (digit <= '9') return static_cast<unsigned>(digit - '0');
  return static_cast<unsigned>((digit | 0x20) - 'a' + 10);
}

unsigned code_unit_at(const char* digits) {
  return (hex_value(digits[0]) << 12) | (hex_value(digits[1]) << 8) | (hex_value(digits[2]) << 4) |
         hex_value(digits[3]);
}

char unescaped(char letter) {
  switch (letter) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return letter;
  }
}

/// Decodes the escape whose backslash is at `in`; both pointers move behind it.
void decode_escape(const char*& in, char*& out) {
  if (in[1] != 'u') {
    *out++ = unescaped(in[1]);
    in += 2;
    return;
  }
  unsigned code_point = code_unit_at(in + 2);
  in += 6;
  if (code_point >= 0xD800 && code_point < 0xDC00) {
    code_point = 0x10000 + ((code_point - 0xD800) << 10) + (code_unit_at(in + 2) - 0xDC00);
    in += 6;
  }
  out = put_utf8(out, code_point);
}

#ifdef __SSE2__
/// The last block overlaps the one before.
bool copy_plain_blocks(std::string_view text, char* out) {
  const std::size_t last = text.size() - kBlock;
  unsigned stops = 0;
  const auto copy = [&](std::size_t from) {
    const __m128i block = load_block(text.data() + from);
    stops |= stops_in_block(block);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + from), block);
  };
  for (std::size_t from = 0; from < last; from += kBlock) copy(from);
  copy(last);
  return stops == 0;
}

/// The halves of one block, which overlap in the text.
bool copy_plain_halves(std::string_view text, char* out) {
  const std::size_t last = text.size() - kBlock / 2;
  const __m128i begin = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(text.data()));
  const __m128i end = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(text.data() + last));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(out), begin);
  _mm_storel_epi64(reinterpret_cast<__m128i*>(out + last), end);
  return stops_in_block(_mm_unpacklo_epi64(begin, end)) == 0;
}
#endif

bool copy_plain_bytes(std::string_view text, char* out) {
  bool stops = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    stops |= kStops[static_cast<unsigned char>(text[i])];
    out[i] = text[i];
  }
  return !stops;
}

}  // namespace

bool copy_plain(std::string_view text, char* out) {
#ifdef __SSE2__
  if (text.size() >= kBlock) return copy_plain_blocks(text, out);
  if (text.size() >= kBlock / 2) return copy_plain_halves(text, out);
#endif
  return copy_plain_bytes(text, out);
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::size_t kUsual = 512;  // a longer one is worth no second try
  if (text.size() <= kUsual) {
    const std::size_t begin = out.size();
    out.append(text.size() + 2, '"');
    if (copy_plain(text, out.data() + begin + 1)) return;
    out.resize(begin);
  }
  out += '"';
  std::size_t from = 0;
  while (true) {
    const std::size_t stop = find_stop(text, from);
    out.append(text, from, stop - from);
    if (stop == text.size()) break;
    from = stop + append_stop(out, text.substr(stop));
  }
  out += '"';
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::size_t decode_json_string(std::string_view inner, char* out) {
  const char* in = inner.data();
  const char* const end = in + inner.size();
  char* const begin = out;
  while (in < end) {
    const void* found = std::memchr(in, '\\', static_cast<std::size_t>(end - in));
    const char* const stop = found == nullptr ? end : static_cast<const char*>(found);
    const auto plain = static_cast<std::size_t>(stop - in);
    std::memcpy(out, in, plain);
    out += plain;
    in = stop;
    if (in < end) decode_escape(in, out);
  }
  return static_cast<std::size_t>(out - begin);
}

std::string decode_json_string(std::string_view inner) {
  std::string decoded(inner.size(), '\0');
  decoded.resize(decode_json_string(inner, decoded.data()));
  return decoded;
}

}  // namespace deskmill
