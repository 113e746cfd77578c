// Messages that are thanks, regrets, good wishes and what stands around a question back, and
// nothing else: no answers, though no fixed boilerplate either.
//
// Rules of the tag give plain phrases. An English clause is a courtesy when it holds one: "we are
// so sorry for the delays today". In a Chinese clause, which says more in as many letters, they
// must make up half of it: 很抱歉无法修改 answers. Nothing with a number is a courtesy.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "stages/pair_extract/tags/tagger.hpp"

namespace deskmill {

/// Whether every clause of the parts is, or holds names, initials and symbols only.
bool is_courtesy(const MessageReading& reading, const std::vector<CharacterRange>& parts);

/// What the clauses of `parts` that hold no courtesy and ask nothing weigh (weight.hpp), up to
/// `most`.
std::size_t weight_beside_courtesy(const MessageReading& reading,
                                   const std::vector<CharacterRange>& parts, std::size_t most);

}  // namespace deskmill
