// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/name_answer_zh.hpp"

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kHan = 3;  ///< bytes of a character

/// Before 就行 and the like, which end "叫我小陈就行".
std::size_t name_limit(std::string_view answer) {
  for (const std::string_view word :
       {"就行", "就好", "就可以", "就行了", "就好了", "就可以了", "吧"}) {
    if (answer.ends_with(word)) return answer.size() - word.size();
  }
  return answer.size();
}

}  // namespace

bool is_nickname(std::string_view text, std::size_t begin) {
  static constexpr HanSet kFirst("小老阿大"), kNone("里姨伯爷婆公心时板姐哥妹弟声区");
  const std::size_t second = begin + kHan;
  if (is_common_word(text, begin) || kNone.contains(text, second)) return false;
  return (kFirst.contains(text, begin) && may_be_given(text, second)) ||
         (is_clear_given(text, begin) && is_clear_given(text, second));
}

void find_called_name(std::string_view text, std::size_t begin, Findings& findings) {
  constexpr std::string_view kDone[] = {"就行", "就好", "就可以", "就成", "即可", "吧", "就得了"};
  static constexpr HanSet kFamiliar("小老阿");
  const std::size_t two = begin + 2 * kHan, whole = name_end(text, begin);
  const auto is_done = [&](std::size_t end) {
    return end < text.size() && starts_with_any(text.substr(end), kDone);
  };
  if (whole > begin && (is_done(whole) || is_whole_name(text, begin, whole)))
    return add_person_zh(begin, whole, 0.6, findings);
  const bool ends = is_done(two) || (kFamiliar.contains(text, begin) && ends_clause(text, two));
  if (ends && is_nickname(text, begin)) add_person_zh(begin, two, 0.6, findings);
}

void find_name_answer_zh(std::string_view answer, Findings& findings) {
  const std::size_t begin =
      skip_words(answer, 0, {" ", "\n", "姓", "叫", "是", "我", "可以叫", "免贵"});
  const std::size_t end = spaced_name_end(answer, begin);
  if (end > begin && !is_han_at(answer, end) && !is_common_word(answer, begin))
    add_person_zh(begin, end, 0.65, findings);
  const std::size_t limit = name_limit(answer);
  if (limit <= begin) return;
  const std::string_view called = answer.substr(begin, limit - begin);
  const bool nickname = called.size() == 2 * kHan && is_nickname(called, 0);
  if (surname_bytes(called, 0) == called.size() || nickname)
    add_person_zh(begin, limit, 0.6, findings);
}

}  // namespace deskmill
