// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/introduced_names_zh.hpp"

#include <algorithm>
#include <cstddef>

#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/people/name_answer_zh.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kTwoCharacters = 6, kThreeCharacters = 9;

/// 思琪为您服务: how staff is called, two characters of given names.
std::size_t end_before_service(std::string_view text, std::size_t begin) {
  constexpr std::string_view kService[] = {"为您", "很高兴"};
  const std::size_t end = begin + kTwoCharacters;
  const bool given = is_clear_given(text, begin) && is_clear_given(text, begin + 3);
  return given && starts_with_any(text.substr(std::min(end, text.size())), kService) ? end : begin;
}

/// "客服王小明，": 客服 stands before verbs and wishes far more often than before its name.
void find_after_staff_word(std::string_view text, std::size_t behind, Findings& findings) {
  const std::size_t begin = skip_words(text, behind, {":", "：", "是", "叫"});
  if (const std::size_t familiar = familiar_name_end(text, begin); familiar > begin)
    return add_person_zh(begin, familiar, 0.6, findings);
  if (const std::size_t served = end_before_service(text, begin); served > begin)
    return add_person_zh(begin, served, 0.6, findings);
  const std::size_t end = name_end(text, begin);
  if (end == begin || is_common_word(text, begin)) return;
  const bool serves = text.substr(end).starts_with("为您");
  if (!serves && !ends_clause(text, end)) return;
  const bool led_to = begin > behind || serves;
  if (led_to || is_clear_surname(text, begin))
    add_person_zh(begin, end, led_to ? 0.6 : 0.55, findings);
}

/// 王小明的妈妈: whose relative somebody is; three characters, since places are named like that
/// too.
bool is_of_relative(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kRelatives[] = {
      "妈",   "爸",   "家长", "父亲", "母亲", "老公", "老婆", "妻子", "丈夫", "爱人", "儿子",
      "女儿", "家属", "同事", "朋友", "哥哥", "姐姐", "弟弟", "妹妹", "助理", "同学"};
  constexpr std::string_view kOf = "的";
  std::string_view rest = text.substr(end);
  if (end - begin != kThreeCharacters || !is_clear_surname(text, begin) || !rest.starts_with(kOf))
    return false;
  rest.remove_prefix(kOf.size());
  return starts_with_any(rest, kRelatives);
}

/// 寄给王小明。
void find_receiver(std::string_view text, std::size_t begin, Findings& findings) {
  const std::size_t end = name_end(text, begin);
  if (end > begin && is_whole_name(text, begin, end)) add_person_zh(begin, end, 0.6, findings);
}

/// "，名雷", "叫小明": the given name where the surname was told apart.
void find_given_name(std::string_view text, std::size_t surname_end, Findings& findings) {
  const std::size_t begin =
      skip_words(text, surname_end, {" ", "，", ",", "名字", "单名", "名", "叫", "一个"});
  static constexpr HanSet kSmall("小");
  std::size_t end = begin + (kSmall.contains(text, begin) ? kTwoCharacters / 2 : 0);
  while (end - begin < kTwoCharacters && may_be_given(text, end)) end += kTwoCharacters / 2;
  const bool told = text.substr(surname_end, begin - surname_end).find_first_not_of(" ,") !=
                    std::string_view::npos;
  if (told && end > begin && (ends_clause(text, end) || text.substr(end).starts_with("字")))
    add_person_zh(begin, end, 0.6, findings);
}

/// 我姓陈, 免贵姓欧阳; behind 姓 alone, which ends 老百姓, a clear one that the clause ends with.
/// Who tells the own one may have a rare one.
void find_surname(std::string_view text, const CueHit& hit, std::size_t begin, Findings& findings) {
  constexpr std::size_t kOne = 3;
  const bool own = hit.end - hit.begin > kOne;
  std::size_t bytes = surname_bytes(text, begin);
  if (own && bytes == 0 && may_be_given(text, begin) && ends_clause(text, begin + kOne))
    bytes = kOne;
  const bool told = own || (is_clear_surname(text, begin) && ends_like_name(text, begin + bytes) &&
                            !text.substr(0, hit.begin).ends_with("百"));
  if (bytes == 0 || !told) return;
  add_person_zh(begin, begin + bytes, own ? 0.7 : 0.6, findings);
  find_given_name(text, begin + bytes, findings);
}

/// 我是王小明, but not 我是石家庄的, 我是方太用户: a name of three characters that ends where names
/// end, or of two that are hardly anything else.
void find_after_weak_intro(std::string_view text, std::size_t begin, std::size_t end,
                           Findings& findings) {
  const bool telling = end - begin > kTwoCharacters || is_clear_surname(text, begin) ||
                       is_clear_given(text, begin + 3);
  if (!telling || !ends_like_name(text, end) || text.substr(end).starts_with("的")) return;
  const bool clear = is_clear_name(text, begin) && ends_clause(text, end);
  add_person_zh(begin, end, clear ? 0.65 : end - begin >= kThreeCharacters ? 0.6 : 0.5, findings);
}

}  // namespace

void find_introduced_name(std::string_view text, const CueHit& hit, Findings& findings) {
  const std::string_view cue = text.substr(hit.begin, hit.end - hit.begin);
  const bool strong = hit.cue == Cue::kIntroZh;
  if (cue.ends_with("给")) return find_receiver(text, hit.end, findings);
  if (cue == "客服") return find_after_staff_word(text, hit.end, findings);
  if (cue == "叫我" || cue == "称呼我") return find_called_name(text, hit.end, findings);
  const std::size_t begin = skip_words(
      text, hit.end, {" ", "　", ":", "：", "，", ",", "是", "叫", "“", "【", "「", "*"});
  if (cue.ends_with("姓")) return find_surname(text, hit, begin, findings);
  const std::size_t dotted = dotted_name_end(text, begin);
  if (strong && dotted > begin) return add_person_zh(begin, dotted, 0.8, findings);
  if (const std::size_t familiar = familiar_name_end(text, begin); familiar > begin)
    return add_person_zh(begin, familiar, 0.6, findings);
  if (strong && is_nickname(text, begin) && ends_clause(text, begin + kTwoCharacters))
    return add_person_zh(begin, begin + kTwoCharacters, 0.65, findings);
  const std::size_t end = spaced_name_end(text, begin);
  if (end == begin || is_other_word(text, begin, end, strong)) return;
  if (is_of_relative(text, begin, end)) return add_person_zh(begin, end, 0.65, findings);
  if (strong) return add_person_zh(begin, end, 0.85, findings);
  find_after_weak_intro(text, begin, end, findings);
}

}  // namespace deskmill
