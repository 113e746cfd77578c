// Why a conversation gave the pairs it gave, for --explain: turns, tags and scores, never text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/notes.hpp"
#include "stages/pair_extract/answer.hpp"
#include "stages/pair_extract/links/dialogue.hpp"
#include "stages/pair_extract/links/linker.hpp"

namespace deskmill {

/// What each message was taken for, and which of them ask.
void explain_dialogue(const Dialogue& dialogue, Notes& notes);
/// Which messages answer which question, and why the others have no answer.
void explain_links(const Dialogue& dialogue, const ReusedList<Link>& links,
                   const std::vector<LinkAttempt>& attempts, double tau, Notes& notes);
/// What became of a linked answer.
void explain_quality(const Dialogue& dialogue, const Link& link, const Quality& quality,
                     double min_score, Notes& notes);

}  // namespace deskmill
