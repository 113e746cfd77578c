// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/text_scan.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/ascii.hpp"
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
  return byte < 0x20 || byte == 0x7F ? kOddCharacter : kNoTrigger;
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

/// Bytes of a phrase's beginning by which it is looked up.
constexpr std::size_t kAsciiGram = 4, kWideGram = 6;

inline std::uint64_t load(const char* bytes, std::size_t length) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, length);
  return word;
}

/// Where the bit of a gram is in the table.
std::size_t slot_of(std::uint64_t gram) {
  return gram * 0x9E3779B97F4A7C15u >> 50;
}

/// The first `length` bytes of a phrase, in one case: bit 0x20 of each byte is set, which also
/// joins a few characters outside ASCII. Their patterns are tried for nothing now and then.
std::uint64_t gram_of(std::uint64_t word, std::size_t length) {
  const std::uint64_t bytes = (std::uint64_t{1} << 8 * length) - 1;
  return (word | 0x2020202020202020u) & bytes;
}

/// True for the first byte of U+4000 to U+9FFF: common Han.
inline bool is_han_lead(unsigned char lead) {
  return lead >= 0xE4 && lead <= 0xE9;
}

/// True for a character of three bytes, outside Han, that every rule leaves alone.
bool is_ordinary(const unsigned char* p) {
  switch (p[0]) {
    case 0xE2:  // dashes, quotation marks, arrows, symbols; not spaces and marks without width
      if (p[1] == 0x80) return (p[2] >= 0x90 && p[2] <= 0xA7) || p[2] >= 0xB0;
      return p[1] >= 0x85 && p[1] != 0x8C && p[1] != 0xAB && p[1] < 0xB0;
    case 0xE3:  // CJK punctuation but the wide space; kana but the combining sound marks
      if (p[1] == 0x80) return p[2] > 0x80 && p[2] <= 0xA9;
      if (p[1] == 0x82) return p[2] != 0x99 && p[2] != 0x9A;
      return p[1] == 0x81 || p[1] == 0x83;
    case 0xEA:  // Hangul syllables: U+AC00 to U+D77F
      return p[1] >= 0xB0;
    case 0xEB:
    case 0xEC:
      return true;
    case 0xED:
      return p[1] < 0x9E;
    case 0xEF:  // full-width forms, U+FF00 to U+FFBF, and the variation selector of emoji
      return (p[1] >= 0xBC && p[1] <= 0xBE) || (p[1] == 0xB8 && p[2] == 0x8F);
    default:
      return false;
  }
}

/// What a character outside ASCII and Han asks for.
Trigger rare_trigger(const unsigned char* p) {
  if (p[0] < 0xE0) return kOddCharacter;
  if (p[0] < 0xF0) return is_ordinary(p) ? kNoTrigger : kOddCharacter;
  const bool is_noncharacter = p[2] == 0xBF && p[3] >= 0xBE;
  const bool is_emoji = p[0] == 0xF0 && p[1] == 0x9F && !is_noncharacter;
  return is_emoji ? kNoTrigger : kOddCharacter;
}

/// Bytes of a run of plain ASCII from `begin` on, sixteen at most: no control, no markup, no line
/// break, no blank doubled. `after_blank` tells of the byte before. SSE2 is part of every x86-64;
/// elsewhere, and in texts under sixteen bytes, the scan goes byte by byte.
std::size_t plain_run(std::string_view text, std::size_t begin, bool& after_blank) {
#ifdef __SSE2__
  if (text.size() < 16) return 0;
  // Near the end the last sixteen bytes are loaded, and those before `begin` shifted out.
  const std::size_t from = std::min(begin, text.size() - 16);
  const std::size_t shift = begin - from;
  const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
  const auto equals = [&](char c) { return _mm_cmpeq_epi8(chunk, _mm_set1_epi8(c)); };
  const auto bits = [=](__m128i mask) {
    return static_cast<unsigned>(_mm_movemask_epi8(mask)) >> shift;
  };
  // The comparison is signed: bytes from 0x80 on are negative and stop the run like controls.
  const __m128i odd =
      _mm_or_si128(_mm_or_si128(_mm_cmplt_epi8(chunk, _mm_set1_epi8(0x20)), equals(0x7F)),
                   _mm_or_si128(equals('<'), equals('&')));
  const unsigned spaces = bits(equals(' '));
  const unsigned doubled = spaces & (spaces << 1 | (after_blank ? 1u : 0u));
  const unsigned stops = bits(odd) | doubled | 0x10000u >> shift;
  const auto length = static_cast<std::size_t>(std::countr_zero(stops));
  if (length > 0) after_blank = (spaces >> (length - 1) & 1) != 0;
  return length;
#else
  static_cast<void>(text);
  static_cast<void>(begin);
  static_cast<void>(after_blank);
  return 0;
#endif
}

