// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/scan/text_scan.hpp"

#include <algorithm>
#include <bit>

#include "core/ascii.hpp"
#include "core/load.hpp"
#include "core/utf8.hpp"
#include "stages/clean/scan/byte_kinds.hpp"

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

/// Bytes of a phrase's beginning by which it is looked up.
constexpr std::size_t kAsciiGram = 4, kWideGram = 6;

/// The first bytes of a phrase, in one case: bit 0x20 of each byte is set, which also joins a few
/// characters outside ASCII. Their patterns are tried for nothing now and then.
std::uint64_t ascii_gram(const char* bytes) {
  return load<std::uint32_t>(bytes) | 0x20202020u;
}
/// In two loads: a word put together in memory would have to be waited for.
std::uint64_t wide_gram(const char* bytes) {
  return ascii_gram(bytes) | std::uint64_t{load<std::uint16_t>(bytes + 4) | 0x2020u} << 32;
}

/// Where the bit of a gram is in the table.
std::size_t slot_of(std::uint64_t gram) {
  return gram * 0x9E3779B97F4A7C15u >> 50;
}

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// True for the first byte of U+4000 to U+9FFF: common Han.
constexpr bool is_han_lead(unsigned lead) {
  return lead >= 0xE4 && lead <= 0xE9;
}

/// True for a character of three bytes, outside Han, that every rule leaves alone.
constexpr bool is_ordinary(unsigned first, unsigned second, unsigned third) {
  switch (first) {
    case 0xE2:  // dashes, quotation marks, arrows, symbols; not spaces and marks without width
      if (second == 0x80) return (third >= 0x90 && third <= 0xA7) || third >= 0xB0;
      return second >= 0x85 && second != 0x8C && second != 0xAB && second < 0xB0;
    case 0xE3:  // CJK punctuation but the wide space; kana but the combining sound marks
      if (second == 0x80) return third > 0x80 && third <= 0xA9;
      if (second == 0x82) return third != 0x99 && third != 0x9A;
      return second == 0x81 || second == 0x83;
    case 0xEA:  // Hangul syllables: U+AC00 to U+D77F
      return second >= 0xB0;
    case 0xEB:
    case 0xEC:
      return true;
    case 0xED:
      return second < 0x9E;
    case 0xEF:  // full-width forms, U+FF00 to U+FFBF, and the variation selector of emoji
      return (second >= 0xBC && second <= 0xBE) || (second == 0xB8 && third == 0x8F);
    default:
      return is_han_lead(first);
  }
}

/// True for a character of four bytes that every rule leaves alone.
bool is_usual_emoji(std::string_view character) {
  const bool is_noncharacter = byte_at(character, 2) == 0xBF && byte_at(character, 3) >= 0xBE;
  return character.starts_with("\xF0\x9F") && !is_noncharacter;
}

/// Those that need a closer look for themselves, whatever phrases there are.
constexpr WideCharacters kTriggers = [] {
  WideCharacters triggers;
  for (unsigned first = 0xE0; first <= 0xEF; ++first) {
    for (unsigned second = 0x80; second <= 0xBF; ++second) {
      for (unsigned third = 0x80; third <= 0xBF; ++third) {
        if (!is_ordinary(first, second, third)) triggers.add(first, second, third);
      }
    }
  }
  const auto add = [&](char32_t c) {
    triggers.add(0xE0 | c >> 12, 0x80 | (c >> 6 & 0x3F), 0x80 | (c & 0x3F));
  };
  for (const char32_t c : kReadFromUtf8) add(c);
  add(U'锟');
  return triggers;
}();

template <typename Use>
void for_each_bit(std::uint64_t bits, Use use) {
  for (; bits != 0; bits &= bits - 1) use(static_cast<std::size_t>(std::countr_zero(bits)));
}

/// Bits of one block and of the one before; the latter's reach into the former when shifted.
std::uint64_t moved_up(std::uint64_t bits, unsigned count, std::uint64_t before) {
  return bits << count | before >> (ByteKinds::kBlockBytes - count);
}

/// Whether blanks stand where none belongs: at the beginning or the end, or behind each other,
/// unless they are the two line breaks of an empty line.
class BlankCheck {
 public:
  void add(std::uint64_t blanks, std::uint64_t line_breaks) {
    const std::uint64_t doubled = blanks & moved_up(blanks, 1, blanks_);
    const std::uint64_t doubled_breaks = line_breaks & moved_up(line_breaks, 1, line_breaks_);
    wrong_ |= doubled & ~(doubled_breaks & ~moved_up(blanks, 2, blanks_));
    blanks_ = blanks;
    line_breaks_ = line_breaks;
  }
  /// Behind the last block, of which `size` bytes are text.
  bool any_wrong(std::size_t size) const { return wrong_ != 0 || (blanks_ >> (size - 1) & 1) != 0; }

 private:
  // Of the block before. Before the first one all are blanks, so that one at
  // the beginning is wrong.
  std::uint64_t blanks_ = ~std::uint64_t{0}, line_breaks_ = 0;
  std::uint64_t wrong_ = 0;
};

}  // namespace

/// Where words begin near the ends of a text: at visible ASCII that is no letter behind a letter.
class TextScan::WordStarts {
 public:
  /// Bytes at each end.
  static constexpr std::size_t kNear = 16;

