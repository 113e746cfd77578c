// The pair-extract stage: from a conversation the questions that were asked and answered in it.
//
// The tagger says what each message is, the dialogue which messages ask, the linker which answer is
// whose; answer.hpp scores what came of it. One conversation gives any number of pairs; one that
// gives none is dropped for a reason: no_question, no_answer or below_score.
//
// A folder includes only those above it (tests/house):
//   phrases/   a message as characters, and many phrases found in them at once; knows no tags
//   tags/      what a message can be, the rules that tell, and the tagger that applies them
//   messages/  what one message says by itself, without what is form in it
//   links/     a conversation: its questions, what its messages share, which answer is whose
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "json/build.hpp"
#include "run/sink.hpp"
#include "stages/pair_extract/answer.hpp"
#include "stages/pair_extract/links/dialogue.hpp"
#include "stages/pair_extract/links/linker.hpp"
#include "stages/pair_extract/tags/tagger.hpp"

namespace deskmill {

struct PairOptions {
  DialogueOptions dialogue;
  LinkOptions link;
  double min_score = 0.4;         ///< pairs below are left out
  std::size_t context_turns = 2;  ///< messages before the question's run that go into the context
};

/// Keeps buffers from record to record: one per thread.
class PairExtractor {
 public:
  /// The tagger must outlive the extractor; one serves all threads.
  PairExtractor(const PairOptions& options, const Tagger& tagger)
      : options_(options), reader_(tagger, options.dialogue), linker_(options.link) {}
  /// Reads conversations that are then given to extract(), one after the other.
  void read(std::span<const Record> records);
  /// `record` is the one with this number among those read last. Counts pairs/questions, answered,
  /// below_score, not_durable and signals/NAME.
  Outcome extract(std::size_t number, const Record& record, Sink& sink);

 private:
  const ReusedList<Link>& link_dialogue(Notes& notes);
  /// False when its score is too low.
  bool emit_pair(const Link& link, const ConversationFacts& facts, Sink& sink);
  std::size_t emit_pairs(const Record& record, const ReusedList<Link>& links, Sink& sink);
  /// Sets what a pair has of its own; what it has of the conversation stays.
  void draft_link(const Link& link);
  void draft_context(const Link& link);
  void count_pair(Notes& notes);
  Count& count_of(std::string_view signal);

  PairOptions options_;
  DialogueReader reader_;
  Linker linker_;
  std::vector<Dialogue> dialogues_;
  Dialogue* dialogue_ = nullptr;  ///< the one at hand
  Overlap overlap_;               ///< of its messages
  Quality quality_;               ///< of the link at hand
  PairDraft draft_;
  std::vector<std::size_t> context_;              ///< messages
  std::string id_, members_, question_, answer_;  ///< what draft_ borrows
  struct SignalCount {
    std::string_view signal;  ///< a static string, known by where it stands
    Count count;
  };
  std::vector<SignalCount> signal_counts_;
  Count questions_{"pairs/questions"}, answered_{"pairs/answered"};
  Count below_score_{"pairs/below_score"}, not_durable_{"pairs/not_durable"};
};

}  // namespace deskmill
