// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/soft_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace deskmill {
namespace {

/// Longer ones first where one begins or ends with another.
constexpr std::array<std::u32string_view, 67> kSoftWords = {
    U"一小会儿", U"亲爱的", U"小红人", U"一会儿", U"好的", U"您好", U"小妹", U"妹子", U"妹纸",
    U"我们",     U"咱们",   U"这边",   U"这里",   U"老板", U"麻烦", U"辛苦", U"烦请", U"希望",
    U"建议",     U"需要",   U"马上",   U"立刻",   U"立即", U"这就", U"正在", U"全力", U"积极",
    U"火速",     U"飞奔",   U"稍微",   U"耐心",   U"此前", U"之前", U"此单", U"咨询", U"相关",
    U"问题",     U"订单",   U"物流",   U"情况",   U"信息", U"内容", U"进度", U"处理", U"查询",
    U"核实",     U"查看",   U"确认",   U"一下",   U"一会", U"为您", U"帮您", U"给您", U"分钟",
    U"左右",     U"烦",     U"请",     U"还",     U"先",   U"再",   U"在",   U"正",   U"着",
    U"您",       U"我",     U"中",     U"下"};

bool is_edge(const Characters& text, std::size_t index) {
  return !text[index].is(kLetter);
}

bool stands_at(const Characters& text, std::u32string_view word, std::size_t index) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (text[index + i].code() != word[i]) return false;
  }
  return true;
}

/// Length of the soft word that begins at `index`; 0: none does.
std::size_t soft_word_at(const Characters& text, std::size_t index, std::size_t end) {
  if (is_end_particle(text[index].code())) return 1;
  for (const std::u32string_view word : kSoftWords) {
    if (word.size() <= end - index && stands_at(text, word, index)) return word.size();
  }
  return 0;
}

/// Length of the soft word that ends in front of `index`; 0: none does.
std::size_t soft_word_before(const Characters& text, std::size_t begin, std::size_t index) {
  if (is_end_particle(text[index - 1].code())) return 1;
  for (const std::u32string_view word : kSoftWords) {
    if (word.size() <= index - begin && stands_at(text, word, index - word.size())) {
      return word.size();
    }
  }
  return 0;
}

}  // namespace

bool is_end_particle(char32_t c) {
  constexpr std::u32string_view kParticles = U"呢哦哈啊呀啦的了吗么嘛噢喔哟呦哒亲滴嗯";
  return kParticles.find(c) != kParticles.npos;
}

CharacterRange with_soft_words(const Characters& text, CharacterRange phrase,
                               CharacterRange sentence) {
  if (phrase.empty() || !text[phrase.first].is(kHan)) return phrase;
  CharacterRange clause = phrase;
  while (clause.last < sentence.last && !is_edge(text, clause.last)) {
    const std::size_t length = soft_word_at(text, clause.last, sentence.last);
    if (length == 0) return phrase;
    clause.last += length;
  }
  while (clause.first > sentence.first && !is_edge(text, clause.first - 1)) {
    const std::size_t length = soft_word_before(text, sentence.first, clause.first);
    if (length == 0) return phrase;
    clause.first -= length;
  }
  return clause;
}

}  // namespace deskmill
