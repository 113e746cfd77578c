// SPDX-License-Identifier: Apache-2.0
#include "text/plausibility.hpp"

#include <bitset>
#include <string>

#include "text/charset.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr char32_t kFirstHan = 0x4E00, kLastHan = 0x9FFF;

constexpr std::u32string_view kFrequentSimplified =
    U"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
    U"发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本"
    U"前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最"
    U"重并物手应向头文体美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先"
    U"海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才"
    U"结反受目太量再感建务做接必场件计管期市直资命金指许统区保至形便空决展科司五基书非则听白却界达"
    U"光放强即像难且权思完设式色路记南品住告类求据程北边张该交规万取望觉术领共确传师清今切院让识候"
    U"带导运算价选早改息存送办客支付款退货单订快递购买查询收您吗呢吧啊亲谢请哦嗯嘛哪谁怎签址码号元"
    U"钱卡券优惠售服店铺评图片视频链换修坏错误登录账户密注册验证短银余额充值积促销折满减免邮包裹流"
    U"配仓库联帮助稍核反馈投诉议麻烦抱歉对祝愉快昨今明周六七八九百千半每双另首页版网站址微信支宝京"
    U"东淘质量颜尺寸型衣鞋手表脑屏充线插座冰箱洗空调维装安师傅预约排队转工智能机器欢迎光临为务愿意"
    U"见差好评晚午早夜刚始终完毕停止取消恢复继续等待超缺少补偿赔礼品赠送税票据抬头盖章合规则条款协"
    U"议商家卖买方订金押";

constexpr std::u32string_view kFrequentTraditional =
    U"這個們來為國說時會對過後裡經麼學現當沒動還進樣開從實無與長機關點業將兩間問頭體見產製話內門員"
    U"聲東發區別電數報結務場計資許統決設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運價選辦貨單訂遞購"
    U"買詢請謝嗎號錢優圖視頻鏈換壞錯誤帳戶註冊驗證銀餘額積滿減郵繫絡幫饋訴議煩歡預約隊轉網頁質顏寸"
    U"裝維調線腦愛親們喔啦呀於並著嗎麵書車馬語氣處應該認識聽讀寫買賣讓給親愛媽爸兒聯絡樂課題藝總";

constexpr std::u32string_view kFrequentJapanese =
    U"日本月年大会社見出来言思行事者手間今私気自分何方場合時目最後前新同地物名店品注文商届送料金円"
    U"変対応関係内容電話番号東京情報利用更新記載無料登録売買検索画像製作楽音映動車駅学校仕円込決済";

constexpr std::u32string_view kFrequentHangul =
    U"이다의는에을가고를로은한지하도기사어서자시리인나그대있라해아부여전정일수스으게상만주장보원제"
    U"과공구와들면러안거니선비우유모내년위드세었것했습감님요";

/// Letters that make up most of Russian, Ukrainian and Bulgarian text.
constexpr std::u32string_view kFrequentCyrillic = U"оеаинтсрвлкмдпу";

constexpr std::u32string_view kFrequentGreek = U"αοιετσνηρκπυμλςάίόέή";

constexpr std::u32string_view kFrequentArabic = U"ايلنمورتبعهدسفكقةأ";
constexpr std::u32string_view kSignsInLatinText = U"£©®°§¢¿¡½¼²³´·\u00A0«»";

using HanSet = std::bitset<kLastHan - kFirstHan + 1>;

void add_all(HanSet& set, std::u32string_view characters) {
  for (const char32_t c : characters) {
    if (c >= kFirstHan && c <= kLastHan) set.set(c - kFirstHan);
  }
}

/// All two-byte codes with a lead byte in [first, last], decoded in one go: codes without a
/// character become U+FFFD, which is no Han.
void add_rows(HanSet& set, std::string_view charset, int first, int last, int first_trail) {
  std::string codes, text;
  for (int lead = first; lead <= last; ++lead) {
    for (int trail = first_trail; trail <= 0xFE; ++trail) {
      if (trail > 0x7E && trail < 0xA1) continue;
      codes += {static_cast<char>(lead), static_cast<char>(trail), ' '};
    }
  }
  CharsetDecoder(charset).feed(codes, text, true);
  add_all(set, to_code_points(text));
}

HanSet level_one() {
  HanSet set;
  add_rows(set, "GB18030", 0xB0, 0xD7, 0xA1);
  add_rows(set, "Big5", 0xA4, 0xC6, 0x40);
  add_rows(set, "EUC-JP", 0xB0, 0xCF, 0xA1);
  return set;
}

HanSet frequent() {
  HanSet set;
  add_all(set, kFrequentSimplified);
  add_all(set, kFrequentTraditional);
  add_all(set, kFrequentJapanese);
  return set;
}

enum class Script {
  kNone,
  kAscii,
  kLatin,
  kGreek,
  kCyrillic,
  kHebrew,
  kArabic,
  kThai,
  kHan,
  kKana,
  kHangul,
  kOther
};

Script script_of(char32_t c) {
  if (c < 0x80) return is_letter(c) ? Script::kAscii : Script::kNone;
  if (is_han(c)) return Script::kHan;
  if (is_kana(c)) return Script::kKana;
  if (is_hangul(c)) return Script::kHangul;
  if (!is_letter(c) && !is_mark(c)) return Script::kNone;
  if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) return Script::kLatin;
  if (c >= 0x370 && c < 0x400) return Script::kGreek;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  if (c >= 0x590 && c < 0x600) return Script::kHebrew;
  if (c >= 0x600 && c < 0x700) return Script::kArabic;
  if (c >= 0xE00 && c < 0xE80) return Script::kThai;
  return Script::kOther;
}

