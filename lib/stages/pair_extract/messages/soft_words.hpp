// Chinese words that say nothing by themselves: who is speaking, please, at once, particles.
//
// Support desks wrap the same few phrases of boilerplate in ever new ones: 这边正在全力为您查询中哦,
// 小妹马上帮您查询下下呢. Expressions for whole clauses would have to list them all, and a search for
// where such a clause begins is dear. So rules name the phrase (帮您查询), and what surrounds it is
// looked at here, which only happens where a phrase was found.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/pair_extract/phrases/characters.hpp"

namespace deskmill {

/// Softens the end of a clause: 再见啦.
bool is_end_particle(char32_t c);

/// `phrase` together with the rest of its clause when that holds nothing but soft words; else
/// `phrase` as it is: of 耐心等待即可 the end is what the customer is told to do. Clauses end at
/// marks, blanks and the ends of `sentence`. Only of phrases in Han.
CharacterRange with_soft_words(const Characters& text, CharacterRange phrase,
                               CharacterRange sentence);

}  // namespace deskmill
