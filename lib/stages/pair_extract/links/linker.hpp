// Which agent message answers which question: a queue of open questions and a scored link.
//
// Messages are scanned in order of time. Each agent message that may answer is scored against the
// last five units, s = 1 / (1 + exp(-w.f)), and linked to the best one with s >= tau. The weights
// are fixed. They were fitted by coordinate search on half of a public set of dialogues, perturbed
// into bursts, holds, clarifying exchanges and crossed questions
// (tests/quality/pair_extract_quality.cpp scores the other half), and rounded towards what a
// logistic model gave for the same features.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "stages/pair_extract/links/dialogue.hpp"
#include "stages/pair_extract/links/reused_list.hpp"

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

  void clear() {
    unit = 0;
    messages.clear();
    score = overlap = 0;
    type = {};
    jump = false;
  }
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

/// Keeps buffers from dialogue to dialogue: one per thread.
class Linker {
 public:
  explicit Linker(const LinkOptions& options);

  /// One entry per answered unit, in order of units, until the next call. Clarifying exchanges are
  /// noted in the units. `attempts`, if given, gets every score that was compared.
  const ReusedList<Link>& link(Dialogue& dialogue, Overlap& overlap,
                               std::vector<LinkAttempt>* attempts = nullptr);

 private:
  struct UnitState {
    Link link;
    bool linked = false;
    /// Nothing linked so far speaks of the question: short words that may be a hold or a question
    /// back in wording no rule knows. Gives way to a better answer.
    bool weak = false;
    std::vector<std::size_t> replies;  ///< what the customer said to a weak answer
    bool closed = false;               ///< answered, and the customer has spoken since
    /// With the message that was last asked about: the features of a link ask several times.
    std::optional<std::size_t> overlaps_with;
    double overlap = 0;

    void clear();
  };
  /// A unit and the sum w.f of its link with the message at hand.
  struct Choice {
    std::size_t unit;
    double sum;
  };

  const Message& message(std::size_t index) const { return dialogue_->messages[index]; }
  const QuestionUnit& unit(std::size_t index) const { return dialogue_->units[index]; }
  /// Units before this one are out of reach.
  std::size_t first_unit() const { return opened_ - std::min(opened_, options_.last_units); }

  void start(Dialogue& dialogue, Overlap& overlap, std::vector<LinkAttempt>* attempts);
  void hear_customer(std::size_t index);
  void note_clarification(std::size_t reply);
  void hear_agent(std::size_t index);
  bool is_clarifying(std::size_t index) const;
  std::optional<std::size_t> newest_open() const;
  std::optional<Choice> best_unit(std::size_t index);
  bool is_weak(std::size_t i, std::size_t index);
  void give_way(std::size_t i);
  void link(const Choice& choice, std::size_t index);
  void link_siblings(std::size_t answered, std::size_t index);
  void collect();

  double overlap(std::size_t i, std::size_t index);
  unsigned met_types(std::size_t i, std::size_t index) const {
    return unit(i).tags.types_asked() & message(index).tags.types_told();
  }
  double sum_of(std::size_t i, std::size_t index);
  double sum_of_message(std::size_t index) const;
  double sum_of_place(std::size_t i, std::size_t index);
  double sum_of_recency(std::size_t i) const;
  double sum_of_content(std::size_t i, std::size_t index);
  double most_of_content(std::size_t i, std::size_t index) const;
  double weight_of_overlap(std::size_t i) const;
  double older_open(std::size_t i) const;
  double log_hours(std::size_t i, std::size_t index) const;

  LinkOptions options_;
  double least_sum_;  ///< that gives a score of tau

  Dialogue* dialogue_ = nullptr;
  Overlap* overlap_ = nullptr;
  std::vector<LinkAttempt>* attempts_ = nullptr;
  ReusedList<UnitState> states_;
  ReusedList<Link> links_;
  double message_sum_ = 0;             ///< of the agent's message at hand
  std::size_t opened_ = 0;             ///< units whose question has been heard
  std::optional<std::size_t> asking_;  ///< unit about which the agent asked back
  std::size_t agent_question_ = 0;
};

}  // namespace deskmill