bool is_east_asian(Script script) {
  return script == Script::kHan || script == Script::kKana;
}

/// Two letters side by side whose scripts do not share words.
bool clashes(Script left, Script right) {
  if (left == Script::kNone || right == Script::kNone || left == right) return false;
  if (is_east_asian(left) && is_east_asian(right)) return false;
  const auto latin = [](Script s) { return s == Script::kAscii || s == Script::kLatin; };
  if (latin(left) && latin(right)) return false;
  // "iPhone手机", "OK요": ASCII stands next to anything of East Asia.
  const auto ascii_beside = [](Script a, Script b) {
    return a == Script::kAscii && (is_east_asian(b) || b == Script::kHangul || b == Script::kThai);
  };
  return !ascii_beside(left, right) && !ascii_beside(right, left);
}

double points_of_han(char32_t c) {
  switch (rank_of_han(c)) {
    case HanRank::kFrequent:
      return 2;
    case HanRank::kLevelOne:
      return 0.4;
    case HanRank::kRare:
      break;
  }
  return -1.5;
}

double points_of_cased(char32_t c, bool frequent, Script left, char32_t previous) {
  const bool left_is_letter = left != Script::kNone;
  if (is_upper(c)) return left_is_letter && !is_upper(previous) ? -1.5 : left_is_letter ? 0.1 : 0.5;
  return frequent ? 1.4 : 0.8;
}

bool is_typographic(char32_t c) {
  return (c >= 0x2013 && c <= 0x201E) || c == 0x2022 || c == 0x2026 || c == 0x20AC || c == 0x2122;
}

double points_of_symbol(char32_t c, Script left) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) return -4;
  if (!is_assigned(c)) return -4;
  if (c >= 0x3000 && c <= 0x303F) return 1.2;
  if (c >= 0xFF01 && c <= 0xFF5E) return c >= 0xFF10 && c <= 0xFF19 ? 0.8 : 1;
  if (c >= 0xFF61 && c <= 0xFF65) return -1.5;  // half-width punctuation: katakana of Shift_JIS
  // "don’t": an apostrophe inside a word is as good as a letter with an accent there would be.
  if (c == 0x2019 && left == Script::kAscii) return 1.4;
  if (is_typographic(c)) return 0.6;
  if (c >= 0x1F300) return 1;  // emoji exist in no legacy charset
  if (kSignsInLatinText.find(c) != kSignsInLatinText.npos)
    return left == Script::kNone || c == 0xA0 ? 0.6 : 0.3;
  if (c >= 0x2500 && c < 0x25A0) return -1;  // box drawing: DOS code pages
  return left == Script::kNone || left == Script::kHan ? -0.4 : -1.2;
}

double points_of_letter(char32_t c, Script script, Script left, char32_t previous,
                        std::u32string_view expected) {
  const auto is_in = [c](std::u32string_view set) { return set.find(c) != set.npos; };
  switch (script) {
    case Script::kHan:
      return points_of_han(c);
    case Script::kKana:
      return c >= 0xFF66 ? -1 : 1.2;
    case Script::kHangul:
      return is_in(kFrequentHangul) ? 2 : 0.5;
    case Script::kCyrillic:
      return points_of_cased(c, is_in(kFrequentCyrillic), left, previous);
    case Script::kGreek:
      return points_of_cased(c, is_in(kFrequentGreek), left, previous);
    case Script::kLatin: {
      const double cased = points_of_cased(c, true, left, previous);
      const bool crowded = left == Script::kLatin;  // é é: accents rarely stand in a row
      if (!expected.empty() && !is_in(expected)) return -0.7;
      return cased - (crowded ? 1.2 : 0.2);
    }
    case Script::kHebrew:
      return 1.3;
    case Script::kArabic:
      return is_in(kFrequentArabic) ? 1.4 : 0.5;
    case Script::kThai:
      return 0.9;
    default:
      return -1;
  }
}

}  // namespace

HanRank rank_of_han(char32_t c) {
  static const HanSet kLevelOne = level_one();
  static const HanSet kFrequent = frequent();
  if (c < kFirstHan || c > kLastHan) return HanRank::kRare;
  if (kFrequent[c - kFirstHan]) return HanRank::kFrequent;
  return kLevelOne[c - kFirstHan] ? HanRank::kLevelOne : HanRank::kRare;
}

Plausibility judge(std::string_view text, std::u32string_view expected) {
  Plausibility result;
  Script left = Script::kNone;
  char32_t previous = ' ';
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const Script script = script_of(c);
    const bool counted = c >= 0x7F || (c < 0x20 && is_control(c));
    if (clashes(left, script)) result.points -= 1;
    if (counted) {
      ++result.characters;
      result.kana += script == Script::kKana ? 1 : 0;
      result.points += script == Script::kNone
                           ? points_of_symbol(c, left)
                           : points_of_letter(c, script, left, previous, expected);
    } else if (left == Script::kLatin && script == Script::kAscii && c <= 'Z' &&
               !is_upper(previous)) {
      result.points -= 1;  // "éA": a capital inside a word
    }
    left = script;
    previous = c;
  }
  return result;
}

}  // namespace deskmill