  void add(const ByteKinds& block) {
    before_ = last_;
    last_ = block.visible & ~(block.letters & moved_up(block.letters, 1, letters_));
    letters_ = block.letters;
    if (is_first_) first_ = last_;
    is_first_ = false;
  }
  /// The bit of the first byte is the lowest.
  std::uint64_t in_first(std::size_t count) const { return first_ & (kAll >> (64 - count)); }
  /// The bit of the last byte of a text of `size` bytes is the highest.
  std::uint64_t in_last(std::size_t count, std::size_t size) const {
    const auto missing = static_cast<unsigned>(-size % ByteKinds::kBlockBytes);
    return (missing == 0 ? last_ : moved_up(last_, missing, before_)) & (kAll << (64 - count));
  }

 private:
  static constexpr std::uint64_t kAll = ~std::uint64_t{0};
  std::uint64_t first_ = 0, before_ = 0, last_ = 0;  ///< of these blocks
  std::uint64_t letters_ = 0;                        ///< of the last block
  bool is_first_ = true;
};

TextScan::TextScan() : watched_(kTriggers) {}

bool TextScan::add_phrase(std::string_view phrase, std::size_t rule) {
  if (phrase.size() < 4) return false;
  const auto lead = static_cast<unsigned char>(phrase[0]);
  const bool is_wide =
      (lead >= 0xE4 && lead <= 0xE9) || lead == 0xEF || (lead == 0xE3 && phrase[1] == '\x80');
  if (lead >= 0x80 && (!is_wide || phrase.size() < 6)) return false;
  const std::uint64_t gram = lead < 0x80 ? ascii_gram(phrase.data()) : wide_gram(phrase.data());
  seen_.set(slot_of(gram));
  if (is_wide) watched_.add(lead, byte_at(phrase, 1), byte_at(phrase, 2));
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

std::uint64_t TextScan::find_rules(std::uint64_t gram) const {
  const auto place =
      std::lower_bound(entries_.begin(), entries_.end(), gram,
                       [](const Entry& entry, std::uint64_t g) { return entry.gram < g; });
  return place != entries_.end() && place->gram == gram ? place->rules : 0;
}

/// Rules one of whose phrases begins with this.
inline std::uint64_t TextScan::rules_of(std::uint64_t gram) const {
  return seen_[slot_of(gram)] ? find_rules(gram) : 0;
}

/// Rules with an ASCII phrase that begins where bits are set; the lowest would be of the byte at
/// `origin`, which may be negative. How many words there are and what they begin with nobody can
/// foresee, so all are looked up first, four at a time, and hardly ever one again.
std::uint64_t TextScan::rules_at_words(std::string_view text, std::size_t origin,
                                       std::uint64_t starts) const {
  const auto gram_at = [&](std::uint64_t some) {
    return ascii_gram(text.data() + (origin + static_cast<std::size_t>(std::countr_zero(some))));
  };
  bool seen = false;
  for (std::uint64_t left = starts; left != 0;) {
    for (int word = 0; word < 4; ++word) {  // the first again where there are no more
      seen |= seen_[slot_of(gram_at(left != 0 ? left : starts))];
      left &= left - 1;
    }
  }
  if (!seen) return 0;
  std::uint64_t rules = 0;
  for (std::uint64_t left = starts; left != 0; left &= left - 1) rules |= rules_of(gram_at(left));
  return rules;
}

/// Rules with an ASCII phrase near an end of the text.
std::uint64_t TextScan::rules_near_ends(std::string_view text, const WordStarts& starts) const {
  constexpr std::size_t kNear = WordStarts::kNear, kBehind = kAsciiGram - 1;
  if (text.size() <= kBehind) return 0;
  if (text.size() <= 2 * kNear) {
    return rules_at_words(text, 0, starts.in_first(text.size() - kBehind));
  }
  const std::uint64_t long_enough = ~std::uint64_t{0} >> kBehind;
  return rules_at_words(text, 0, starts.in_first(kNear)) |
         rules_at_words(text, text.size() - ByteKinds::kBlockBytes,
                        starts.in_last(kNear, text.size()) & long_enough);
}

/// The watched character of three bytes at `i`.
inline void TextScan::take_watched(std::string_view text, std::size_t i, ScanResult& found) const {
  const unsigned lead = byte_at(text, i);
  const unsigned trigger = is_han_lead(lead) ? kSuspectHan : kOddCharacter;
  if (kTriggers.has(text.data() + i)) found.triggers |= trigger;
  if (i + kWideGram <= text.size()) found.rules |= rules_of(wide_gram(text.data() + i));
}

ScanResult TextScan::operator()(std::string_view text) const {
  ScanResult found;
  if (text.empty()) return found;
  BlankCheck blanks;
  WordStarts words;
  std::size_t begin = 0;
  for (; begin < text.size(); begin += ByteKinds::kBlockBytes) {
    const ByteKinds kinds = kinds_of(text, begin);
    blanks.add(kinds.blanks, kinds.line_breaks);
    words.add(kinds);
    if (kinds.has_markup) found.triggers |= kMarkup;
    if (kinds.has_odd) found.triggers |= kOddCharacter;
    if (kinds.line_breaks != 0) found.triggers |= kLineBreak;
    watched_.for_each_among(text.data() + begin, kinds.three_byte_leads,
                            [&](std::size_t i) { take_watched(text, begin + i, found); });
    for_each_bit(kinds.four_byte_leads, [&](std::size_t i) {
      if (!is_usual_emoji(text.substr(begin + i, 4))) found.triggers |= kOddCharacter;
    });
  }
  if (blanks.any_wrong(text.size() - (begin - ByteKinds::kBlockBytes))) found.triggers |= kLayout;
  if (!entries_.empty()) found.rules |= rules_near_ends(text, words);
  return found;
}

}  // namespace deskmill
