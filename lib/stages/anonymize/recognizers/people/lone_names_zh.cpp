// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/lone_names_zh.hpp"

#include <algorithm>
#include <initializer_list>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

/// Whether a mobile number begins at the run: 13800138000, 138 0013 8000.
bool begins_mobile(const Anchors& anchors, std::size_t run) {
  const auto count = [&](std::size_t i) { return anchors.runs[i].count; };
  if (anchors.digits_of(anchors.runs[run])[0] != '1') return false;
  if (count(run) == 11) return true;
  return count(run) == 3 && run + 2 < anchors.runs.size() && count(run + 1) == 4 &&
         count(run + 2) == 4 && anchors.joins_next(run) && anchors.joins_next(run + 1);
}

/// 海润艾丽华酒店: what these are called is no person.
constexpr std::string_view kHouses[] = {"酒店", "大酒店", "饭店", "大饭店", "宾馆",
                                        "公寓", "大厦",   "广场", "大学",   "餐厅"};

/// 小刘, 老王; at the end of a clause also 小芹, by the given name: what somebody is called, whose
/// role stands before it. 小编 and 小哥 are roles themselves.
std::size_t familiar_end_behind_role(std::string_view text, std::size_t begin) {
  constexpr std::size_t kTwoCharacters = 6;
  static constexpr HanSet kFamiliar("小老"), kRoles("编哥妹二蜜姐弟助店区组");
  const std::size_t second = begin + kTwoCharacters / 2, end = begin + kTwoCharacters;
  if (!kFamiliar.contains(text, begin) || kRoles.contains(text, second)) return begin;
  if (is_clear_surname(text, second)) return end;
  return is_clear_given(text, second) && ends_clause(text, end) ? end : begin;
}

}  // namespace

void find_full_name(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  if (is_thanks(anchors.text, hit.begin) || ends_word(anchors.text, hit.begin)) return;
  if (starts_with_any(anchors.text.substr(hit.end), kHouses)) return;
  const bool clear = is_clear_surname(anchors.text, hit.begin);
  if (!clear && !stands_alone(anchors.text, hit.begin, hit.end)) return;
  add_person_zh(hit.begin, hit.end, 0.55, findings);
}

void find_behind_role(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  constexpr std::string_view kCalled = "叫";
  const std::string_view text = anchors.text;
  const bool called = text.substr(hit.end).starts_with(kCalled);
  const std::size_t begin = hit.end + (called ? kCalled.size() : 0);
  const std::size_t end =
      std::max(name_end_behind_role(text, begin), familiar_end_behind_role(text, begin));
  if (end > begin && !is_thanks(text, begin)) add_person_zh(begin, end, 0.6, findings);
}

void find_receiver_behind(std::string_view text, std::size_t address, Findings& findings) {
  const auto skip = [text](std::size_t at, std::initializer_list<std::string_view> marks) {
    for (const std::string_view mark : marks) {
      if (text.substr(std::min(at, text.size())).starts_with(mark)) at += mark.size();
    }
    return at;
  };
  const std::size_t begin = skip(address, {"，", ",", "。", "、", " ", "\n"});
  const std::size_t end = name_end(text, begin);
  if (end == begin || is_common_word(text, begin)) return;
  const std::size_t receives = skip(end, {" ", "（", "("});
  if (text.substr(receives).starts_with("收") && !is_han_at(text, receives + 3))
    add_person_zh(begin, end, 0.7, findings);
}

void find_beside_numbers(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    if (!begins_mobile(anchors, i)) continue;
    std::size_t end = anchors.runs[i].begin;
    for (const std::string_view gap :
         {"电话", "手机", "：", ":", " ", "，", ",", "、", "\n", "收", " "}) {
      if (text.substr(0, end).ends_with(gap)) end -= gap.size();
    }
    const std::size_t begin = name_begin_before(text, end, 2);
    if (begin == end) continue;
    const bool bounded = begin == 0 || !is_han_at(text, previous_character(text, begin));
    if (bounded || is_likely_name(text, begin, end)) add_person_zh(begin, end, 0.7, findings);
  }
}

}  // namespace deskmill
