// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/text_scan.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// UTF-8 of Han begins with E4-E9 and goes on with 80-BF: read as GBK, that is one of these
/// characters. A list, because asking the converter costs 4 ms at start-up; a test compares.
constexpr std::u32string_view kReadFromUtf8 =
    U"鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈"
    U"錉洹洧洌浃浈洇洄洙洎洫浍洮洵洚浏浒浔洳涑浯涞涠浞涓涔浜浠浼浣渚淇"
    U"鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩"
    U"鍫濉澧澹澶濂濡濮濞濠濯瀚瀣瀛瀹瀵灏灞宀宄宕宓宥宸甯骞搴寤寮褰寰蹇"
    U"鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌"
    U"鏍妗姊妫妞妤姒妲妯姗妾娅娆姝娈姣姘姹娌娉娲娴娑娣娓婀婧婊婕娼婢婵"
    U"鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭"
    U"鐮纭纰纾绀绁绂绉绋绌绐绔绗绛绠绡绨绫绮绯绱绲缍绶绺绻绾缁缂缃缇缈"
    U"鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜"
    U"锠琛琚瑁瑜瑗瑕瑙瑷瑭瑾璜璎璀璁璇璋璞璨璩璐璧瓒璺韪韫韬杌杓杞杈杩"
    U"閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊"
    U"闋椤棰椋椁楗棣椐楱椹楠楂楝榄楫榀榘楸椴槌榇榈槎榉楦楣楹榛榧榻榫榭";

/// What a byte below 0x80 asks for on its own; kBlank marks a space, tab or line break.
constexpr unsigned kBlank = 0x80;

constexpr unsigned ascii_trigger(unsigned char byte) {
  if (byte == '<' || byte == '&') return kMarkup;
  if (byte == ' ' || byte == '\n' || byte == '\t') return kBlank;
  return byte < 0x20 || byte == 0x7F ? kOddCharacter : 0;
}

struct AsciiTable {
  unsigned char of[128] = {};
  constexpr AsciiTable() {
    for (unsigned i = 0; i < 128; ++i) {
      of[i] = static_cast<unsigned char>(ascii_trigger(static_cast<unsigned char>(i)));
    }
  }
};
constexpr AsciiTable kAscii;

/// Where the bits of a gram go in the table.
std::size_t slot_of(std::uint64_t gram) {
  return gram * 0x9E3779B97F4A7C15u >> 48;
}

std::uint64_t load(const char* bytes, std::size_t length) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, length);
  return word;
}

/// The first `length` bytes of a phrase, in one case: bit 0x20 of each byte is set, which also joins a few
/// characters outside ASCII. Their patterns are tried for nothing now and then.
std::uint64_t gram_of(std::uint64_t word, std::size_t length) {
  const std::uint64_t bytes = (std::uint64_t{1} << 8 * length) - 1;
  return (word | 0x2020202020202020u) & bytes;
}

bool is_ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// What a character outside ASCII and Han, of three bytes, asks for. Those that every rule leaves alone give 0.
unsigned rare_trigger(const unsigned char* p) {
  if (p[0] == 0xE3) {
    if (p[1] == 0x80) return p[2] == 0x80 ? kOddCharacter : p[2] <= 0xA9 ? 0 : kOddCharacter;
    return p[1] == 0x81 || p[1] == 0x83 || (p[1] == 0x82 && p[2] != 0x99 && p[2] != 0x9A)
               ? 0
               : kOddCharacter;
  }
  if (p[0] == 0xEF)
    return p[1] >= 0xBC && p[1] <= 0xBE ? 0 : p[1] == 0xB8 && p[2] == 0x8F ? 0 : kOddCharacter;
  if (p[0] == 0xE2) {
    if (p[1] == 0x80) return (p[2] >= 0x90 && p[2] <= 0xA7) || p[2] >= 0xB0 ? 0 : kOddCharacter;
    return p[1] >= 0x85 && p[1] != 0x8C && p[1] != 0xAB && p[1] < 0xB0 ? 0 : kOddCharacter;
  }
  const bool hangul = p[0] == 0xEB || p[0] == 0xEC || (p[0] == 0xEA && p[1] >= 0xB0) ||
                      (p[0] == 0xED && p[1] < 0x9E);
  return hangul ? 0 : kOddCharacter;
}

