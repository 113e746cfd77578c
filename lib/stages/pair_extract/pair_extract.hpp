// The pair-extract stage: from a conversation the questions that were asked and answered in it.
//
// tags.hpp says what each message is, dialogue.hpp finds questions, linker.hpp which answer is whose,
// answer.hpp assembles and scores. One conversation gives any number of pairs; one that gives none is
// dropped for a reason: no_question, no_answer or below_score.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/outcome.hpp"
#include "core/record.hpp"
#include "json/build.hpp"
#include "run/sink.hpp"
#include "stages/pair_extract/answer.hpp"
#include "stages/pair_extract/dialogue.hpp"
#include "stages/pair_extract/linker.hpp"
#include "stages/pair_extract/tags.hpp"

namespace deskmill {

struct PairOptions {
  DialogueOptions dialogue;
  LinkOptions link;
  double min_score = 0.4;         ///< pairs below are left out
  std::size_t context_turns = 2;  ///< messages before the question's run that go into the context
};

/// Immutable; one serves all threads.
class PairExtractor {
 public:
  PairExtractor(const PairOptions& options, const std::vector<Rule>& rules)
      : options_(options), tagger_(rules) {}
  /// Counts pairs/questions, answered, below_score, not_durable and signals/NAME.
  Outcome operator()(const Record& record, Sink& sink) const;

 private:
  std::size_t emit_pairs(const Record& record, Dialogue& dialogue, const std::vector<Link>& links,
                         Sink& sink) const;
  /// Sets what a pair has of its own; what it has of the conversation stays.
  void draft_link(const Record& record, const Dialogue& dialogue, const Link& link,
                  PairDraft& draft) const;
  std::vector<std::size_t> context_of(const Dialogue& dialogue, const Link& link) const;

  PairOptions options_;
  Tagger tagger_;
};

}  // namespace deskmill
