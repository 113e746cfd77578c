// Which agent message answers which question: a queue of open questions and a scored link.
//
// Messages are scanned in order of time. Each agent message that may answer is scored against the last five
// units, s = 1 / (1 + exp(-w.f)), and linked to the best one with s >= tau. The weights are fixed. They were
// fitted by coordinate search on half of a public set of dialogues, perturbed into bursts, holds, clarifying
// exchanges and crossed questions (tests/quality/pair_extract_quality.cpp scores the other half), and rounded
// towards what a logistic model gave for the same features.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stages/pair_extract/dialogue.hpp"

namespace deskmill {

struct LinkWeights {
  double bias = -3.1;
  double question = 1.0;       ///< the unit asks (0 for a stated problem)
  double newest = 3.4;         ///< the unit stands in the newest run of questions
  double second_newest = 1.6;  ///< in the run before
  double closed = -3.0;        ///< answered, and the customer has spoken since
  double answered = -2.7;      ///< answered already, unless this message goes on in the same run
  double agent_asks = -3.6;
  double older_open = -0.1;  ///< per older unit of the same run that is still open
  double overlap = 4.0;
  double overlap_not_newest = 6.0;
  double type_hit = 0.6;
  double type_miss = -0.4;
  double too_short = -2.0;      ///< fewer than 4 code points, and not of the type asked for
  double continues = 0.2;       ///< the message before it in the run answers this unit
  double hours = -0.15;         ///< per doubling of the hours since the question
  double not_an_answer = -6.0;  ///< boilerplate, automatic reply, transfer
};

struct Link {
  std::size_t unit = 0;
  std::vector<std::size_t> messages;  ///< agent messages, in order; never empty
  double score = 0;                   ///< of the first message
  std::string_view type;              ///< "type_match:time" when that was asked and told; or ""
  bool jump = false;                  ///< another unit was newer
  double overlap = 0;                 ///< the largest of a message with the question
};

/// A question that a message was scored against.
struct LinkAttempt {
  std::size_t unit = 0, message = 0;
  double score = 0;
};

struct LinkOptions {
  LinkWeights weights;
  double tau = 0.5;
  std::size_t last_units = 5;
  std::size_t last_runs = 12;
};

/// One entry per answered unit, in order of units. Clarifying exchanges are noted in the units.
/// `attempts`, if given, gets every score that was compared.
std::vector<Link> link_answers(Dialogue& dialogue, const LinkOptions& options,
                               std::vector<LinkAttempt>* attempts = nullptr);

}  // namespace deskmill
