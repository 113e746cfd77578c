// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/texts/emoticons.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

/// Names that messengers write in brackets, in order. [OK], [强], [弱] and [好的] answer.
constexpr std::string_view kNames[] = {
    "Angry",    "Awkward",  "Blush",  "Chuckle",  "Cry",    "Emm",    "Facepalm", "Gift",
    "Grin",     "Heart",    "Hug",    "Joyful",   "Kiss",   "Laugh",  "Rose",     "Smile",
    "Smirk",    "Sob",      "Sun",    "Sweat",    "emoji",  "亲亲",   "伤心",     "作揖",
    "偷乐",     "偷笑",     "傲慢",   "允悲",     "再见",   "冷汗",   "凋谢",     "凋零",
    "加油",     "加油加油", "勾引",   "发呆",     "发怒",   "发抖",   "可怜",     "可怜巴巴",
    "可爱",     "右哼哼",   "叹气",   "吃瓜",     "合十",   "吐",     "吐血",     "吓",
    "呆",       "呆无辜",   "呲牙",   "呵呵",     "咒骂",   "咖啡",   "哇",       "哈哈",
    "哈欠",     "哭",       "哭笑",   "哼",       "哼哼",   "嘘",     "嘴唇",     "嘻嘻",
    "嘿哈",     "嘿嘿",     "困",     "坏笑",     "大兵",   "大哭",   "大怒",     "大笑",
    "天使",     "天啊",     "太阳",   "失望",     "奋斗",   "奸笑",   "奸诈",     "委屈",
    "委屈屈",   "宕机",     "害羞",   "尬笑",     "尴尬",   "左哼哼", "干杯",     "庆祝",
    "得意",     "微笑",     "心",     "心碎",     "快哭了", "怒",     "怒骂",     "思考",
    "悠闲",     "悲伤",     "惊吓",   "惊喜",     "惊恐",   "惊讶",   "愉快",     "感动",
    "愤怒",     "憨厚",     "憨笑",   "打脸",     "抓狂",   "折磨",   "抠鼻",     "抱抱",
    "抱拳",     "拥抱",     "拳头",   "挥手",     "捂嘴",   "捂脸",   "握手",     "撇嘴",
    "擦汗",     "敲打",     "无奈",   "无语",     "旺柴",   "晕",     "月亮",     "机智",
    "比心",     "汗",       "泪",     "泪奔",     "流汗",   "流泪",   "流鼻涕",   "激动",
    "灵机一动", "烟花",     "爱你",   "爱心",     "爱慕",   "猪头",   "献吻",     "玫瑰",
    "生气",     "疑问",     "發",     "白眼",     "皱眉",   "皱眉头", "睡",       "石化",
    "破涕为笑", "磕头",     "礼物",   "社会社会", "福",     "笑",     "笑cry",    "笑哭",
    "笑脸",     "红心",     "绿帽子", "翻白眼",   "耶",     "胜利",   "舔屏",     "色",
    "花",       "苦涩",     "蛋糕",   "衰",       "裂开",   "调皮",   "跳跳",     "转圈",
    "送花花",   "鄙视",     "酷",     "酷拽",     "闭嘴",   "阴险",   "难过",     "飞吻",
    "饥饿",     "骷髅",     "鲜花",   "鼓掌",
};
static_assert(std::is_sorted(std::begin(kNames), std::end(kNames)));

/// Longer ones before those that they begin with.
constexpr std::string_view kCodes[] = {"/:^_^", "/::)", "/::D", "/::~", ":-)", ":-(", ":-D", ":-P",
                                       ";-)",   "^_^",  "T_T",  ":)",   ":(",  ":D",  ":P",  ";)"};
constexpr std::size_t kLongestName = 12;  ///< bytes
constexpr std::size_t kLongest = 400;     ///< bytes of a text
constexpr char32_t kFirstEmoji = 0x231A;  ///< ⌚; before it © and ™, which are text

bool answers(char32_t c) {
  constexpr std::u32string_view kAnswers = U"👍👎👌✅✔☑❌✖🆗";
  return kAnswers.find(c) != kAnswers.npos;
}

/// Joiners, variation selectors: parts of an emoji.
bool is_emoji_part(char32_t c) {
  return c == 0x200D || c == 0xFE0F || c == 0xFE0E;
}

bool is_flag(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// Behind the emoticon in ASCII or brackets at `at`; `at` itself when there is none.
std::size_t skip_code(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest[0] == '[') {
    const std::size_t close = rest.substr(0, kLongestName + 2).find(']');
    const bool known =
        close != rest.npos &&
        std::binary_search(std::begin(kNames), std::end(kNames), rest.substr(1, close - 1));
    return known ? at + close + 1 : at;
  }
  // 旺旺 numbers most of its own: /:066.
  const bool is_numbered = rest.size() >= 5 && rest.starts_with("/:") &&
                           std::all_of(rest.begin() + 2, rest.begin() + 5, is_ascii_digit);
  if (is_numbered) return at + 5;
  const auto code = std::find_if(std::begin(kCodes), std::end(kCodes),
                                 [rest](std::string_view each) { return rest.starts_with(each); });
  return code == std::end(kCodes) ? at : at + code->size();
}

}  // namespace

bool is_only_emoticons(std::string_view text) {
  if (!may_be_emoticons(text) || text.size() > kLongest) return false;
  bool any = false;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t behind = skip_code(text, i); behind > i) {
      i = behind;
      any = true;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    const bool emoji = c >= kFirstEmoji && is_emoji(c) && !answers(c) && !is_flag(c);
    if (!emoji && !is_emoji_part(c) && !is_space(c)) return false;
    any = any || emoji;
  }
  return any;
}

}  // namespace deskmill
