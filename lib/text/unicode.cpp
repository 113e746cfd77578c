// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

UChar32 icu(char32_t c) {
  return static_cast<UChar32>(c);
}
bool in_category(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(icu(c)) & mask) != 0;
}

void require_success(UErrorCode status) {
  if (U_FAILURE(status)) throw Error(Exit::kBug, std::string("ICU: ") + u_errorName(status));
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

/// The three-byte sequence at `p` is NFC whatever stands around it: NFC_QC=Yes and combining class
/// 0.
bool is_plain_three_bytes(const unsigned char* p) {
  if (p[0] >= 0xE4 && p[0] <= 0xE9) return true;          // U+4000-9FFF: Han
  if (p[0] == 0xE3 && p[1] == 0x80) return p[2] <= 0xA9;  // U+3000-3029: punctuation
  if (p[0] == 0xE3) return p[1] == 0x81 || p[1] == 0x83;  // most kana
  if (p[0] == 0xEF) return p[1] >= 0xBC || (p[1] == 0xB8 && p[2] <= 0x8F);  // full width, selectors
  if (p[0] == 0xE2) return (p[1] == 0x80 && p[2] >= 0x82) || p[1] == 0x81;  // U+2002-207F
  return p[0] == 0xEB || p[0] == 0xEC || (p[0] == 0xEA && p[1] >= 0xB0);    // Hangul syllables
}

/// Bytes of a prefix that is NFC for certain; the whole text in the usual case.
std::size_t plain_nfc_prefix(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    const unsigned char lead = bytes[i];
    if (lead < 0x80) {
      i += ascii_prefix(text.substr(i));
    } else if (lead >= 0xE0 && lead < 0xF0 && is_plain_three_bytes(bytes + i)) {
      i += 3;
    } else if (lead >= 0xC2 && lead < 0xCC) {  // U+0080-02FF
      i += 2;
    } else if (lead == 0xF0 && bytes[i + 1] == 0x9F) {  // U+1F000-1FFFF: emoji
      i += 4;
    } else {
      return i;
    }
  }
  return i;
}

/// What fold_for_match leaves out besides white space.
bool is_left_out(char32_t c) {
  if (c == '%' || c == 0x2030) return false;
  return in_category(c, U_GC_P_MASK | U_GC_SK_MASK) || c == '~' || c == '|' || c == 0x301C ||
         is_zero_width(c);
}

std::string nfkc_case_fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  require_success(status);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<std::int32_t>(text.size()));
  form->normalizeUTF8(0, piece(text), sink, nullptr, status);
  require_success(status);
  return folded;
}

/// NFKC case folding of a code point that needs no neighbours and no table, or 0.
char32_t simple_fold(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return c;
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0x80) return c;
  if (c == 0x3000) return ' ';
  if (c >= 0xFF01 && c <= 0xFF5E) return simple_fold(c - 0xFEE0);
  if (c >= 0x3001 && c <= 0x3029) return c;
  return 0;
}

void fold_ascii(std::string_view text, char32_t* folded) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    folded[i] = c + (static_cast<unsigned char>(c - 'A') < 26 ? 32u : 0u);
  }
}

bool fold_simply(std::string_view text, std::string& folded) {
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = simple_fold(next_code_point(text, i));
    if (c == 0) return false;
    append_utf8(folded, c);
  }
  return true;
}

std::string without_noise(std::string_view folded, bool keep_spaces) {
  std::string key;
  key.reserve(folded.size());
  bool space = false;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(folded, i);
    const bool is_blank = is_space(c);
    if (is_blank) space = true;
    if (is_blank || is_left_out(c)) continue;
    if (space && keep_spaces && !key.empty()) key += ' ';
    space = false;
    key.append(folded, begin, i - begin);
  }
  return key;
}

std::string without_spaces(std::string_view folded) {
  std::string key;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = next_code_point(folded, i);
    if (!is_space(c)) append_utf8(key, c);
  }
  return key;
}

}  // namespace

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
  return is_han(c) || in_category(c, U_GC_L_MASK);
}

bool is_upper(char32_t c) {
  return in_category(c, U_GC_LU_MASK);
}

bool is_mark(char32_t c) {
  return c >= 0x300 && in_category(c, U_GC_M_MASK);
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return !is_han(c) && in_category(c, U_GC_ND_MASK);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_punctuation(char32_t c) {
  if (is_han(c)) return false;
  return in_category(c, U_GC_P_MASK | U_GC_S_MASK);
}

bool is_emoji(char32_t c) {
  if (c < 0xA9 || is_han(c)) return false;
  return u_hasBinaryProperty(icu(c), UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty(icu(c), UCHAR_EMOJI_MODIFIER) ||
         u_hasBinaryProperty(icu(c), UCHAR_REGIONAL_INDICATOR);
}

bool is_assigned(char32_t c) {
  return !in_category(c, U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK);
}

bool is_zero_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xAD || c == 0x61C || c == 0x180E;
}

bool is_control(char32_t c) {
  if (c < 0xA0) return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c >= 0x7F;
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool joins_letters(char32_t c) {
  return (c >= 0x600 && c <= 0x7FF) || (c >= 0x860 && c <= 0xDFF) || (c >= 0xF00 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x18AF) || (c >= 0xFB50 && c <= 0xFDCF) ||
         (c >= 0xFDF0 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
         (c >= 0xA8E0 && c <= 0xA8FF);
}

bool to_nfc(std::string_view text, std::string& out) {
  if (plain_nfc_prefix(text) == text.size()) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  require_success(status);
  if (form->isNormalizedUTF8(piece(text), status)) return false;
  require_success(status);
  out.clear();
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  form->normalizeUTF8(0, piece(text), sink, nullptr, status);
  require_success(status);
  return true;
}

std::string fold_for_match(std::string_view text, bool keep_spaces) {
  std::string folded;
  if (!fold_simply(text, folded)) folded = nfkc_case_fold(text);
  std::string key = without_noise(folded, keep_spaces);
  return key.empty() ? without_spaces(folded) : key;
}

std::u32string_view fold_compatible(std::string_view text, std::u32string& memory) {
  if (memory.size() < text.size()) memory.resize(text.size());
  char32_t* const folded = memory.data();
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      const std::size_t count = ascii_prefix(text.substr(i));
      fold_ascii(text.substr(i, count), folded + length);
      length += count;
      i += count;
      continue;
    }
    const char32_t c = simple_fold(next_code_point(text, i));
    if (c == 0) return memory = to_code_points(nfkc_case_fold(text));
    folded[length++] = c;
  }
  return {folded, length};
}

std::string fold_width(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (c == 0x3000) {
      folded += ' ';
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
      folded += static_cast<char>(c - 0xFEE0);
    } else {
      folded.append(text, begin, i - begin);
    }
  }
  return folded;
}

std::string to_lower(std::string_view text) {
  if (ascii_prefix(text) == text.size()) return ascii_lowered(text);
  std::string lower;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lower, static_cast<std::int32_t>(text.size()));
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  require_success(status);
  return lower;
}

}  // namespace deskmill