/// Bit per byte of `text` (16 at most) that is visible ASCII and not a letter behind a letter.
unsigned word_starts(std::string_view text, bool in_word) {
#ifdef __SSE2__
  alignas(16) char bytes[16] = {};
  const char* from = text.data();
  if (text.size() < sizeof bytes) {
    std::memcpy(bytes, text.data(), text.size());
    from = bytes;
  }
  const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const __m128i lower = _mm_or_si128(chunk, _mm_set1_epi8(0x20));
  const auto bits = [](__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); };
  const unsigned letters = bits(_mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)),
                                              _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1))));
  const unsigned visible = bits(_mm_cmpgt_epi8(chunk, _mm_set1_epi8(' ')));
  return visible & ~(letters & (letters << 1 | (in_word ? 1u : 0u)));
#else
  unsigned starts = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = is_ascii_letter(text[i]);
    const bool is_visible = text[i] > ' ' && static_cast<unsigned char>(text[i]) < 0x80;
    if (is_visible && !(letter && in_word)) starts |= 1u << i;
    in_word = letter;
  }
  return starts;
#endif
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

  unsigned char byte() const { return static_cast<unsigned char>(text[i]); }
  const unsigned char* bytes() const {
    return reinterpret_cast<const unsigned char*>(text.data()) + i;
  }

  void take_blank(unsigned char blank) {
    if (blank == '\n') found.triggers |= kLineBreak;
    if (blanks == kFull || blanks == kEmptyLine || (blank != '\n' && blanks != kNone)) {
      found.triggers |= kLayout;
    } else {
      blanks = blank != '\n' ? kFull : blanks == kNone ? kBreak : kEmptyLine;
    }
  }

  void take_ascii() {
    while (i < text.size()) {
      bool after_blank = blanks != kNone;
      const std::size_t run = plain_run(text, i, after_blank);
      if (run == 0) break;
      blanks = after_blank ? kFull : kNone;
      i += run;
    }
    if (i == text.size() || byte() >= 0x80) return;
    const unsigned trigger = kAscii.of[byte()];
    if (trigger == kBlank) {
      take_blank(byte());
    } else {
      blanks = kNone;
      found.triggers |= trigger;
    }
    ++i;
  }
};

TextScan::TextScan() {
  for (const char32_t c : kReadFromUtf8) han_[c - kFirstHan] = kSuspect;
  han_[U'锟' - kFirstHan] = kSuspect;
}

bool TextScan::add_phrase(std::string_view phrase, std::size_t rule) {
  if (phrase.size() < 4) return false;
  const auto lead = static_cast<unsigned char>(phrase[0]);
  const bool is_wide =
      (lead >= 0xE4 && lead <= 0xE9) || lead == 0xEF || (lead == 0xE3 && phrase[1] == '\x80');
  if (lead >= 0x80 && (!is_wide || phrase.size() < 6)) return false;
  const std::size_t length = lead < 0x80 ? kAsciiGram : kWideGram;
  const std::uint64_t gram = gram_of(load(phrase.data(), length), length);
  seen_.set(slot_of(gram));
  std::size_t next = 0;
  const char32_t first = next_code_point(phrase, next);
  if (first >= 0x4E00 && first < kEndOfHan) han_[first - kFirstHan] |= kBeginsPhrase;
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
  const auto place =
      std::lower_bound(entries_.begin(), entries_.end(), gram,
                       [](const Entry& entry, std::uint64_t g) { return entry.gram < g; });
  return place != entries_.end() && place->gram == gram ? place->rules : 0;
}

