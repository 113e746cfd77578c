// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/name_bounds_zh.hpp"

#include <algorithm>
#include <iterator>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/names_zh.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kHan = 3;  ///< bytes of a character

/// 和, 时 and 从 are surnames, but before a title nearly always words of the sentence.
bool is_function_word(std::string_view text, std::size_t begin) {
  const std::string_view first = text.substr(begin, 3);
  return first == "和" || first == "时" || first == "从";
}

}  // namespace

bool is_thanks(std::string_view text, std::size_t begin) {
  const std::string_view head = text.substr(0, begin + 3);
  return head.ends_with("感谢") || head.ends_with("谢谢") || head.ends_with("多谢") ||
         head.ends_with("一向") || head.ends_with("什么时");
}

bool ends_word(std::string_view text, std::size_t begin) {
  constexpr std::string_view kWords[] = {
      "允许", "也许", "许许", "防范", "规范", "示范", "模范", "照顾", "回顾", "主张", "紧张",
      "夸张", "扩张", "开张", "纸张", "一张", "两张", "几张", "这张", "那张", "每张", "张张",
      "阶段", "手段", "分钟", "点钟", "闹钟", "文章", "印章", "严肃", "设施", "措施", "实施",
      "对于", "由于", "关于", "属于", "位于", "等于", "处于", "上海", "青海", "江苏", "辽宁",
      "南宁", "西安", "云南", "河南", "湖南", "海南", "济南", "小时", "凌晨", "师傅", "依赖",
      "信赖", "无赖", "抵赖", "抗洪", "防洪", "非常", "经常", "平常", "日常", "正常", "异常",
      "通常", "家常", "时常", "或许", "些许", "少许", "不许", "上周", "下周", "本周", "每周",
      "这周", "那周", "两周", "几周", "其余", "剩余", "多余", "业余", "不顾", "只顾", "光顾",
      "地段", "时段", "片段", "那段", "这段", "路段", "从严", "本章", "世纪", "经纪", "年纪",
      "不曾", "未曾", "大陆", "登陆", "导游", "旅游", "携程", "收费", "免费", "运费", "话费",
      "盒马", "行李", "蒙牛", "不甘", "不易", "贸易", "先秦"};
  const std::string_view head = text.substr(0, begin + 3);
  if (head.ends_with("张") && is_ascii_digit(char_before(text, begin))) return true;
  return ends_with_any(head, kWords);
}

std::size_t name_begin_before(std::string_view text, std::size_t title, std::size_t least) {
  std::size_t starts[4] = {};
  std::size_t count = 0;
  for (std::size_t at = title; count < 4 && at > 0;) {
    at = previous_character(text, at);
    if (!is_han_at(text, at)) break;
    starts[count++] = at;
  }
  // 上海高小姐: two characters are a whole name only when the first is clearly a surname.
  const bool short_name = least == 1 && count > 1 && surname_bytes(text, starts[0]) > 0 &&
                          !is_clear_surname(text, starts[1]);
  for (std::size_t characters = count; characters >= least && characters > 0; --characters) {
    if (characters == 2 && short_name) continue;
    const std::size_t begin = starts[characters - 1];
    const std::size_t surname = surname_bytes(text, begin);
    if (surname == 0 || is_thanks(text, begin) || is_common_word(text, begin)) continue;
    if (is_function_word(text, begin) || ends_word(text, begin)) continue;
    if (begin + surname == title) return begin;
    if (characters > surname / 3 + 2) continue;
    if (name_end(text.substr(0, title), begin) == title) return begin;
  }
  return title;
}

bool ends_clause(std::string_view text, std::size_t end) {
  constexpr std::string_view kMarks[] = {"，", "。", "！", "？", "；", "、", "：", "）", "”", "…"};
  if (end >= text.size()) return true;
  if (text.substr(end).starts_with("收") && !is_han_at(text, end + 3)) return true;  // 王小明收
  if (static_cast<unsigned char>(text[end]) < 0x80)
    return text[end] != ' ' && !is_ascii_alnum(text[end]);
  return starts_with_any(text.substr(end), kMarks);
}

std::size_t familiar_name_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kTwoCharacters = 6;
  static constexpr HanSet kFamiliar("小老"), kBeforeGiven("阿");
  const std::size_t end = begin + kTwoCharacters;
  const bool named = (kFamiliar.contains(text, begin) && is_clear_surname(text, begin + 3)) ||
                     (kBeforeGiven.contains(text, begin) && is_clear_given(text, begin + 3));
  if (!named) return begin;
  return ends_clause(text, end) || text.substr(end).starts_with("为您") ? end : begin;
}

bool ends_like_name(std::string_view text, std::size_t end) {
  return !is_han_at(text, end) || !may_be_given(text, end);
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr HanSet kLeadTo("是给找由经和跟与及叫让请问对向被把");
  const std::size_t before = begin == 0 ? begin : previous_character(text, begin);
  const bool begins = begin == 0 || !is_han_at(text, before) || kLeadTo.contains(text, before);
  return begins && ends_like_name(text, end);
}

bool is_sought(std::string_view text, std::size_t begin) {
  constexpr std::string_view kVerbs[] = {"联系", "找", "问", "跟", "让", "转给", "转接", "打给"};
  return ends_with_any(text.substr(0, begin), kVerbs);
}

bool is_other_word(std::string_view text, std::size_t begin, std::size_t end, bool leads_to_name) {
  return is_common_word(text, begin) && !(leads_to_name && ends_clause(text, end));
}

bool is_whole_name(std::string_view text, std::size_t begin, std::size_t end) {
  if (is_common_word(text, begin) || !ends_clause(text, end)) return false;
  if (is_likely_name(text, begin, end)) return true;
  const bool known = is_clear_surname(text, begin) || surname_bytes(text, begin) == 2 * kHan;
  return known && end - begin >= 3 * kHan;
}

}  // namespace deskmill
