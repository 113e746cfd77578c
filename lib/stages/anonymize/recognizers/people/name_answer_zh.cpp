// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/name_answer_zh.hpp"

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

/// Before 就行 and the like, which end "叫我小陈就行".
std::size_t name_limit(std::string_view answer) {
  for (const std::string_view word :
       {"就行", "就好", "就可以", "就行了", "就好了", "就可以了", "吧"}) {
    if (answer.ends_with(word)) return answer.size() - word.size();
  }
  return answer.size();
}

/// 小明, 老王, 阿强, 晓梅: what somebody is called by.
bool is_nickname(std::string_view text) {
  constexpr std::size_t kTwoCharacters = 6;
  constexpr HanSet kFirst("小老阿大");
  if (text.size() != kTwoCharacters || is_common_word(text, 0)) return false;
  return (kFirst.contains(text, 0) && may_be_given(text, 3)) ||
         (is_clear_given(text, 0) && is_clear_given(text, 3));
}

}  // namespace

void find_name_answer_zh(std::string_view answer, Findings& findings) {
  const std::size_t begin =
      skip_words(answer, 0, {" ", "\n", "姓", "叫", "是", "我", "可以叫", "免贵"});
  const std::size_t end = spaced_name_end(answer, begin);
  if (end > begin && !is_han_at(answer, end) && !is_common_word(answer, begin))
    add_person_zh(begin, end, 0.65, findings);
  const std::size_t limit = name_limit(answer);
  if (limit <= begin) return;
  const std::string_view called = answer.substr(begin, limit - begin);
  if (surname_bytes(called, 0) == called.size() || is_nickname(called))
    add_person_zh(begin, limit, 0.6, findings);
}

}  // namespace deskmill
