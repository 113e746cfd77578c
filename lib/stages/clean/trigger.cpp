// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/trigger.hpp"

#include <algorithm>
#include <cstring>

namespace deskmill {
namespace {

/// UTF-8 of Han begins with E4-E9 and goes on with 80-BF: read as GBK, that is one of these characters. A list,
/// because asking the converter costs 4 ms at start-up; a test compares.
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

/// What a byte below 0x80 asks for on its own: bit 0x80 marks a blank or a line break.
constexpr unsigned kBlank = 0x80;

unsigned ascii_trigger(unsigned char byte) {
  if (byte == '<' || byte == '&') return kMarkup;
  if (byte == ' ' || byte == '\n' || byte == '\t') return kBlank;
  if (byte == '\r' || byte == '\v' || byte == '\f') return kLayout;
  return byte < 0x20 || byte == 0x7F ? kOddCharacter : 0;
}

struct AsciiTable {
  unsigned char of[128];
  AsciiTable() {
    for (unsigned i = 0; i < 128; ++i)
      of[i] = static_cast<unsigned char>(ascii_trigger(static_cast<unsigned char>(i)));
  }
};

std::uint32_t gram_at(const char* bytes) {
  std::uint32_t gram;
  std::memcpy(&gram, bytes, sizeof gram);
  return (gram | 0x20202020u) * 2654435761u >> 16;
}

}  // namespace

TriggerScan::TriggerScan() {
  for (const char32_t c : kReadFromUtf8) suspects_.set(c - 0x4E00);
  suspects_.set(U'锟' - 0x4E00);
}

/// Characters that every rule leaves alone give 0.
unsigned TriggerScan::three_bytes(const unsigned char* p) const {
  if (p[0] >= 0xE4 && p[0] <= 0xE9) {
    const unsigned c = (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    if (c < 0x4E00) return 0;
    return suspects_[c - 0x4E00] ? kSuspectHan : 0;
  }
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

unsigned TriggerScan::operator()(std::string_view text) const {
  static const AsciiTable kAscii;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  unsigned found = 0;
  // Blanks just seen: none, one line break, two, or what takes no further blank (a space, the beginning).
  enum { kNone, kBreak, kEmptyLine, kFull } blanks = kFull;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char byte = bytes[i];
    if (byte < 0x80) {
      const unsigned trigger = kAscii.of[byte];
      if (trigger != kBlank) {
        blanks = kNone;
        found |= trigger;
      } else if (blanks == kFull || (byte != '\n' && blanks != kNone) || blanks == kEmptyLine) {
        found |= kLayout;
      } else {
        blanks = byte != '\n' ? kFull : blanks == kNone ? kBreak : kEmptyLine;
      }
      ++i;
      continue;
    }
    blanks = kNone;
    if (byte >= 0xE0 && byte < 0xF0) {
      found |= three_bytes(bytes + i);
      i += 3;
    } else if (byte >= 0xF0) {
      const bool noncharacter = bytes[i + 2] == 0xBF && bytes[i + 3] >= 0xBE;
      if (byte != 0xF0 || bytes[i + 1] != 0x9F || noncharacter) found |= kOddCharacter;
      i += 4;
    } else {
      found |= kOddCharacter;
      i += 2;
    }
  }
  return blanks != kNone && !text.empty() ? found | kLayout : found;
}

void PhraseGate::add(std::string_view phrase) {
  if (phrase.size() >= 4) bits_[gram_at(phrase.data())] = true;
}

bool PhraseGate::may_contain_any(std::string_view text) const {
  const std::size_t reach = std::min(text.size(), kReach);
  for (std::size_t i = 0; i + 4 <= reach; ++i) {
    if (bits_[gram_at(text.data() + i)]) return true;
  }
  return false;
}

}  // namespace deskmill