/// The same for a sequence of any length but one.
unsigned rare_trigger_at(const unsigned char* p) {
  if (p[0] < 0xE0) return kOddCharacter;
  if (p[0] < 0xF0) return rare_trigger(p);
  const bool noncharacter = p[2] == 0xBF && p[3] >= 0xBE;
  return p[0] != 0xF0 || p[1] != 0x9F || noncharacter ? kOddCharacter : 0;
}

}  // namespace

/// The place in the text and what was seen so far.
struct TextScan::Cursor {
  /// Blanks just before: none, one line break, two, or what takes no further blank (a space, the
  /// beginning).
  enum Blanks { kNone, kBreak, kEmptyLine, kFull };

  std::string_view text;
  std::size_t i = 0;
  ScanResult found;
  Blanks blanks = kFull;
  bool in_word = false;

  const unsigned char* bytes() const {
    return reinterpret_cast<const unsigned char*>(text.data()) + i;
  }

  void take_blank(unsigned char byte) {
    if (byte == '\n') found.triggers |= kLineBreak;
    if (blanks == kFull || blanks == kEmptyLine || (byte != '\n' && blanks != kNone)) {
      found.triggers |= kLayout;
    } else {
      blanks = byte != '\n' ? kFull : blanks == kNone ? kBreak : kEmptyLine;
    }
  }
};

TextScan::TextScan() {
  for (const char32_t c : kReadFromUtf8) suspects_.set(c - 0x4E00);
  suspects_.set(U'锟' - 0x4E00);
}

bool TextScan::add_phrase(std::string_view phrase, std::size_t rule) {
  if (phrase.size() < 4) return false;
  const auto lead = static_cast<unsigned char>(phrase[0]);
  if (lead >= 0x80 && (lead < 0xE0 || phrase.size() < 6)) return false;
  const std::uint64_t gram = gram_of(load(phrase.data(), lead < 0x80 ? 4 : 6), lead < 0x80 ? 4 : 6);
  seen_.set(slot_of(gram));
  if (lead < 0x80) starts_.set(gram & 0xFFFF);
  const auto place =
      std::lower_bound(entries_.begin(), entries_.end(), gram,
                       [](const Entry& entry, std::uint64_t g) { return entry.gram < g; });
  const std::uint64_t bit = std::uint64_t{1} << rule;
  if (place != entries_.end() && place->gram == gram) {
    place->rules |= bit;
  } else {
    entries_.insert(place, {gram, bit});
  }
  return true;
}

std::uint64_t TextScan::rules_of(std::uint64_t gram) const {
  if (!seen_[slot_of(gram)]) return 0;
  const auto place =
      std::lower_bound(entries_.begin(), entries_.end(), gram,
                       [](const Entry& entry, std::uint64_t g) { return entry.gram < g; });
  return place != entries_.end() && place->gram == gram ? place->rules : 0;
}

inline std::uint64_t TextScan::rules_of_ascii(std::string_view text, std::size_t i) const {
  if (i + 4 > text.size()) return 0;
  const std::uint64_t gram = gram_of(load(text.data() + i, 4), 4);
  return starts_[gram & 0xFFFF] ? rules_of(gram) : 0;
}

/// One byte of ASCII.
void TextScan::take_ascii(Cursor& cursor) const {
  const char c = cursor.text[cursor.i];
  const unsigned trigger = kAscii.of[static_cast<unsigned char>(c)];
  const bool letter = is_ascii_letter(c);
  if (trigger == kBlank) {
    cursor.take_blank(static_cast<unsigned char>(c));
  } else {
    cursor.blanks = Cursor::kNone;
    cursor.found.triggers |= trigger;
    if (!(letter && cursor.in_word)) cursor.found.rules |= rules_of_ascii(cursor.text, cursor.i);
  }
  cursor.in_word = letter;
  ++cursor.i;
}

