// Where a Chinese name begins that is known by what follows it, which surnames are part of
// another word there, and where a clause ends. Nothing parts the words of a Chinese sentence.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace deskmill {

/// 感谢, 谢谢: the second character is a surname too, but here it is not one.
bool is_thanks(std::string_view text, std::size_t begin);

/// The surname ends a word: 允许, 照顾, 对于, 上海, or 张 counts sheets.
bool ends_word(std::string_view text, std::size_t begin);

/// Where the longest name begins that ends at `title`, at most a surname and two characters, at
/// least so many in all; `title` for none.
std::size_t name_begin_before(std::string_view text, std::size_t title, std::size_t least);

/// Behind the last character of a clause: a mark or the end, no blank.
bool ends_clause(std::string_view text, std::size_t end);

/// End of 小陈, 老李 or 阿强 when a clause ends behind it, or `begin`.
std::size_t familiar_name_end(std::string_view text, std::size_t begin);

/// Whether a name may end here: no Han follows, or one that names are not made of.
bool ends_like_name(std::string_view text, std::size_t end);

/// Behind a mark or one of few words, and where a name may end: 由马世杰负责, not 如何建立.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end);

/// 联系刘经理: whoever is looked for is a person, not the profession.
bool is_sought(std::string_view text, std::size_t begin);

/// A name from `begin` to `end` that nothing but its characters and its end tell: 王小明 before a
/// mark.
bool is_whole_name(std::string_view text, std::size_t begin, std::size_t end);

/// A word and no name from `begin` to `end`, unless it is all that follows where names follow:
/// 我叫江南。
bool is_other_word(std::string_view text, std::size_t begin, std::size_t end, bool leads_to_name);

/// Behind all the words that stand at `at`, one after the other. Inlined, they are compared as
/// numbers.
[[gnu::always_inline]] inline std::size_t skip_words(
    std::string_view text, std::size_t at, std::initializer_list<std::string_view> words) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::string_view word : words) {
      if (!text.substr(at).starts_with(word)) continue;
      at += word.size();
      moved = true;
    }
  }
  return at;
}

}  // namespace deskmill
