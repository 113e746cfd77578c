// The label stage: intents by weighted vote of labelling functions, entities by dictionary and
// pattern.
//
// Adds intent, intent_score, intent_source and entities; a record nobody voted for, or on which the
// votes disagree too much, stays without intent: abstaining is an answer. Intents and entities that
// came with the data are kept unless `overwrite`; intents serve to judge the functions, unless they
// are an earlier verdict of this stage (they have an intent_source). Such a verdict goes when
// `overwrite` is set and the functions now abstain.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "stages/label/label_set.hpp"
#include "stages/label/metadata.hpp"
#include "stages/label/vote.hpp"
#include "text/utf8.hpp"

namespace deskmill {

struct LabelOptions {
  double threshold = 0.5;  ///< least probability of a label
  bool overwrite = false;  ///< replace intents and entities that came with the data
  bool drop_unlabelled = false;
};

/// What is counted of one function.
struct FunctionCounts {
  Count fired, overlap, conflict;
};

/// Buffers that are reused from record to record; for one thread.
struct LabelScratch {
  std::vector<char> hit;          ///< by function: 1 when its pattern or lexicon was found
  std::vector<std::size_t> hits;  ///< the functions that have a 1 there
  std::string entities;           ///< the array without its closing bracket; empty when none
  std::size_t entity_count = 0;
  std::vector<PatternCandidate> candidates;  ///< of the turn being read
  std::vector<std::size_t> fired;            ///< functions, rising
  std::vector<Vote> votes;
  std::vector<FunctionCounts> counts;  ///< by function
  MetadataScratch metadata;
};

/// Immutable after construction; one serves all threads.
class Labeller {
 public:
  Labeller(LabelOptions options, LabelSet set) : options_(options), set_(std::move(set)) {}
  Outcome operator()(Record& record, Notes& notes, LabelScratch& scratch) const;
  const LabelSet& set() const { return set_; }

 private:
  void begin_record(LabelScratch& scratch) const;
  void read_turn(const Record& record, std::size_t turn, LabelScratch& scratch) const;
  void try_pattern(std::size_t pattern, bool proven, const Record& record, std::size_t turn,
                   LabelScratch& scratch) const;
  void find_entities(const Pattern& pattern, const Owner& owner, std::string_view text,
                     std::size_t turn, LabelScratch& scratch) const;
  /// `offsets` counts the code points of `text`; entities of rising places share it, or a long text
  /// with many of them would be counted over and over.
  static void add_entity(CodePointCounter& offsets, std::string_view text, std::size_t turn,
                         const MatchSpan& span, const Owner& owner, LabelScratch& scratch);
  bool is_silenced(const LabelFunction& function, const Record& record) const;
  void find_fired(const Record& record, LabelScratch& scratch) const;
  void count_functions(LabelScratch& scratch, Notes& notes) const;
  void judge_functions(const std::vector<std::size_t>& fired, std::string_view gold,
                       Notes& notes) const;
  void add_entities(Record& record, Notes& notes, LabelScratch& scratch) const;
  /// One vote of each function that fired.
  void collect_votes(Notes& notes, LabelScratch& scratch) const;
  void add_label(Record& record, const Verdict& verdict, Notes& notes) const;

  LabelOptions options_;
  LabelSet set_;
};

/// The table of coverage, overlap and conflict of all functions, from the counts of a run, as
/// aligned text. coverage: share of records it fired on; overlap: with another function; conflict:
/// with one of another label; right: of the records that came with an intent, the share whose
/// intent is its label or below. Below it, what became of the records.
std::string function_table(const LabelSet& set, const Tally& tally);

}  // namespace deskmill