/// The same for as much of the next 16 bytes (which must exist) as is plain: no blank doubled, no control, no markup, no
/// line break. SSE2 is part of every x86-64; elsewhere the scan goes byte by byte.
void TextScan::take_ascii_chunk(Cursor& cursor) const {
#ifdef __SSE2__
  {
    const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(cursor.bytes()));
    const auto bits = [](__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); };
    const auto equals = [&](char c) { return _mm_cmpeq_epi8(chunk, _mm_set1_epi8(c)); };
    // The comparison is signed: bytes from 0x80 on are negative and stop the run like controls.
    const __m128i odd =
        _mm_or_si128(_mm_or_si128(_mm_cmplt_epi8(chunk, _mm_set1_epi8(0x20)), equals(0x7F)),
                     _mm_or_si128(equals('<'), equals('&')));
    const unsigned spaces = bits(equals(' '));
    const unsigned doubled = spaces & (spaces << 1 | (cursor.blanks != Cursor::kNone ? 1u : 0u));
    const auto length = static_cast<unsigned>(std::countr_zero(bits(odd) | doubled | 0x10000u));
    if (length > 0) {
      const __m128i lower = _mm_or_si128(chunk, _mm_set1_epi8(0x20));
      const unsigned letters = bits(_mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)),
                                                  _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1))));
      const unsigned inside = letters & (letters << 1 | (cursor.in_word ? 1u : 0u));
      for (unsigned starts = ~spaces & ~inside & ((1u << length) - 1); starts != 0;
           starts &= starts - 1) {
        const auto start = static_cast<std::size_t>(std::countr_zero(starts));
        cursor.found.rules |= rules_of_ascii(cursor.text, cursor.i + start);
      }
      cursor.in_word = (letters >> (length - 1) & 1) != 0;
      cursor.blanks = (spaces >> (length - 1) & 1) != 0 ? Cursor::kFull : Cursor::kNone;
      cursor.i += length;
      return;
    }
  }
#endif
  take_ascii(cursor);
}

/// One character outside ASCII.
inline void TextScan::take_wide(Cursor& cursor) const {
  const unsigned char* p = cursor.bytes();
  cursor.blanks = Cursor::kNone;
  cursor.in_word = false;
  if (p[0] >= 0xE4 && p[0] <= 0xE9) {
    const unsigned c = (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    if (c >= 0x4E00 && suspects_[c - 0x4E00]) cursor.found.triggers |= kSuspectHan;
  } else {
    cursor.found.triggers |= rare_trigger_at(p);
  }
  const char* bytes = cursor.text.data() + cursor.i;
  const std::size_t left = cursor.text.size() - cursor.i;
  if (left >= 8) {
    cursor.found.rules |= rules_of(gram_of(load(bytes, 8), 6));
  } else if (left >= 6) {
    cursor.found.rules |= rules_of(gram_of(load(bytes, 6), 6));
  }
  cursor.i += sequence_length(p[0]);
}

ScanResult TextScan::operator()(std::string_view text) const {
  Cursor cursor{text, 0, {}, Cursor::kFull, false};
  while (cursor.i < text.size()) {
    if (static_cast<unsigned char>(text[cursor.i]) >= 0x80) {
      take_wide(cursor);
    } else if (cursor.i + 16 <= text.size() &&
               static_cast<unsigned char>(text[cursor.i + 1]) < 0x80) {
      take_ascii_chunk(cursor);
    } else {
      take_ascii(cursor);  // a lone mark between Han
    }
  }
  if (cursor.blanks != Cursor::kNone && !text.empty()) cursor.found.triggers |= kLayout;
  return cursor.found;
}

}  // namespace deskmill
