// Which agent message answers which question: a queue of open questions and a scored link.
//
// Messages are scanned in order of time. Each agent message that may answer is scored against the last five
// units, s = 1 / (1 + exp(-w.f)), and linked to the best one with s >= tau. The weights are fixed; their
// size and sign follow a logistic model fitted on perturbed dialogues of public sets (methods: newest unit
// +3.0 to +3.7, closed -2.4 to -6.0, already answered -2.7 to -3.2, agent asks -3.3 to -6.5, older open
// -1.3 to -1.5, same run +2.2, overlap +1.7 to +2.0 and +3.6 more for a unit that is not the newest).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stages/pair_extract/dialogue.hpp"

namespace deskmill {

struct LinkWeights {
  double bias = -1.6;
  double question = 1.0;  ///< the unit asks (0 for a stated problem)
  double newest = 3.0;             ///< the unit stands in the newest run of questions
  double second_newest = 1.2;      ///< in the run before
  double closed = -3.0;    ///< answered, and the customer has spoken since
  double answered = -2.7;  ///< answered already, unless this message goes on in the same run
  double agent_asks = -3.6;
  double older_open = -0.5;  ///< per older unit of the same run that is still open
  double overlap = 1.8;
  double overlap_not_newest = 3.6;
  double type_hit = 1.2;
  double type_miss = -0.6;
  double too_short = -1.2;      ///< fewer than 4 code points
  double continues = 1.6;       ///< the message before it in the run answers this unit
  double hours = -0.15;         ///< per doubling of the hours since the question
  double not_an_answer = -6.0;  ///< boilerplate, automatic reply, transfer
};

struct Link {
  std::size_t unit = 0;
  std::vector<std::size_t> messages;  ///< agent messages, in order; never empty
  double score = 0;                   ///< of the first message
  std::string_view type;              ///< "type_match:time" when that was asked and told; or ""
  bool jump = false;                  ///< another unit was newer
};

struct LinkOptions {
  LinkWeights weights;
  double tau = 0.4;
  std::size_t last_units = 5;
  std::size_t last_runs = 12;
};

/// One entry per answered unit, in order of units. Clarifying exchanges are noted in the units.
std::vector<Link> link_answers(Dialogue& dialogue, const LinkOptions& options);

}  // namespace deskmill