/// Rules whose phrase may begin at `i`.
inline std::uint64_t TextScan::rules_at(std::string_view text, std::size_t i) const {
  const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
  const std::size_t length = ascii ? kAsciiGram : kWideGram;
  if (i + length > text.size()) return 0;
  // Two constant lengths, so that each load is one or two instructions.
  const std::uint64_t word =
      ascii ? load(text.data() + i, kAsciiGram) : load(text.data() + i, kWideGram);
  const std::uint64_t gram = gram_of(word, length);
  return seen_[slot_of(gram)] ? rules_of(gram) : 0;
}

/// Rules with an ASCII phrase that begins a word within 16 bytes from `begin`. How many words begin
/// there and with what nobody can foresee, so all are looked up first, four at a time, and hardly
/// ever one again.
std::uint64_t TextScan::rules_at_words(std::string_view text, std::size_t begin) const {
  const std::size_t rest = text.size() - begin;
  if (rest < kAsciiGram) return 0;
  const bool in_word = begin > 0 && is_ascii_letter(text[begin - 1]);
  const unsigned long_enough = (1u << std::min<std::size_t>(rest - kAsciiGram + 1, 16)) - 1;
  const unsigned starts = word_starts(text.substr(begin, 16), in_word) & long_enough;
  bool seen = false;
  for (unsigned left = starts; left != 0;) {
    for (int word = 0; word < 4; ++word) {  // the first again where there are no more
      const int at = std::countr_zero(left != 0 ? left : starts);
      const std::uint64_t gram = load(text.data() + begin + at, kAsciiGram);
      seen |= seen_[slot_of(gram_of(gram, kAsciiGram))];
      left &= left - 1;
    }
  }
  if (!seen) return 0;
  std::uint64_t rules = 0;
  for (unsigned left = starts; left != 0; left &= left - 1) {
    rules |= rules_at(text, begin + static_cast<std::size_t>(std::countr_zero(left)));
  }
  return rules;
}

/// A run of Han, which begins at the cursor.
inline void TextScan::take_han(Cursor& cursor) const {
  const auto* bytes = reinterpret_cast<const unsigned char*>(cursor.text.data());
  const std::size_t size = cursor.text.size();
  std::size_t i = cursor.i;
  do {
    // The marks of the three bytes, E0 80 80, are subtracted together with the first of the table.
    constexpr unsigned kOffset = (0xE0u << 12) + (0x80u << 6) + 0x80u + kFirstHan;
    const unsigned han = (unsigned{bytes[i]} << 12) + (unsigned{bytes[i + 1]} << 6) + bytes[i + 2];
    if (const unsigned han_class = han_[han - kOffset]; han_class != 0) {
      if ((han_class & kSuspect) != 0) cursor.found.triggers |= kSuspectHan;
      if ((han_class & kBeginsPhrase) != 0) cursor.found.rules |= rules_at(cursor.text, i);
    }
    i += 3;
  } while (i < size && is_han_lead(bytes[i]));
  cursor.i = i;
}

/// A character outside ASCII and Han. Brackets begin phrases too.
void TextScan::take_rare(Cursor& cursor) const {
  const unsigned char* p = cursor.bytes();
  cursor.found.triggers |= rare_trigger(p);
  const bool is_bracket = (p[0] == 0xE3 && p[1] == 0x80) || p[0] == 0xEF;
  if (is_bracket) cursor.found.rules |= rules_at(cursor.text, cursor.i);
  cursor.i += sequence_length(p[0]);
}

ScanResult TextScan::operator()(std::string_view text) const {
  Cursor cursor{text, 0, {}, Cursor::kFull};
  while (cursor.i < text.size()) {
    const unsigned char lead = cursor.byte();
    if (lead < 0x80) {
      cursor.take_ascii();
      continue;
    }
    cursor.blanks = Cursor::kNone;
    if (is_han_lead(lead)) {
      take_han(cursor);
    } else {
      take_rare(cursor);
    }
  }
  if (cursor.blanks != Cursor::kNone && !text.empty()) cursor.found.triggers |= kLayout;
  if (!entries_.empty() && !text.empty()) {
    cursor.found.rules |= rules_at_words(text, 0);
    if (text.size() > 16) cursor.found.rules |= rules_at_words(text, text.size() - 16);
  }
  return cursor.found;
}

}  // namespace deskmill
