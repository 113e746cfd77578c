// From linked messages to a pair: the answer's text, its quality score and the reasons for it.
//
// The score is 1 / (1 + exp(-sum)) of the terms below; every term that applied is named in
// `signals`, so a threshold can be chosen and a score explained. Weights are fixed and set by hand:
//   bias -.9 · link score x 2.0 · type_match:T +.6 · steps +.5 · specific (a number) +.2 ·
//   thanks_after +.6 · resolved_after +.9 · rating_good +.5 · solved +.3 · problem -.4 ·
//   unclear -.4 · jump -.3 ·
//   asks_back -.6 · sympathy -.7 · short_answer -.8 · echo -1.5 · promise_only -1.5 ·
//   incomplete -1.5 · personal -.3 · time_bound -.2 · repeated_question -.9 · unresolved_after -.9
//   · transfer_after -.8
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "stages/pair_extract/links/dialogue.hpp"
#include "stages/pair_extract/links/linker.hpp"

namespace deskmill {

/// What the whole conversation says about its answers.
struct ConversationFacts {
  bool rating_good = false;  ///< meta.rating of 4 or more
  bool solved = false;       ///< meta.status solved, closed or resolved
};

struct Quality {
  double score = 0;
  std::vector<std::string_view> signals;  ///< static strings
  bool durable = true;    ///< neither personal, nor bound to a day, nor a mere promise
  bool in_parts = false;  ///< posted in numbered parts (post_part.hpp), of which none is missing
};

/// Replaces what `quality` held.
void judge(const Dialogue& dialogue, Overlap& overlap, const Link& link,
           const ConversationFacts& facts, Quality& quality);

}  // namespace deskmill
